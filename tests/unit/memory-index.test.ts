import { expect, test } from 'vitest'
import { indexedInMemory } from '../../lib/index/memory-index.ts'
import { listsIn } from '../../lib/library/lists.ts'
import { correctionsIn, movedStories, outlinesOf } from '../../lib/library/outlines.ts'
import { withFrontMatter } from '../content/newsroom.ts'
import { libraryOf } from './read-library.ts'

const dated = (title: string, more = '') =>
  withFrontMatter(`title: ${title}\ndate: 2026-01-05\ntags: [${title}]${more}`)

test('two libraries of one newspaper that are asked in turn each give their own lists', () => {
  const both = libraryOf({ 'stories/boats/en.md': dated('Boats'), 'stories/nets/en.md': dated('Nets') })
  const fewer = indexedInMemory({ ...both, stories: new Map([...both.stories].filter(([slug]) => slug !== 'nets')) })
  const topicsOf = (library: typeof both) =>
    [...listsIn(library, 'en').keys()].filter((address) => /nets/.test(address))
  expect(outlinesOf(both).map(({ slug }) => slug)).toContain('nets')
  expect(outlinesOf(fewer).map(({ slug }) => slug)).not.toContain('nets')
  expect(topicsOf(both)).toHaveLength(1)
  expect(topicsOf(fewer)).toEqual([])
})

test('a story that was read again replaces what lists had of it', () => {
  const first = libraryOf({ 'stories/boats/en.md': dated('Boats') })
  const other = libraryOf({
    'stories/boats/en.md': dated('Ships', '\naliases: [old-boats]\ncorrections: [{date: 2026-01-06, text: It sank.}]'),
  })
  const again = indexedInMemory({ ...first, stories: other.stories })
  expect(correctionsIn(first, 'en')).toEqual([])
  expect(correctionsIn(again, 'en').map(({ title }) => title)).toEqual(['Ships'])
  expect(movedStories(again).map(({ slug }) => slug)).toEqual(['boats'])
  expect([...listsIn(again, 'en').keys()].filter((address) => /boats|ships/.test(address))).toHaveLength(1)
})
