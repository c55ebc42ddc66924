import { expect, test } from 'vitest'
import { bucketCount, bucketOf } from '../../../lib/search/search-folders.ts'

const SLUGS = Array.from({ length: 10_000 }, (_, index) => `story-${index}`)

test('a small archive has one index, a large one several of some hundred stories', () => {
  expect([0, 1, 768, 769, 10_000, 1_000_000].map(bucketCount)).toEqual([1, 1, 1, 2, 16, 32])
  const sizes = [...Map.groupBy(SLUGS, (slug) => bucketOf(slug, 16)).values()].map(({ length }) => length)
  expect(sizes).toHaveLength(16)
  expect(Math.max(...sizes)).toBeLessThan(768)
})

test('a story stays in its index, whatever other stories come or go', () => {
  expect(bucketOf('ships', 16)).toBe(bucketOf('ships', 16))
  // When the number of indexes doubles, a story stays, or goes to the one new index that splits off its own.
  for (const slug of SLUGS.slice(0, 100)) expect(bucketOf(slug, 32) % 16).toBe(bucketOf(slug, 16))
})
