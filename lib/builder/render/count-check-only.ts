import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { packageOf } from '../../library/package-of.ts'
import { GLOSSARY } from '../../library/site-checks.ts'
import { contentDir } from '../../settings/settings.ts'
import { contentCachePath, databaseIn } from '../../store/cache-folder.ts'
import { Database } from '../../store/database.ts'
import { fileDigest } from '../../store/digests.ts'
import { Outputs } from '../../store/outputs.ts'
import type { BuildRun } from './build-run.ts'
import { mapConcurrently } from './tasks.ts'

/** The note of the glossary with which the problems of stories were counted. */
export const GLOSSARY_READ = 'glossary'

/**
 * Counts the problems that only `check` reports, and writes their number down. Those of a story are counted when it is
 * read; if the glossary changes, those of all stories are counted again.
 * @param read the slugs of the stories that this build has read
 */
export async function countCheckOnly(run: BuildRun, read: readonly string[]): Promise<void> {
  const { reading, state, shared, db, rows, outputs, workers } = run
  const glossary = fileDigest(path.join(reading.root, GLOSSARY))
  if (outputs.note(GLOSSARY_READ) !== glossary) {
    const fresh = new Set(read)
    const rest = rows.slugs().filter((slug) => !fresh.has(slug))
    const worker = workers.for(rest.length)
    await mapConcurrently(rest, availableParallelism(), async (slug) =>
      rows.setCheckOnly(slug, await worker.count({ collection: 'stories', slug })),
    )
    outputs.setNote(GLOSSARY_READ, glossary)
  }
  const from = hash('sha256', state + glossary)
  const known: SharedCount = JSON.parse(outputs.note(SHARED) ?? '{}')
  let { count = 0 } = known
  if (known.from !== from) {
    const pages = await mapConcurrently(shared.pages, 1, ({ slug }) =>
      workers.for(1).count({ collection: 'pages', slug }),
    )
    const tags = shared.publication?.languages.map(({ tag }) => tag)
    const own = (await packageOf('lint'))?.linterOf(reading.root, tags).problems.length ?? 0
    count = pages.reduce((sum, one) => sum + one, own)
    outputs.setNote(SHARED, JSON.stringify({ from, count }))
  }
  const ofStories = Number(db.get('SELECT sum(problems) AS sum FROM check_only')?.sum ?? 0)
  outputs.setNote(CHECK_ONLY, String(ofStories + count))
}

/**
 * Returns a sentence with the number of problems that only `check` reports, of the site that was built last; undefined
 * if it has none, or if no build has counted them.
 */
export function checkOnlySentence(projectDir: string): string | undefined {
  const count = countedProblems(databaseIn(contentCachePath(projectDir, path.resolve(projectDir, contentDir()))))
  if (count === 0) return undefined
  const problems = count === 1 ? '1 more problem' : `${count.toLocaleString('en')} more problems`
  return `Only \`check\` reports ${problems}, of translations, words and pictures: npx masthead check`
}

function countedProblems(file: string): number {
  if (!existsSync(file)) return 0
  try {
    const db = new Database(file)
    try {
      return Number(new Outputs(db).note(CHECK_ONLY) ?? 0)
    } finally {
      db.close()
    }
  } catch {
    return 0 // The database is damaged or in use. The next build counts again.
  }
}

/** The note of how many problems of the whole site only `check` reports. */
const CHECK_ONLY = 'check-only'

/** The note of those problems of standing pages and of the glossary, and of what they were counted from. */
const SHARED = 'check-only-shared'

interface SharedCount {
  /** A digest of all that the number depends on. */
  readonly from?: string
  readonly count?: number
}
