import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { headMarkup } from '../../../lib/syndication/markup.ts'
import { openGraphLocale, pageMetadata, type Sharing } from '../../../lib/syndication/page-metadata.ts'
import { aPage } from '../../component/helpers/publication.ts'
import { aStoryEdition } from '../../component/helpers/story.ts'

beforeEach(() => void vi.stubEnv('SITE_URL', 'https://post.example/news'))
afterEach(() => void vi.unstubAllEnvs())

/**
 * What the head of the page of “ships” says, by the name of each tag; the values of a name that occurs again in a row.
 */
function tagsOf(sharing: Sharing, lang = 'en'): Record<string, string[]> {
  const html = headMarkup(pageMetadata(aPage({ lang }), 'Ships & "sails"', 'All of them.', '/en/ships/', sharing))
  const tags = [...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)]
  const groups = Map.groupBy(tags, ([, name = '']) => name)
  return Object.fromEntries([...groups].map(([name, found]) => [name, found.map(([, , value = '']) => value)]))
}

const card = { address: '/en/ships/card.jpg', alt: 'Ships — at anchor' }

describe('who shares a link to a page shows', () => {
  test('of a story when it was published and changed, its section and its topics', () => {
    const edition = aStoryEdition({
      date: '2025-02-24',
      updated: '2025-03-01',
      section: 'harbour',
      tags: ['ships', 'trade'],
    })
    expect(tagsOf({ edition })).toMatchObject({
      'og:type': ['article'],
      'article:published_time': ['2025-02-24'],
      'article:modified_time': ['2025-03-01'],
      'article:section': ['Harbour (en)'],
      'article:tag': ['ships', 'trade'],
    })
  })
})

describe('nothing is claimed', () => {
  test('of a card where none is drawn', () => {
    vi.stubEnv('CARDS', 'off')
    expect(Object.keys(tagsOf({ card })).filter((name) => name.includes('image'))).toEqual([])
    expect(tagsOf({ card })['twitter:card']).toEqual(['summary'])
  })

  test('that needs the site’s address where that is not known', () => {
    vi.stubEnv('SITE_URL', '')
    expect(Object.keys(tagsOf({ card })).filter((name) => /image|url/.test(name))).toEqual([])
  })

  test('of a story that its editors do not say', () => {
    expect(Object.keys(tagsOf({ edition: aStoryEdition() })).filter((name) => name.startsWith('article:'))).toEqual([])
  })
})

test.each([
  ['pt', 'pt_BR'],
  ['pt-PT', 'pt_PT'],
  ['zh', 'zh_CN'],
  ['zh-Hant', 'zh_TW'],
  ['en', 'en_US'],
])('%s is %s in Open Graph, which wants a territory', (tag, locale) => {
  expect(openGraphLocale(tag)).toBe(locale)
})
