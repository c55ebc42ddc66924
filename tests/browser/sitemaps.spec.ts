import { readFileSync } from 'node:fs'
import path from 'node:path'
import { selectAll } from 'hast-util-select'
import { attribute, pagesIn, treeOf } from './built-page.ts'
import { SITES } from './sites.ts'
import { expect, test } from './test.ts'

const SITE_URL = 'https://masthead.example'

test('robots.txt leads to the index, the index to a sitemap of each language, and they to every page once', () => {
  const [index = '', ...others] = [...textOf('robots.txt').matchAll(/^Sitemap: (.*)$/gm)].map(([, url = '']) =>
    nameOf(url),
  )
  expect([index, ...others]).toEqual(['sitemap.xml'])
  const listed = addressesIn(index).flatMap((sitemap) => addressesIn(nameOf(sitemap)))
  // Search and what is kept offline are of no use to who comes from elsewhere; the empty list of authors is not led to.
  const pages = pagesIn('seed').filter(
    (page) => !page.endsWith('404.html') && !/\/(search|offline|authors)\/$/.test(page),
  )
  expect(listed.map((url) => url.replace(SITE_URL, '')).sort()).toEqual(pages)
})

test('the counterparts of a page are the same in the sitemap and in its head', () => {
  for (const [, url = '', rest = ''] of textOf('sitemap-ar.xml').matchAll(/<url><loc>(.*?)<\/loc>(.*?)<\/url>/g)) {
    const counterparts = [...rest.matchAll(/hreflang="(.*?)" href="(.*?)"/g)].map(([, tag, href]) => [tag, href])
    const links = selectAll('link[rel=alternate][hreflang]', treeOf(url.replace(SITE_URL, '')))
    expect(counterparts, url).toEqual(links.map((link) => [attribute(link, 'hrefLang'), attribute(link, 'href')]))
  }
})

function textOf(name: string, site: keyof typeof SITES = 'seed'): string {
  return readFileSync(path.join(SITES[site], name), 'utf8')
}

function nameOf(url: string): string {
  return url.replace(`${SITE_URL}/`, '')
}

function addressesIn(sitemap: string): string[] {
  return [...textOf(sitemap).matchAll(/<(?:url|sitemap)><loc>(.*?)<\/loc>/g)].map(([, url = '']) => url)
}
