import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  absolute,
  archiveAddress,
  assetAddress,
  authorAddress,
  cardAddress,
  editionAddress,
  fileAt,
  frontAddress,
  isOwnSlug,
  linkFrom,
  RESERVED_SLUGS,
  STANDING_PAGES,
  storyAddress,
  toOwnSlug,
  topicAddress,
} from '../../lib/publication/addresses.ts'
import { siteUrl } from '../../lib/settings/settings.ts'

afterEach(() => void vi.unstubAllEnvs())

describe('an address', () => {
  it('begins with the language and ends with a slash', () => {
    expect(frontAddress('pt-BR')).toBe('/pt-BR/')
    expect(storyAddress('ar', 'harvest')).toBe('/ar/harvest/')
  })

  it('in another script is encoded, and its file is not; a name has one form, whatever a keyboard made of it', () => {
    const edition = { lang: 'fa', slug: 'bridge', ownSlug: 'پل-بسته' }
    expect(editionAddress(edition)).toBe('/fa/%D9%BE%D9%84-%D8%A8%D8%B3%D8%AA%D9%87/')
    expect(fileAt(editionAddress(edition))).toBe('fa/پل-بسته/index.html')
    expect(linkFrom('fa/پل-بسته/index.html', undefined)(`${editionAddress(edition)}#p2`)).toBe('#p2')
    expect(toOwnSlug(' Cafe\u0301: “Пять”! ')).toBe('café-пять')
    expect(['สะพาน', 'पुल-बंद', '港口', 'мост-2'].map(isOwnSlug)).not.toContain(false)
    expect(['A', 'a--b', '-a', 'a b', 'a/b', 'a\u200cb', ''].map(isOwnSlug)).not.toContain(true)
    expect(isOwnSlug(toOwnSlug('港口'.repeat(99)))).toBe(true)
  })

  it('of a file holds its name', () => {
    expect(assetAddress('mill.0a1b2c.png')).toBe('/assets/mill.0a1b2c.png')
  })

  it('of a card is beside its page and stays the same', () => {
    expect([cardAddress({ lang: 'ar', slug: 'harvest' }), cardAddress('ar')]).toEqual([
      '/ar/harvest/card.jpg',
      '/ar/card.jpg',
    ])
  })

  it('of a list of stories has the number of its page, and one of the archive its date, below the list', () => {
    expect([topicAddress('ar'), topicAddress('ar', 'ships'), topicAddress('ar', 'ships', 2)]).toEqual([
      '/ar/topics/',
      '/ar/topics/ships/',
      '/ar/topics/ships/2/',
    ])
    expect(authorAddress('ar', 'ada')).toBe('/ar/authors/ada/')
    expect([archiveAddress('ar'), archiveAddress('ar', '2026'), archiveAddress('ar', '2026-11', 2)]).toEqual([
      '/ar/archive/',
      '/ar/archive/2026/',
      '/ar/archive/2026/11/2/',
    ])
  })

  it('that the site needs is no story’s to take', () => {
    expect(RESERVED_SLUGS).toEqual(expect.arrayContaining([...STANDING_PAGES, 'topics', 'archive', 'search']))
  })
})

describe('a full web address', () => {
  it.each([
    ['news.example', 'https://news.example/'],
    ['localhost:8080', 'https://localhost:8080/'],
    ['ftp://news.example/', 'https://news.example/'],
    ['https://', 'https://news.example/'],
  ])('is not made from SITE_URL=%s: the message names the variable and gives an example', (site, example) => {
    vi.stubEnv('SITE_URL', site)
    expect(() => absolute('/en/')).toThrow(
      `SITE_URL is “${site}”, which is not a full web address. Write SITE_URL=${example}`,
    )
  })

  it.each([
    ['https://example.com', 'https://example.com/en/harvest/'],
    ['https://example.com/', 'https://example.com/en/harvest/'],
    ['https://example.com/news', 'https://example.com/news/en/harvest/'],
    ['https://example.com/news/', 'https://example.com/news/en/harvest/'],
    ['http://localhost:8080', 'http://localhost:8080/en/harvest/'],
  ])('on %s is %s', (site, address) => {
    vi.stubEnv('SITE_URL', site)
    expect(absolute('/en/harvest/')).toBe(address)
  })

  it.each([
    '/',
    '/en/',
    '/en/story.v2/feed.xml',
    '/en/a-b_c/#note-1',
    '/en/ü/',
    '/en/a b',
    '/en/./x/../y/',
    '/..',
    '//x/',
  ])('of %s is what a URL makes of it', (address) => {
    vi.stubEnv('SITE_URL', 'https://example.com/news/?from=mail')
    expect(absolute(address)).toBe(new URL(`.${address}`, 'https://example.com/news/').href)
  })

  it('is not known where SITE_URL is not', () => {
    vi.stubEnv('SITE_URL', '')
    expect([siteUrl(), absolute('/en/')]).toEqual([undefined, undefined])
  })
})
