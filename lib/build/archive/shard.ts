import { existsSync, readdirSync } from 'node:fs'
import { ContentCache } from '../../cache/content-cache.ts'
import { readIndex, writeIndex } from '../../cache/index-record.ts'
import { siteFolder } from '../../cache/site-folder.ts'
import { replaceFolder } from '../../cache/swap-folder.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Shard } from '../../settings/shard.ts'
import { buildSite } from '../output/build-site.ts'
import { STORY_FORM } from './indexed-stories.ts'
import { INDEX, renderArchive, withBuildRun } from './load-archive.ts'
import { readTogether, shareOf } from './read-together.ts'
import type { IndexedStory } from './render-context.ts'
import { storedFilesOf } from './render-stories.ts'

/**
 * Reads the whole archive together with the other shards, renders a share of it, and leaves the result in a folder beside
 * OUT_DIR for `mergeShards`.
 * @returns the warnings
 * @throws ContentError if the content has errors
 */
export async function buildShard(
  projectDir: string,
  compiled: Promise<unknown>,
  shard: Shard,
): Promise<readonly Problem[]> {
  return withBuildRun(projectDir, compiled, async (archive) => {
    const { reading, names, state, before } = archive
    const isMine = new Set(shareOf(names, shard).flat())
    const shared = { folder: `${siteFolder(projectDir)}.readings`, state }
    const { stories, problems } = await renderArchive(
      archive,
      (slug) => isMine.has(slug),
      (...reads) => readTogether(shard, shared, ...reads),
    )
    // The next build of this shard here renders only what has changed.
    const entries = new Map([...before.entries, ...stories])
    archive.saveIndex({ entries, common: before.common, unwanted: before.unwanted })
    const folder = shardFolder(projectDir, shard)
    await replaceFolder(folder, refuseForeignShard, (staging) => {
      const cache = new ContentCache(staging)
      writeIndex(cache, INDEX, { state, entries: move(stories, reading.cache, cache) }, reading.root, STORY_FORM)
    })
    return problems
  })
}

/**
 * Builds the site from shards. The result is the same, byte for byte, as one machine's build.
 * @param folders one for each shard
 * @throws if a shard was built from other content, by other code or with other settings
 */
export async function mergeShards(
  projectDir: string,
  compiled: Promise<unknown>,
  folders: readonly string[],
): Promise<readonly Problem[]> {
  await withBuildRun(projectDir, compiled, async ({ reading, state, before, saveIndex }) => {
    const stories = folders.flatMap((folder) => {
      if (!isShard(folder)) throw new Error(`There is no shard in ${folder}.`)
      const cache = new ContentCache(folder)
      const { entries } = readIndex(cache, INDEX, { state, entries: new Map() }, reading.root, STORY_FORM)
      if (entries.size === 0) {
        throw new Error(
          `${folder} is empty, or was built from other content, by other code or with other settings, or is damaged.`,
        )
      }
      return [...move(entries, cache, reading.cache)]
    })
    saveIndex({ entries: new Map(stories), common: before.common, unwanted: before.unwanted })
  })
  return buildSite(projectDir, compiled)
}

/** Returns the folder of a shard. */
export function shardFolder(projectDir: string, { index, of }: Shard): string {
  return `${siteFolder(projectDir)}.shard-${index}-of-${of}`
}

/**
 * Checks that a shard may replace a folder: it does not exist, is empty, or is itself a shard.
 * @throws otherwise, with the remedy
 */
export function refuseForeignShard(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0 || isShard(folder)) return
  throw new Error(
    `${folder} contains files that are not a shard, and a build would replace them. Move them to another place.`,
  )
}

/** Whether a folder contains the cache of a shard, and nothing else. */
function isShard(folder: string): boolean {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.includes('records') && names.every((name) => ['files', 'records'].includes(name))
}

/**
 * Copies the output of stories. It leaves out a story with a damaged file, which is then rendered where the shards are
 * merged.
 */
function move(
  stories: ReadonlyMap<string, IndexedStory>,
  from: ContentCache,
  to: ContentCache,
): ReadonlyMap<string, IndexedStory> {
  return new Map([...stories].filter(([, story]) => storedFilesOf(story).every((file) => to.take(file, from))))
}
