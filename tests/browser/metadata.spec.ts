import { selectAll } from 'hast-util-select'
import { STORY } from '../fixtures/publication.ts'
import { attribute, pagesIn, treeOf } from './built-page.ts'
import type { SITES } from './sites.ts'
import { builtPage, expect, LANGUAGES, storyPath, test } from './test.ts'

const SITE_URL = 'https://masthead.example'

test('every page names its own address on the configured site as the canonical one', () => {
  for (const address of withoutNotFound('seed')) {
    const canonical = selectAll('link[rel=canonical]', treeOf(address)).map((link) => attribute(link, 'href'))
    expect(canonical).toEqual([SITE_URL + address])
  }
})

test('every page names itself and its counterparts in all other languages', () => {
  for (const address of withoutNotFound('seed').filter((page) => page !== '/')) {
    const rest = address.replace(/^\/[^/]+/, '')
    const { 'x-default': _, ...counterparts } = alternatesOf(address)
    expect(counterparts).toEqual(Object.fromEntries(LANGUAGES.map((lang) => [lang, `${SITE_URL}/${lang}${rest}`])))
  }
})

test('readers of other languages are led from a front page to the choice of language, from a story to its original', () => {
  for (const lang of LANGUAGES) {
    expect(alternatesOf(`/${lang}/`)['x-default']).toBe(`${SITE_URL}/`)
    expect(alternatesOf(storyPath(lang))['x-default']).toBe(SITE_URL + storyPath('en'))
    expect(alternatesOf(`/${lang}/privacy/`)['x-default']).toBe(`${SITE_URL}/en/privacy/`)
  }
})

test('counterparts name each other alike, and none that does not exist', () => {
  for (const site of ['seed', 'partial'] as const) {
    const pages = pagesIn(site)
    for (const address of withoutNotFound(site)) {
      const alternates = alternatesOf(address, site)
      for (const url of new Set(Object.values(alternates))) {
        const counterpart = new URL(url).pathname
        expect(pages, address).toContain(counterpart)
        expect(alternatesOf(counterpart, site), `${address} and ${counterpart}`).toEqual(alternates)
      }
    }
  }
})

test('a story that lacks a language does not promise it', () => {
  expect(Object.keys(alternatesOf(`/en/${STORY}/`, 'partial'))).not.toContain('fa')
  expect(Object.keys(alternatesOf(`/en/privacy/`, 'partial'))).toContain('fa')
})

test('where the site’s address is not known, no page claims one', () => {
  for (const address of pagesIn('services')) {
    const tree = treeOf(address, 'services')
    expect(selectAll('link[rel=canonical], link[rel=alternate][hreflang]', tree), address).toEqual([])
    expect(builtPage(address, 'services'), address).not.toContain('masthead.example')
  }
})

test('the page for mistyped addresses stays out of search engines; of all others they may show pictures in full', () => {
  for (const address of pagesIn('seed')) {
    const robots = selectAll('meta[name=robots]', treeOf(address)).map((meta) => attribute(meta, 'content'))
    expect(robots, address).toEqual([address.endsWith('404.html') ? 'noindex' : 'max-image-preview:large'])
  }
  expect(selectAll('link[rel=canonical], link[rel=alternate]', treeOf('/404.html'))).toEqual([])
})

function withoutNotFound(site: keyof typeof SITES): string[] {
  return pagesIn(site).filter((address) => !address.endsWith('404.html'))
}

/** By language, where a page says that it is found. */
function alternatesOf(address: string, site: keyof typeof SITES = 'seed'): Record<string, string> {
  const links = selectAll('link[rel=alternate][hreflang]', treeOf(address, site))
  return Object.fromEntries(links.map((link) => [attribute(link, 'hrefLang') ?? '', attribute(link, 'href') ?? '']))
}
