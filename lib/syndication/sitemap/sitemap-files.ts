import type { SiteContext, SiteFile } from '../../library/site-file.ts'
import { NEWS_SITEMAP, ROBOTS, SITEMAP_INDEX } from '../../publication/addresses.ts'
import { newsEntries, newsSitemap } from './news-sitemap.ts'
import { type SitemapEntry, sitemap, sitemapIndex } from './sitemap.ts'
import { PROTOCOL_LIMITS, type SitemapLimits, sitemapsOf } from './sitemaps-of.ts'

/**
 * What search engines read before anything else: the sitemaps of each language and their index, the news, and robots.txt.
 * Sitemaps hold full addresses, so where SITE_URL is not known there are none.
 * @param now in milliseconds since 1970
 */
export function sitemapFiles(
  { library, site }: SiteContext,
  now: number,
  limits: SitemapLimits = PROTOCOL_LIMITS,
): SiteFile[] {
  if (!site) return [file(ROBOTS, [], () => robots([]))]
  const sitemaps = sitemapsOf(library, site, limits)
  const index = sitemaps.map(({ address, modified }) => ({ address, modified }))
  const news = newsEntries(library, now)
  // A sitemap without an entry is an error to search engines.
  const named = [SITEMAP_INDEX, ...(news.length > 0 ? [NEWS_SITEMAP] : [])].map(
    (address) => new URL(`.${address}`, site).href,
  )
  return [
    file(SITEMAP_INDEX, index, () => sitemapIndex(index, site)),
    ...sitemaps.map(({ address, entries }) => file(address, entries.map(keyOf), () => sitemap(entries, site))),
    file(NEWS_SITEMAP, news, () => newsSitemap(news, library.publication, site)),
    file(ROBOTS, named, () => robots(named)),
  ]
}

/** All that an entry follows from. The addresses of its twins follow from its own. */
function keyOf({ address, modified, pictures, page }: SitemapEntry): unknown {
  return [address, modified, pictures, [...page.editions.keys()].join(' '), page.fallback]
}

function robots(sitemaps: readonly string[]): string {
  const lines = ['User-agent: *', 'Allow: /', ...sitemaps.map((url) => `Sitemap: ${url}`)]
  return `${lines.join('\n')}\n`
}

function file(address: string, from: unknown, make: () => string): SiteFile {
  return { name: address.slice(1), from, make }
}
