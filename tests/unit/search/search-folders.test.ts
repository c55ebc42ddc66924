import { expect, test } from 'vitest'
import { searchFolders, searchIndexes } from '../../../lib/search/search-folders.ts'
import { withBody } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { contextOf } from '../syndication/helpers/site-context.ts'

test('every story is in one search index of each of its languages', () => {
  const library = libraryOf({ 'stories/ship/en.md': withBody('The ship came in.') })
  const indexes = searchIndexes(library)
  expect(indexes.map(({ lang, slugs }) => [lang, [...slugs].sort()])).toEqual([
    ['en', ['harvest', 'ship']],
    ['ar', ['harvest']],
  ])
  expect(searchFolders(contextOf(library), indexes).map(({ name }) => name)).toEqual(['en/search/0', 'ar/search/0'])
})
