import { bucketCount, bucketOf } from '../../search/buckets.ts'
import { type Shard, shareIn } from '../../settings/shard.ts'
import { inParts } from '../../source/in-parts.ts'
import { ContentCache } from '../../store/content-cache.ts'
import { readIndex, writeIndex } from '../../store/index-record.ts'
import type { IndexedStory, ReadContext } from '../render/render-context.ts'
import { isSameStory, type ReadyStory, readStories } from '../render/render-stories.ts'
import type { StoryWorkers } from '../render/story-workers.ts'

/** The number of parts in which a shard shares what it read, so that the others need not wait for all of it. */
const PARTS = 8

/** The fewest stories of a part, so that reading one is worth several threads. */
const FEWEST = 64

/** A story as shards share it: all that a build remembers of it, apart from its text. */
type SharedReading = ReadyStory['story']

/** The folder in which the shards of a build share the stories that they read. */
export interface SharedReadings {
  /** A folder that all shards see. */
  readonly folder: string
  /** A digest of all that every page depends on. What was read in another state is not used. */
  readonly state: string
}

/**
 * Reads all stories, together with the other shards of the build. It reads the stories of this shard first, and shares
 * what it read part by part. Then it takes the other stories from the parts that the other shards have shared so far,
 * and reads the rest itself. A shared story counts only if its files here have the same digest.
 * @returns all stories by slug, in the order of `slugs`
 */
export async function readTogether(
  shard: Shard,
  { folder, state }: SharedReadings,
  workers: Pick<StoryWorkers, 'for'>,
  context: ReadContext,
  slugs: readonly string[],
  indexed: ReadonlyMap<string, IndexedStory>,
): Promise<ReadonlyMap<string, ReadyStory>> {
  const cache = new ContentCache(folder)
  const ready = new Map<string, ReadyStory>()
  const shares = sharesOf(slugs, shard.of)
  const recordOf = (index: number, part: number) => `readings-${index}-of-${shard.of}-${part}`
  const read = async (names: readonly string[]) => {
    const found = await readStories(workers, context, names, indexed)
    for (const [slug, story] of found) ready.set(slug, story)
    return found
  }

  for (const [part, names] of (shares[shard.index - 1] ?? []).entries()) {
    const entries = new Map([...(await read(names))].map(([slug, story]) => [slug, toShared(story)]))
    writeIndex(cache, recordOf(shard.index, part), { state, entries }, context.root)
  }
  for (let part = 0; shares.some((share) => part < share.length); part++) {
    for (const [other, share] of shares.entries()) {
      const names = share[part] ?? []
      if (other === shard.index - 1 || names.length === 0) continue
      const empty = { state, entries: new Map<string, SharedReading>() }
      const { entries } = readIndex(cache, recordOf(other + 1, part), empty, context.root)
      for (const [slug, shared] of entries) {
        if (isSameStory(context, slug, shared))
          ready.set(slug, { story: shared, before: undefined, spooled: undefined })
      }
      await read(names.filter((slug) => !ready.has(slug)))
    }
  }
  return new Map(
    slugs.flatMap((slug) => {
      const story = ready.get(slug)
      return story ? [[slug, story] as const] : []
    }),
  )
}

/**
 * Divides stories among shards, and the stories of each shard into parts. As far as possible, the stories of a search index
 * are in one shard, which then makes the index. Otherwise their order is that of digests, so that no shard has only long
 * or only old stories.
 */
export function sharesOf(slugs: readonly string[], of: number): string[][][] {
  const count = bucketCount(slugs.length)
  const placed = slugs.map((slug) => ({ slug, place: bucketOf(slug, count) + bucketOf(slug, 2 ** 32) / 2 ** 32 }))
  const ordered = placed.sort((one, other) => one.place - other.place).map(({ slug }) => slug)
  return Array.from({ length: of }, (_, index) => {
    const own = shareIn(ordered, { index: index + 1, of })
    return inParts(own, Math.max(FEWEST, Math.ceil(own.length / PARTS)))
  })
}

function toShared({ story: { digest, reading, terms } }: ReadyStory): SharedReading {
  return { digest, reading, terms }
}
