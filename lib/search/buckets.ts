import { createHash } from 'node:crypto'

/** About so many stories share an index: it is made anew, in about a second, when one of them changes. */
const STORIES_PER_BUCKET = 512

/** A search asks every index of its language, so they stay few however long the archive grows. */
const MOST_BUCKETS = 32

/** How many indexes so many stories are divided among: a power of two, so that it seldom changes. */
export function bucketCount(stories: number): number {
  let count = 1
  while (count < MOST_BUCKETS && stories > count * STORIES_PER_BUCKET * 1.5) count *= 2
  return count
}

/** The index that a story belongs to; it follows from the story's name alone. */
export function bucketOf(slug: string, count: number): number {
  return createHash('sha256').update(slug).digest().readUInt32BE(0) % count
}
