import { expect, test } from 'vitest'
import { GATEWAY, topicAddress } from '../../../lib/publication/addresses.ts'
import { alternateTypes } from '../../../lib/syndication/alternate-types.ts'
import { aPage, aPublication } from '../../component/helpers/publication.ts'
import { aStory } from '../../component/helpers/story.ts'

const page = aPage({ publication: aPublication(['en', 'ar']) })

test('a story leads to the feed of its language and to its plain edition', () => {
  expect(alternateTypes(page, { story: aStory({ slug: 'ships', lang: 'en' }) })).toEqual({
    'application/atom+xml': [{ url: '/en/feed.xml', title: 'The Loopback Post' }],
    'text/markdown': [{ url: '/en/ships/story.md' }],
  })
})

test('any other page leads to the feeds of its language, a topic’s to the topic’s own', () => {
  expect(alternateTypes(page, {})).toEqual({
    'application/atom+xml': [{ url: '/en/feed.xml', title: 'The Loopback Post' }],
    'application/feed+json': [{ url: '/en/feed.json', title: 'The Loopback Post' }],
  })
  expect(alternateTypes(page, { list: { address: topicAddress('en', 'sea'), title: 'Sea' } })).toEqual({
    'application/atom+xml': [{ url: '/en/topics/sea/feed.xml', title: 'Sea | The Loopback Post' }],
    'application/feed+json': [{ url: '/en/topics/sea/feed.json', title: 'Sea | The Loopback Post' }],
  })
})

test('the choice of language leads to the feed of each', () => {
  expect(alternateTypes({ ...page, address: GATEWAY }, {})).toEqual({
    'application/atom+xml': [
      { url: '/en/feed.xml', title: 'English' },
      { url: '/ar/feed.xml', title: 'العربية' },
    ],
  })
})
