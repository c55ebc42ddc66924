import { hash } from 'node:crypto'

/** Returns how many indexes a number of stories is divided into: a power of two, so that it seldom changes. */
export function bucketCount(stories: number): number {
  let count = 1
  while (count < MOST_BUCKETS && stories > count * STORIES_PER_BUCKET * 1.5) count *= 2
  return count
}

/** About how many stories share an index. If one of them changes, the index is rebuilt in about a second. */
const STORIES_PER_BUCKET = 512

/** The most indexes of a language. A search queries all of them, so they stay few as the archive grows. */
const MOST_BUCKETS = 32

/** Returns the index that a story belongs to. It depends on the story's slug alone. */
export function bucketOf(slug: string, count: number): number {
  return Number.parseInt(hash('sha256', slug).slice(0, 8), 16) % count
}
