import { expect, test } from 'vitest'
import { searchFolders, searchIndexes } from '../../../lib/search/search-folders.ts'
import { withBody } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { contextOf } from '../syndication/helpers/site-context.ts'

test('every story is in one search index of each of its languages, and an index is made again only if one of its stories has changed', () => {
  const library = libraryOf({ 'stories/ship/en.md': withBody('The ship came in.') })
  const indexes = searchIndexes(library)
  expect(indexes.map(({ lang, slugs }) => [lang, [...slugs].sort()])).toEqual([
    ['en', ['harvest', 'ship']],
    ['ar', ['harvest']],
  ])
  const sameOf = (changed?: readonly string[]) =>
    searchFolders(contextOf(library), indexes, changed && new Set(changed)).map(({ name, isSame }) => [name, isSame])
  expect(sameOf(['ship'])).toEqual([
    ['en/search/0', false],
    ['ar/search/0', true],
  ])
  expect(sameOf([])).toEqual([
    ['en/search/0', true],
    ['ar/search/0', true],
  ])
  expect(sameOf()).toEqual([
    ['en/search/0', false],
    ['ar/search/0', false],
  ])
})
