import { describe, expect, test } from 'vitest'
import { listsIn } from '../../../lib/library/lists.ts'
import { topicAddress } from '../../../lib/publication/addresses.ts'
import { everyLanguageFeed, languageFeed, listFeed } from '../../../lib/syndication/feeds.ts'
import { alternateTypes } from '../../../lib/syndication/page-metadata.ts'
import { aPage, aPublication } from '../../component/helpers/publication.ts'
import { aStoryEdition } from '../../component/helpers/story.ts'
import { type Changes, replaced } from '../../content/newsroom.ts'
import { libraryOf } from '../read-library.ts'

const page = aPage({ publication: aPublication(['en', 'ar']) })
const ATOM = 'application/atom+xml'
const JSON_FEED = 'application/feed+json'
const UNDATED = { 'stories/harvest/en.md': replaced('date: 2025-02-24', 'accept: {date-missing: Unknown.}') }
const NO_STORY = Object.fromEntries(
  ['en.md', 'ar.md', 'bridge.svg', 'field.png'].map((name) => [`stories/harvest/${name}`, undefined]),
)

test('a dated story names the Atom feed of its language, an undated one the JSON Feed, for Atom has no place for it', () => {
  const edition = aStoryEdition({ slug: 'ships', lang: 'en', date: '2025-02-24' })
  const plain = { 'text/markdown': [{ url: '/en/ships/story.md' }] }
  expect(alternateTypes(page, { edition })).toEqual({
    [ATOM]: [{ url: '/en/feed.xml', title: 'The Loopback Post' }],
    ...plain,
  })
  expect(alternateTypes(page, { edition: { ...edition, date: undefined } })).toEqual({
    [JSON_FEED]: [{ url: '/en/feed.json', title: 'The Loopback Post' }],
    ...plain,
  })
})

describe('a page that is no story’s', () => {
  test('names the feeds of its language, a topic’s the topic’s own', () => {
    const library = libraryOf({ 'stories/harvest/en.md': replaced('section:', 'tags: [Sea]\nsection:') })
    expect(alternateTypes(page, { feeds: [languageFeed(library, 'en')] })).toEqual({
      [ATOM]: [{ url: '/en/feed.xml', title: 'The Gazette' }],
      [JSON_FEED]: [{ url: '/en/feed.json', title: 'The Gazette' }],
    })
    expect(topicTypes(library, 'sea')).toEqual({
      [ATOM]: [{ url: '/en/topics/sea/feed.xml', title: 'Sea | The Gazette' }],
      [JSON_FEED]: [{ url: '/en/topics/sea/feed.json', title: 'Sea | The Gazette' }],
    })
  })

  test('names no feed at all where there is no story', () => {
    const library = libraryOf(NO_STORY)
    expect(alternateTypes(page, { feeds: [languageFeed(library, 'en')] })).toEqual({})
    expect(topicTypes(library, 'science')).toEqual({})
  })

  test('names one feed of each language that has an entry, where it offers the languages', () => {
    const types = (changes: Changes) => alternateTypes(page, { feeds: everyLanguageFeed(libraryOf(changes)) })
    const english = { url: '/en/feed.xml', title: 'English' }
    expect(types({})).toEqual({ [ATOM]: [english, { url: '/ar/feed.xml', title: 'العربية' }] })
    expect(types({ 'stories/harvest/ar.md': undefined })).toEqual({ [ATOM]: [english] })
    expect(types(UNDATED)).toEqual({
      [JSON_FEED]: [
        { url: '/en/feed.json', title: 'English' },
        { url: '/ar/feed.json', title: 'العربية' },
      ],
    })
  })
})

function topicTypes(library: ReturnType<typeof libraryOf>, slug: string) {
  const list = listsIn(library, 'en').get(topicAddress('en', slug))
  if (!list) throw new Error(`There is no topic ${slug}.`)
  return alternateTypes(page, { feeds: [listFeed(library, 'en', list)] })
}
