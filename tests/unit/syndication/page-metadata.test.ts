import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { frontAddress, LANGUAGE_CHOOSER, storyAddress } from '../../../lib/publication/addresses.ts'
import { pageMetadata } from '../../../lib/syndication/page-metadata.ts'
import { aPage } from '../../component/helpers/publication.ts'

beforeEach(() => void vi.stubEnv('SITE_URL', 'https://post.example/'))
afterEach(() => void vi.unstubAllEnvs())

/** What is said of the page at an address, which is found in these languages at these addresses. */
function metadataOf(lang: string, address: string, editions: ReadonlyMap<string, string>, title = 'Ships') {
  const page = aPage({ lang, address, editions })
  return pageMetadata(page, title, 'All of them.', editions === FRONTS ? LANGUAGE_CHOOSER : storyAddress('zh', 'ships'))
}

const STORY = new Map(['zh', 'en'].map((tag) => [tag, storyAddress(tag, 'ships')]))
const FRONTS = new Map(['en', 'zh', 'ar'].map((tag) => [tag, frontAddress(tag)]))

test('a page’s title names the publication after it; the front page’s is the publication’s name alone', () => {
  expect(metadataOf('en', '/en/ships/', STORY).title).toBe('Ships | The Loopback Post')
  expect(metadataOf('en', '/en/', FRONTS, 'The Loopback Post').title).toBe('The Loopback Post')
  expect(metadataOf('en', '/en/ships/', STORY).description).toBe('All of them.')
})

test.each([
  ['https://post.example/', 'https://post.example/en/ships/'],
  ['https://post.example', 'https://post.example/en/ships/'],
  ['https://post.example/news', 'https://post.example/news/en/ships/'],
  ['https://post.example/news/', 'https://post.example/news/en/ships/'],
])('at %s the page’s canonical address is %s', (site, canonical) => {
  vi.stubEnv('SITE_URL', site)
  expect(metadataOf('en', '/en/ships/', STORY).alternates?.canonical).toBe(canonical)
})

test('a page names its counterparts and itself in full, and the original for everybody else', () => {
  expect(metadataOf('en', '/en/ships/', STORY).alternates?.languages).toEqual({
    zh: 'https://post.example/zh/ships/',
    en: 'https://post.example/en/ships/',
    'x-default': 'https://post.example/zh/ships/',
  })
})

test('the counterparts name each other: every edition of a page says the same of all', () => {
  const said = [...STORY].map(([lang, address]) => metadataOf(lang, address, STORY).alternates)
  expect(said[0]?.languages).toEqual(said[1]?.languages)
  expect(said.map((alternates) => alternates?.canonical)).toEqual([
    'https://post.example/zh/ships/',
    'https://post.example/en/ships/',
  ])
  expect(Object.values(said[0]?.languages ?? {})).toEqual(expect.arrayContaining([said[1]?.canonical]))
})

test('the choice of language and the front pages name each other, and the choice serves everybody else', () => {
  const chooser = metadataOf('en', LANGUAGE_CHOOSER, FRONTS).alternates
  expect(chooser?.canonical).toBe('https://post.example/')
  for (const [lang, address] of FRONTS) {
    const front = metadataOf(lang, address, FRONTS).alternates
    expect(front?.languages).toEqual(chooser?.languages)
    expect(front?.languages).toMatchObject({ [lang]: front?.canonical, 'x-default': chooser?.canonical })
  }
})

test('where the site’s address is not known nothing is said that needs it', () => {
  vi.stubEnv('SITE_URL', '')
  const metadata = metadataOf('en', '/en/ships/', STORY)
  expect(Object.keys(metadata.alternates ?? {})).toEqual(['types'])
  expect(metadata.title).toBe('Ships | The Loopback Post')
  expect(JSON.stringify(metadata)).not.toContain('http')
})
