import type { Problem } from '../../problem/problem.ts'
import type { BuildRun } from '../render/build-run.ts'
import { withBuildRun } from '../render/build-run.ts'
import { noteRendered, renderArchive } from '../render/render-archive.ts'
import { siteContext } from '../render/site-context.ts'
import { heavyOffers, heavyOverrides, heavyPages, MOST } from './heavy-pages.ts'
import { makeSite } from './make-site.ts'
import { publish } from './publish.ts'

/**
 * Builds the site: looks for what has changed, reads and renders it, makes the files of the site that depend on it, and
 * publishes the site when it is complete. A first build finds that everything has changed.
 * @param compiled settles when the code is compiled; stories are read meanwhile
 * @param listed the stories whose files may have changed since the last build; by default all
 * @returns the warnings
 * @throws ContentError if the content has errors; the published site then does not change
 */
export function buildSite(
  projectDir: string,
  compiled: Promise<unknown>,
  listed?: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  return withBuildRun(projectDir, compiled, (run) => buildRun(projectDir, run), listed)
}

async function buildRun(projectDir: string, run: BuildRun): Promise<readonly Problem[]> {
  const { db, rows, outputs, workers, reading, overrides, timing } = run
  const { cache, root } = reading
  const isFirst = outputs.publication === 0
  const rendered = await renderArchive(run)
  const { rendering, library, problems } = rendered
  // Before the rest is made: that leaves this thread no time to start another.
  await workers.close()
  await makeSite(run, rendered, siteContext(rendering, library, db, rows, run.state))
  const heavy = outputs.heavyPages(MOST)
  const { publication } = library
  const warnings = [
    ...problems,
    ...heavyPages(root, publication.theme, heavy),
    ...heavyOffers(root, publication, heavy, (file) => cache.read(file)),
    ...(overrides ? heavyOverrides(overrides, rendering.assembly.compiled, heavy) : []),
  ]
  noteRendered(run, library)
  await publish(projectDir, db, outputs, cache, run.listed === undefined)
  timing.step('published')
  if (isFirst) cache.keepOnly(outputs.digests())
  outputs.tidy(cache)
  db.commit()
  timing.step('cache tidied')
  return warnings
}
