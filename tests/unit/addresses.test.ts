import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  absolute,
  assetAddress,
  cardAddress,
  frontAddress,
  RESERVED_SLUGS,
  STANDING_PAGES,
  siteUrl,
  storyAddress,
} from '../../lib/publication/addresses.ts'

afterEach(() => void vi.unstubAllEnvs())

describe('an address', () => {
  it('begins with the language and ends with a slash', () => {
    expect(frontAddress('pt-BR')).toBe('/pt-BR/')
    expect(storyAddress('ar', 'harvest')).toBe('/ar/harvest/')
  })

  it('of a file holds its name', () => {
    expect(assetAddress('mill.0a1b2c.png')).toBe('/assets/mill.0a1b2c.png')
  })

  it('of a card is beside its page and stays the same', () => {
    expect([cardAddress('ar', 'harvest'), cardAddress('ar')]).toEqual(['/ar/harvest/card.jpg', '/ar/card.jpg'])
  })

  it('that the site needs is no story’s to take', () => {
    expect(RESERVED_SLUGS).toEqual(expect.arrayContaining([...STANDING_PAGES, 'topics', 'archive', 'search']))
  })
})

describe('a full web address', () => {
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

  it('is not known where SITE_URL is not', () => {
    vi.stubEnv('SITE_URL', '')
    expect([siteUrl(), absolute('/en/')]).toEqual([undefined, undefined])
  })
})
