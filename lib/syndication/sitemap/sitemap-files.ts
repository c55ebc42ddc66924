import type { SiteContext, SiteFile } from '../../library/site-file.ts'
import { NEWS_SITEMAP, ROBOTS, SITEMAP_INDEX } from '../../publication/addresses.ts'
import { PROTOCOL_LIMITS, type SitemapEntry, type SitemapLimits, sitemapsOf } from './site-pages.ts'
import { newsEntries, newsSitemap, sitemap, sitemapIndex } from './sitemap.ts'

/**
 * Returns the files for search engines: the sitemaps of each language and their index, the news sitemap, and
 * robots.txt. Sitemaps contain full URLs, so there are none if SITE_URL is not set.
 * @param now in milliseconds since 1970
 */
export function sitemapFiles({ library, site }: SiteContext, now: number, limits: SitemapLimits = PROTOCOL_LIMITS) {
  if (!site) return [file(ROBOTS, [], () => robots([]))]
  const sitemaps = sitemapsOf(library, site, limits)
  const index = sitemaps.map(({ address, modified }) => ({ address, modified }))
  const news = newsEntries(library, now)
  // Search engines treat a sitemap without entries as an error.
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

/** Returns all that a sitemap entry depends on. The addresses of its translations follow from its own. */
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
