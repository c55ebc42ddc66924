import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { packageOf } from '../../library/package-of.ts'
import { COUNT_PAGES, COUNT_STORIES, SITE } from '../../library/story-inputs.ts'
import { GLOSSARY } from '../../publication/content-names.ts'
import { contentDir } from '../../settings/settings.ts'
import { contentCachePath, databaseIn } from '../../store/cache-folder.ts'
import { Database } from '../../store/database.ts'
import { fileDigest } from '../../store/digests.ts'
import { countCheckOnlyProblems, setCheckOnly } from '../../store/site-problems.ts'
import type { BuildRun } from './build-run.ts'
import { mapConcurrently } from './tasks.ts'

/**
 * Counts the problems that only `check` reports, and writes their number down. Those of a story are counted when it is
 * read; if the glossary changes, those of all stories are counted again.
 * @param read the slugs of the stories that this build has read
 */
export async function countCheckOnly(run: BuildRun, read: readonly string[]): Promise<void> {
  const { reading, shared, db, rows, inputs, workers } = run
  const glossary = [{ name: GLOSSARY, value: fileDigest(path.join(reading.root, GLOSSARY)) }]
  if (!inputs.isMadeFrom(COUNT_STORIES, glossary)) {
    const fresh = new Set(read)
    const rest = rows.slugs().filter((slug) => !fresh.has(slug))
    const worker = workers.for(rest.length)
    await mapConcurrently(rest, availableParallelism(), async (slug) =>
      setCheckOnly(db, await worker.count({ collection: 'stories', slug }), slug),
    )
    inputs.made(COUNT_STORIES, glossary)
  }
  const ofPages = [{ name: SITE }, ...glossary]
  if (inputs.isMadeFrom(COUNT_PAGES, ofPages)) return
  const pages = await mapConcurrently(shared.pages, 1, ({ slug }) =>
    workers.for(1).count({ collection: 'pages', slug }),
  )
  const tags = shared.publication?.languages.map(({ tag }) => tag)
  const own = (await packageOf('lint'))?.linterOf(reading.root, tags).problems.length ?? 0
  setCheckOnly(
    db,
    pages.reduce((sum, one) => sum + one, own),
  )
  inputs.made(COUNT_PAGES, ofPages)
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
      return countCheckOnlyProblems(db)
    } finally {
      db.close()
    }
  } catch {
    return 0 // The database is damaged or in use. The next build counts again.
  }
}
