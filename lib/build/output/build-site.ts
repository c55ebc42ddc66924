import path from 'node:path'
import { cardRecords, hasCards } from '../../cards/card-files.ts'
import type { Problem } from '../../problem/problem.ts'
import { engineFolder } from '../../settings/engine.ts'
import { renderArchive, withBuildRun } from '../archive/load-archive.ts'
import { storedFilesOf } from '../archive/render-stories.ts'
import { outputFiles } from '../newsroom/own-outputs.ts'
import { siteContext } from '../page/site-context.ts'
import { fillSite } from './fill-site.ts'
import { heavyOffers, heavyOverrides, heavyPages } from './heavy-pages.ts'
import { publish } from './publish.ts'

/**
 * Builds the whole site in a staging folder beside OUT_DIR, and swaps it in when it is complete.
 * @param compiled settles when the code is compiled; stories are read meanwhile
 * @returns the warnings
 * @throws ContentError if the content has errors; the published site then does not change
 */
export async function buildSite(projectDir: string, compiled: Promise<unknown>): Promise<readonly Problem[]> {
  return withBuildRun(projectDir, compiled, async (archive) => {
    const { before, timing } = archive
    const { rendering, library, stories, spooled, pages, outputs, problems } = await renderArchive(archive)
    const made = [...stories.values(), pages]
    const files = made.flatMap((one) => one.files)
    const tints = new Map(made.flatMap((one) => [...one.tints]))
    const context = siteContext(rendering, library, stories, spooled)
    const publicFolder = path.join(engineFolder(), 'public')
    await publish(projectDir, async (staging) => {
      const known = before.common
      const { listed, common } = await fillSite({
        staging,
        publicFolder,
        statics: archive.shared.statics.names,
        room: rendering,
        context,
        outputs: outputFiles(outputs, context),
        stories: files,
        tints,
        known,
        timing,
      })
      archive.saveIndex({ entries: stories, common })
      const { cache } = rendering
      const cards = cardRecords(library)
      // A build without cards leaves those of the last one in the cache, so that the next need not draw them again.
      const left = hasCards(rendering.assembly) ? [] : cards.flatMap((name) => cache.remembered(name)?.files ?? [])
      const pictures = files.map(({ name }) => name).filter((name) => name.startsWith('assets/'))
      cache.keepOnly([...made.flatMap(storedFilesOf), ...common, ...left], [...pictures, ...cards])
      return listed
    })
    timing.step('published and tidied')
    const { root, cache } = rendering
    const heavy = [
      ...heavyPages(root, library.publication.theme, files),
      ...heavyOffers(root, library.publication, files, (file) => cache.read(file)),
    ]
    const { overrides } = archive
    if (overrides) heavy.push(...heavyOverrides(overrides, rendering.assembly.compiled, files))
    return [...problems, ...heavy]
  })
}
