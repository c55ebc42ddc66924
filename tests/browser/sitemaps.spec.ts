import { readFileSync } from 'node:fs'
import path from 'node:path'
import { selectAll } from 'hast-util-select'
import { sitemapProblems } from '../unit/syndication/helpers/sitemap-problems.ts'
import { attribute, filesIn, pagesIn, treeOf } from './built-page.ts'
import { SITES } from './sites.ts'
import { expect, test } from './test.ts'

const SITE_URL = 'https://masthead.example'
const SITEMAP = /^(news-)?sitemap[^/]*\.xml$/

test('every sitemap is valid against the schemas of sitemaps.org and Google', async () => {
  const sitemaps = filesIn('seed').filter((name) => SITEMAP.test(name))
  expect(sitemaps).toHaveLength(14)
  // Without news its sitemap has no entry, which the schema does not allow.
  for (const name of sitemaps.filter((name) => name !== 'news-sitemap.xml'))
    expect(await sitemapProblems(textOf(name)), name).toEqual([])
})

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

test('the pictures that sitemaps name are there', () => {
  const names = [...textOf('sitemap-en.xml').matchAll(/<image:loc>(.*?)<\/image:loc>/g)].map(([, url = '']) =>
    nameOf(url),
  )
  expect(names).not.toEqual([])
  for (const name of names) expect(filesIn('seed')).toContain(name)
})

test('an undated story is no news; a translation that is missing is in no sitemap', () => {
  expect(textOf('news-sitemap.xml')).toContain('<urlset ')
  expect(addressesIn('news-sitemap.xml')).toEqual([])
  for (const name of filesIn('partial').filter((file) => SITEMAP.test(file))) {
    expect(textOf(name, 'partial'), name).not.toMatch(/\/fa\/china/)
  }
})

test('a site whose address is not known has no sitemaps', () => {
  expect(filesIn('services').filter((name) => SITEMAP.test(name))).toEqual([])
  expect(textOf('robots.txt', 'services')).toBe('User-agent: *\nAllow: /\n')
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
