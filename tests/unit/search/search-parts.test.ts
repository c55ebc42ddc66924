import { expect, test } from 'vitest'
import { searchParts } from '../../../lib/search/search-folders.ts'
import { replaced } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'
import { made } from '../syndication/helpers/site-context.ts'

async function words(changes: Parameters<typeof libraryOf>[0]) {
  const story = libraryOf(changes).stories.get('harvest')
  return (await made(story ? searchParts(story) : [])).get('search-en')
}

test('the search indexes the standfirst, and the first paragraph once where there is none', async () => {
  expect(await words({})).toMatch(/^The barns are full\.(?!.*The barns are full)/s)
  const written = { 'stories/harvest/en.md': replaced('date: 2025', 'description: Wheat.\ndate: 2025') }
  expect(await words(written)).toMatch(/^Wheat\.\nThe barns are full\./)
})
