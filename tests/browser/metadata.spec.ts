import { selectAll } from 'hast-util-select'
import { attribute, pagesIn, treeOf } from './built-page.ts'
import type { SITES } from './sites.ts'
import { builtPage, expect, test } from './test.ts'

test('counterparts name each other alike, and none that does not exist', () => {
  for (const site of ['seed', 'partial'] as const) {
    const pages = pagesIn(site)
    for (const address of withoutNotFound(site)) {
      const named = alternatesOf(address, site)
      for (const url of new Set(Object.values(named))) {
        const counterpart = new URL(url).pathname
        expect(pages, address).toContain(counterpart)
        expect(alternatesOf(counterpart, site), `${address} and ${counterpart}`).toEqual(named)
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

const alternates = new Map<string, Record<string, string>>()

/** By language, where a page says that it is found. Each page is looked at once: its counterparts ask for it again. */
function alternatesOf(address: string, site: keyof typeof SITES = 'seed'): Record<string, string> {
  const key = `${site} ${address}`
  const known = alternates.get(key)
  if (known) return known
  const links = selectAll('link[rel=alternate][hreflang]', treeOf(address, site))
  const found = Object.fromEntries(
    links.map((link) => [attribute(link, 'hrefLang') ?? '', attribute(link, 'href') ?? '']),
  )
  alternates.set(key, found)
  return found
}
