import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { timestamp } from '../../story/read/date.ts'
import { xmlText } from '../xml-text.ts'
import type { PageEdition, SitePage } from './site-pages.ts'

/** A page as the sitemap of one language lists it. */
export interface SitemapEntry extends PageEdition {
  readonly page: SitePage
}

/** The namespace of sitemaps (https://www.sitemaps.org/protocol.html). */
export const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const NAMESPACES = {
  xmlns: SITEMAP,
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
}

/** Returns a sitemap: pages with their pictures and their translations, which all link to each other. */
export function sitemap(entries: readonly SitemapEntry[], site: URL): string {
  const full = (address: string) => new URL(`.${address}`, site).href
  const url = ({ address, modified, pictures, page }: SitemapEntry) =>
    x('url', [
      x('loc', full(address)),
      ...lastmod(modified),
      { type: 'raw', value: twinLinks(page, full) },
      ...pictures.map((picture) => x('image:image', [x('image:loc', full(picture))])),
    ])
  return xmlText(x('urlset', NAMESPACES, entries.map(url)))
}

/** Returns the index of all sitemaps, each with the date of the latest change in it. */
export function sitemapIndex(
  sitemaps: readonly { readonly address: string; readonly modified: string | undefined }[],
  site: URL,
): string {
  const child = ({ address, modified }: (typeof sitemaps)[number]) =>
    x('sitemap', [x('loc', new URL(`.${address}`, site).href), ...lastmod(modified)])
  return xmlText(x('sitemapindex', { xmlns: SITEMAP }, sitemaps.map(child)))
}

/** Returns a date in the format of sitemaps (W3C-DTF): a day, or a time with seconds and a time zone. */
export function sitemapDate(date: string): string {
  return date.includes('T') ? timestamp(date) : date
}

function lastmod(modified: string | undefined): Element[] {
  return modified === undefined ? [] : [x('lastmod', sitemapDate(modified))]
}

/**
 * The links between a page and its translations, as text. They are most of a sitemap, so they are written once and
 * shared by all.
 */
const written = new WeakMap<SitePage, string>()

function twinLinks(page: SitePage, full: (address: string) => string): string {
  const known = written.get(page)
  if (known !== undefined) return known
  const twins = [...page.editions].map(([tag, { address }]) => [tag, address] as const)
  const links = [...twins, ['x-default', page.fallback] as const].map(([hreflang, twin]) =>
    x('xhtml:link', { rel: 'alternate', hreflang, href: full(twin) }),
  )
  const text = twins.length > 1 ? toXml(links, { closeEmptyElements: true }) : ''
  written.set(page, text)
  return text
}
