import path from 'node:path'
import { cardRecords, hasCards } from '../../library/cards.ts'
import type { Problem } from '../../problem/problem.ts'
import { engineFolder } from '../../settings/engine.ts'
import { ownOutputFiles } from '../compile/own-outputs.ts'
import { type BuildRun, INDEX, renderArchive, withBuildRun } from '../render/load-archive.ts'
import { otherStories } from '../render/other-stories.ts'
import type { StoryOutput } from '../render/render-context.ts'
import { readStories, storedFilesOf } from '../render/render-stories.ts'
import { siteContext } from '../render/site-context.ts'
import { buildEdit } from './build-edit.ts'
import { heavyOffers, heavyOverrides, heavyPages } from './heavy-pages.ts'
import { linkInThread } from './link-in-thread.ts'
import { makeSite } from './make-site.ts'
import { beginGenerations, publish } from './publish.ts'
import { recordPublished } from './publish-difference.ts'

/**
 * Makes every file of the site that has changed, and publishes the site when it is complete.
 * @param compiled settles when the code is compiled; stories are read meanwhile
 * @param listed the stories whose files may have changed since the last build; by default all
 * @returns the warnings
 * @throws ContentError if the content has errors; the published site then does not change
 */
export async function buildSite(
  projectDir: string,
  compiled: Promise<unknown>,
  listed?: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  const build = async (archive: BuildRun) =>
    (listed && (await buildEdit(projectDir, archive, listed))) ?? (await buildWhole(projectDir, archive, listed))
  return withBuildRun(projectDir, compiled, build, listed !== undefined)
}

async function buildWhole(
  projectDir: string,
  archive: BuildRun,
  listed: ReadonlySet<string> | undefined,
): Promise<readonly Problem[]> {
  const { before, timing } = archive
  const mayDiffer = listed && ((slug: string) => listed.has(slug))
  const rendered = await renderArchive(archive, undefined, (...reads) => readStories(...reads, mayDiffer))
  const { rendering, library, stories, spooled, facts, known, changed, pages, outputs, problems } = rendered
  const made = [...stories.values(), pages]
  const storyFiles = made.flatMap((one) => one.files)
  const { root, cache } = rendering
  const { workers } = archive
  // Before the rest is made: that leaves this thread no time to start another.
  await workers.close()
  const begun = beginGenerations(projectDir, storyFiles, cache, linkInThread(cache.folder))
  const context = siteContext(rendering, library, stories, spooled, archive.state)
  const making = makeSite({
    publicFolder: path.join(engineFolder(), 'public'),
    statics: archive.shared.statics.names,
    rendering,
    context,
    outputs: ownOutputFiles(outputs, context),
    stories: storyFiles,
    placeholderColors: new Map(made.flatMap((one) => [...one.placeholderColors])),
    known: before.common,
    isStored: (file) => rendering.cache.has(file),
    facts: known,
    changed,
    timing,
  })
  // Even after an error the other thread must have ended, because another build may begin.
  const { files, common, shown, records } = await making.finally(() => begun)
  const heavy = [
    ...heavyPages(root, library.publication.theme, storyFiles),
    ...heavyOffers(root, library.publication, storyFiles, (file) => cache.read(file)),
  ]
  const { overrides } = archive
  if (overrides) heavy.push(...heavyOverrides(overrides, rendering.assembly.compiled, storyFiles))
  const warnings = [...problems, ...heavy]
  const parts = made.flatMap((one) => one.parts)
  const wanted = [...files, ...parts]
  const unwanted = before.unwanted + replaced(before.entries, stories)
  const isTidied = wanted.length < FEW || unwanted > wanted.length * MOST_UNWANTED
  const most = Math.floor(Math.max(wanted.length, FEW) * MOST_UNWANTED)
  const others = otherStories(stories, archive.stamp, most - (isTidied ? 0 : unwanted), warnings)
  archive.saveIndex({ entries: stories, common, unwanted: isTidied ? 0 : unwanted, facts: { ...facts, shown }, others })
  await publish(projectDir, files, cache)
  recordPublished(projectDir, cache, INDEX)
  timing.step('published')
  if (isTidied) {
    const cards = cardRecords(library)
    // A build without cards leaves those of the last one in the cache, so that the next need not draw them again.
    const left = hasCards(rendering.assembly) ? [] : cards.flatMap((name) => cache.remembered(name)?.files ?? [])
    const pictures = storyFiles.map(({ name }) => name).filter((name) => name.startsWith('assets/'))
    cache.keepOnly([...wanted, ...left], [...pictures, ...cards, ...records])
  }
  cache.recordStamps(files)
  timing.step('cache tidied')
  return warnings
}

/** With fewer files than this, the cache is tidied by every build. */
const FEW = 5000

/**
 * The share of a large cache that may be unwanted before a build tidies it: to look through all of it takes longer than
 * an edit.
 */
const MOST_UNWANTED = 0.05

/** Counts the files of stories that the last build made and this one has replaced; all if the last one is not known. */
function replaced(before: ReadonlyMap<string, StoryOutput>, now: ReadonlyMap<string, StoryOutput>): number {
  if (before.size === 0) return Number.MAX_SAFE_INTEGER
  const gone = [...before].filter(([slug, story]) => now.get(slug) !== story)
  return gone.reduce((sum, [, story]) => sum + storedFilesOf(story).length, 0)
}
