import path from 'node:path'
import { areSharedSame } from '../../../lib/attachment/shared-files.ts'
import type { ReadStory } from '../../../lib/builder/render/render-context.ts'
import { putStory, type ReadRun, readStories } from '../../../lib/builder/render/render-stories.ts'
import { bucketCount, bucketOf } from '../../../lib/search/buckets.ts'
import { storyDigest } from '../../../lib/store/folder-digest.ts'
import { fromJson, toJson } from '../../../lib/store/json-with-maps.ts'
import { readSealed, writeSealed } from '../../../lib/store/sealed-file.ts'
import { isAsScheduled } from '../../../lib/story/translations/schedule.ts'
import { inParts } from '../plan/in-parts.ts'
import { type Shard, shareIn } from './shard.ts'

/**
 * Reads stories together with the other shards of the build. It reads those of this shard first, and shares what it read part
 * by part. Then it takes the other stories from the parts that the other shards have shared so far, and reads the rest itself.
 * A shared story counts only if its files here have the same digest.
 * @param folder a folder that all shards see
 * @param slugs the stories that this shard has to read
 */
export async function readTogether(
  shard: Shard,
  folder: string,
  run: ReadRun,
  slugs: readonly string[],
): Promise<void> {
  const { root } = run.reading
  const left = new Set(slugs)
  const shares = sharesOf(run.names ?? [], shard.of)
  const fileOf = (index: number, part: number) => path.join(folder, `${index}-of-${shard.of}-${part}`)
  const read = async (names: readonly string[]) => {
    const wanted = names.filter((slug) => left.delete(slug))
    await readStories(run, wanted)
  }
  for (const [part, names] of (shares[shard.index - 1] ?? []).entries()) {
    await read(names)
    const stories = names.flatMap((slug) => run.rows.get(slug) ?? [])
    const shared: SharedPart = {
      state: run.state,
      stories: stories.map(({ digest, reading, terms }) => ({ digest, reading, terms })),
    }
    writeSealed(fileOf(shard.index, part), [toJson(shared, root)])
  }
  for (let part = 0; shares.some((share) => part < share.length); part++) {
    for (const [other, share] of shares.entries()) {
      const names = share[part] ?? []
      if (other === shard.index - 1 || !names.some((slug) => left.has(slug))) continue
      const text = readSealed(fileOf(other + 1, part))?.toString()
      const shared = text === undefined ? undefined : fromJson<SharedPart>(text, root)
      for (const story of shared?.state === run.state ? shared.stories : []) {
        const { slug } = story.reading
        if (!left.has(slug) || !isSame(root, story)) continue
        left.delete(slug)
        putStory(run, { ...story, text: undefined })
      }
      await read(names)
    }
  }
}

/** The number of parts in which a shard shares what it read, so that the others need not wait for all of it. */
const PARTS = 8

/** The fewest stories of a part, so that reading one is worth several threads. */
const FEWEST = 64

/** A story as shards share it: all that a build remembers of it, apart from its text. */
type SharedStory = Pick<ReadStory, 'digest' | 'reading' | 'terms'>

/** What a shard shares. */
interface SharedPart {
  /** A digest of all that every page depends on. What was read in another state is not used. */
  readonly state: string
  readonly stories: readonly SharedStory[]
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

/** Whether reading a story here gives the same. */
function isSame(root: string, { digest, reading }: SharedStory): boolean {
  const { slug, schedule, shared } = reading
  return storyDigest(root, slug) === digest && isAsScheduled(schedule) && areSharedSame(root, shared)
}
