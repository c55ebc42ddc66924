import { selectAll } from 'hast-util-select'
import { attribute, pagesIn, treeOf } from './built-page.ts'
import type { SITES } from './sites.ts'
import { builtPage, expect, test } from './test.ts'

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

test('where the site’s address is not known, no page claims one', () => {
  for (const address of pagesIn('services')) {
    const tree = treeOf(address, 'services')
    expect(selectAll('link[rel=canonical], link[rel=alternate][hreflang]', tree), address).toEqual([])
    expect(builtPage(address, 'services'), address).not.toContain('masthead.example')
  }
})

function withoutNotFound(site: keyof typeof SITES): string[] {
  return pagesIn(site).filter((address) => !address.endsWith('404.html'))
}

/** By language, where a page says that it is found. */
function alternatesOf(address: string, site: keyof typeof SITES = 'seed'): Record<string, string> {
  const links = selectAll('link[rel=alternate][hreflang]', treeOf(address, site))
  return Object.fromEntries(links.map((link) => [attribute(link, 'hrefLang') ?? '', attribute(link, 'href') ?? '']))
}
