import { expect, test } from 'vitest'
import { knownRelated } from '../../../lib/builder/render/known-related.ts'
import { type Candidate, findRelated } from '../../../lib/library/related.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const STORIES: readonly Candidate[] = [
  { slug: 'wheat', topics: ['fields'], terms: ['harvest', 'barn'] },
  { slug: 'barley', topics: ['fields'], terms: ['harvest', 'beer'] },
  { slug: 'poem', topics: [], terms: ['verse'] },
]

/** Changes of what is compared. */
const CHANGES: Readonly<Record<string, readonly Candidate[]>> = {
  'a keyword': STORIES.map((story) => (story.slug === 'poem' ? { ...story, terms: ['harvest'] } : story)),
  'a topic': STORIES.map((story) => (story.slug === 'poem' ? { ...story, topics: ['fields'] } : story)),
  'the order of the stories': STORIES.toReversed(),
  'a new story': [...STORIES, { slug: 'rye', topics: ['fields'], terms: [] }],
}

test('related stories are found once while nothing that is compared changes', () => {
  const cache = new ContentCache(temporaryFolder())
  const found = knownRelated(cache, 'state', STORIES)
  expect(found.slugs).toEqual(findRelated(STORIES))
  expect(found.slugs.get('wheat')).toEqual(['barley'])
  expect(knownRelated(cache, 'state', STORIES)).toEqual(found)
})

for (const [change, stories] of Object.entries(CHANGES)) {
  test(`related stories are found again after a change of ${change}`, () => {
    const cache = new ContentCache(temporaryFolder())
    knownRelated(cache, 'state', STORIES)
    expect(knownRelated(cache, 'state', stories).slugs).toEqual(findRelated(stories))
  })
}

test('the related stories of the last build are used, but not after a change of code or settings', () => {
  const cache = new ContentCache(temporaryFolder())
  knownRelated(cache, 'state', STORIES)
  const [digest] = cache.recorded('related')?.toString().split('\n') ?? []
  cache.record('related', [`${digest}\nwheat poem`])
  expect(knownRelated(cache, 'state', STORIES).slugs).toEqual(new Map([['wheat', ['poem']]]))
  expect(knownRelated(cache, 'other state', STORIES).slugs).toEqual(findRelated(STORIES))
})
