import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { PageStore } from '../../cache/page-store.ts'
import { siteFolder } from '../../cache/site-folder.ts'
import { replaceFolder } from '../../cache/swap-folder.ts'
import type { Problem } from '../../problem/problem.ts'
import { buildSite } from '../output/build-site.ts'
import { INDEX, type IndexedStory, readIndex, writeIndex } from './archive-index.ts'
import { renderArchive, withBuildRun } from './load-archive.ts'
import { storedFilesOf } from './render-stories.ts'

/** The name of the folder with a shard's files. */
const PAGES = 'pages'

/** One machine's part of an archive: number `index` of `of`, from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** Parses a text such as `2/3`; returns undefined if it is not a shard. */
export function parseShard(text: string): Shard | undefined {
  const [, index = 0, of = 0] = (text.match(/^(\d+)\/(\d+)$/) ?? []).map(Number)
  return index < 1 || index > of ? undefined : { index, of }
}

/**
 * Reads the whole archive, renders a share of it, and leaves the result in a folder beside OUT_DIR for `mergeShards`.
 * @returns the warnings
 * @throws ContentError if the content has errors
 */
export async function buildShard(
  projectDir: string,
  compiled: Promise<unknown>,
  shard: Shard,
): Promise<readonly Problem[]> {
  return withBuildRun(projectDir, compiled, async (archive) => {
    const { reading, names, state } = archive
    const isMine = new Set(names.filter((_, index) => index % shard.of === shard.index - 1))
    const { stories, problems } = await renderArchive(archive, (slug) => isMine.has(slug))
    const folder = shardFolder(projectDir, shard)
    await replaceFolder(folder, refuseForeignShard, (staging) => {
      const moved = move(stories, reading.store, new PageStore(path.join(staging, PAGES), undefined))
      writeIndex(path.join(staging, INDEX), { state, stories: moved, common: [] }, reading.root)
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
      const index = path.join(folder, INDEX)
      if (!existsSync(index)) throw new Error(`There is no shard in ${folder}.`)
      const shard = readIndex(index, state, reading.root)
      if (shard.stories.size === 0) {
        throw new Error(
          `${folder} is empty, or was built from other content, by other code or with other settings, or is damaged.`,
        )
      }
      return [...move(shard.stories, new PageStore(path.join(folder, PAGES), undefined), reading.store)]
    })
    saveIndex({ stories: new Map(stories), common: before.common })
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
  const names = existsSync(folder) ? readdirSync(folder) : []
  if (names.length === 0 || (names.includes(INDEX) && names.every((name) => [INDEX, PAGES].includes(name)))) return
  throw new Error(
    `${folder} contains files that are not a shard, and a build would replace them. Move them to another place.`,
  )
}

/**
 * Copies the output of stories. It leaves out a story with a damaged file, which is then rendered where the shards are
 * merged.
 */
function move(
  stories: ReadonlyMap<string, IndexedStory>,
  from: PageStore,
  to: PageStore,
): ReadonlyMap<string, IndexedStory> {
  return new Map([...stories].filter(([, story]) => storedFilesOf(story).every((file) => to.take(file, from))))
}
