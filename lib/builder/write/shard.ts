import { existsSync, readdirSync } from 'node:fs'
import type { Problem } from '../../problem/problem.ts'
import { type SearchIndex, searchFolders, searchIndexes } from '../../search/search-folders.ts'
import type { Shard } from '../../settings/shard.ts'
import { ContentCache } from '../../store/content-cache.ts'
import { type Index, readIndex, writeIndex } from '../../store/index-record.ts'
import { siteFolder } from '../../store/site-folder.ts'
import { replaceFolder } from '../../store/swap-folder.ts'
import { rememberFeedTexts } from '../../syndication/feed/feed-files.ts'
import { STORY_FORM } from '../render/indexed-stories.ts'
import { INDEX, renderArchive, withBuildRun } from '../render/load-archive.ts'
import type { CommonFile, IndexedStory } from '../render/render-context.ts'
import { storedFilesOf } from '../render/render-stories.ts'
import { siteContext } from '../render/site-context.ts'
import { buildSite } from './build-site.ts'
import { makeFolders } from './make-site.ts'
import { readTogether, sharesOf } from './read-together.ts'

/** The share of an index’s stories that a shard must have to make the index. To read those of other shards takes longer. */
const MOSTLY = 0.75

/** The result of a shard: its stories, the search indexes that it made, and the texts of its stories for feeds. */
interface ShardIndex extends Index<IndexedStory> {
  readonly common: readonly CommonFile[]
  /** The names of the records of these texts. */
  readonly texts: readonly string[]
}

/**
 * Reads the whole archive together with the other shards, renders a share of it, makes the search indexes of that share
 * and its texts for feeds, and leaves the result in a folder beside OUT_DIR for `mergeShards`.
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
    const isMine = new Set(sharesOf(names, shard.of)[shard.index - 1]?.flat())
    const shared = { folder: `${siteFolder(projectDir)}.readings`, state }
    const { stories, problems, rendering, library, spooled } = await renderArchive(
      archive,
      (slug) => isMine.has(slug),
      (...reads) => readTogether(shard, shared, ...reads),
    )
    const isOwn = ({ slugs }: SearchIndex) => slugs.filter((slug) => isMine.has(slug)).length > slugs.length * MOSTLY
    const context = siteContext(rendering, library, stories, spooled, state)
    const indexes = searchFolders(context, searchIndexes(library).filter(isOwn))
    const common = await makeFolders(rendering, indexes, before.common)
    archive.timing.step('search')
    const texts = rememberFeedTexts(context, (slug) => isMine.has(slug))
    archive.timing.step('feeds')
    // The next build of this shard here renders only what has changed.
    const entries = new Map([...before.entries, ...stories])
    archive.saveIndex({ entries, common: withFolders(before.common, common), unwanted: before.unwanted })
    const folder = shardFolder(projectDir, shard)
    await replaceFolder(folder, refuseForeignShard, (staging) => {
      const cache = new ContentCache(staging)
      for (const file of common) cache.take(file, reading.cache)
      for (const name of texts) cache.takeRecord(name, reading.cache)
      const index: ShardIndex = { state, entries: move(stories, reading.cache, cache), common, texts }
      writeIndex(cache, INDEX, index, reading.root, STORY_FORM)
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
    let { common } = before
    const empty: ShardIndex = { state, entries: new Map(), common: [], texts: [] }
    const stories = folders.flatMap((folder) => {
      if (!isShard(folder)) throw new Error(`There is no shard in ${folder}.`)
      const cache = new ContentCache(folder)
      const { entries, common: made, texts } = readIndex(cache, INDEX, empty, reading.root, STORY_FORM)
      if (entries.size === 0) {
        throw new Error(
          `${folder} is empty, or was built from other content, by other code or with other settings, or is damaged.`,
        )
      }
      // What is damaged is made again below.
      for (const file of made) reading.cache.take(file, cache)
      for (const name of texts) reading.cache.takeRecord(name, cache)
      common = withFolders(common, made)
      return [...move(entries, cache, reading.cache)]
    })
    saveIndex({ entries: new Map(stories), common, unwanted: before.unwanted })
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

/** Returns the files of a site in which some folders were made again. */
function withFolders(common: readonly CommonFile[], made: readonly CommonFile[]): readonly CommonFile[] {
  const names = new Set(made.map(({ folder }) => folder))
  return [...common.filter(({ folder }) => folder === undefined || !names.has(folder)), ...made]
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
