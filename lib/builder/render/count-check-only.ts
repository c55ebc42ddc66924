import { availableParallelism } from 'node:os'
import path from 'node:path'
import { packageOf } from '../../library/package-of.ts'
import { COUNT_PAGES, COUNT_STORIES, SITE } from '../../library/story-inputs.ts'
import { GLOSSARY } from '../../publication/content-names.ts'
import { fileDigest } from '../../store/digests.ts'
import { setCheckOnly } from '../../store/site-problems.ts'
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
