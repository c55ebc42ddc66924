import type { Library } from '../../library/library.ts'
import { sitemapAddress } from '../../publication/addresses.ts'
import { type SitePage, sitePages } from './site-pages.ts'
import type { SitemapEntry } from './sitemap.ts'

/** The limits of one sitemap. */
export interface SitemapLimits {
  readonly urls: number
  /** The maximum size; a sitemap's size is estimated, never too low. */
  readonly bytes: number
}

/** The limits of the protocol: 50,000 URLs, and 50 MB (52,428,800 bytes) before compression. */
export const PROTOCOL_LIMITS: SitemapLimits = { urls: 50_000, bytes: 50_000_000 }

/** An upper bound for the bytes of markup around a URL in a sitemap. */
const MARKUP = 120

/** A sitemap to be written. */
export interface Sitemap {
  readonly address: string
  readonly entries: readonly SitemapEntry[]
  /** The date of the latest change in it. */
  readonly modified: string | undefined
}

/** Returns the sitemaps of every language, each within the limits. */
export function sitemapsOf(library: Library, site: URL, limits: SitemapLimits): Sitemap[] {
  const { languages, defaultLanguage } = library.publication
  const pages = sitePages(library)
  return languages.flatMap(({ tag }) =>
    split(entriesIn(pages, tag, defaultLanguage), site, limits).map((entries, index) => ({
      address: sitemapAddress(tag, index + 1),
      entries,
      modified: lastChangeIn(entries),
    })),
  )
}

/**
 * Returns the pages of a language. A page for all languages, such as the language chooser, is listed with the default
 * language.
 */
function entriesIn(pages: readonly SitePage[], tag: string, defaultLanguage: string): SitemapEntry[] {
  return pages.flatMap((page) => {
    const edition = page.editions.get(tag)
    const { fallback: address } = page
    const isOfAll = tag === defaultLanguage && ![...page.editions.values()].some((other) => other.address === address)
    return [
      ...(isOfAll ? [{ address, modified: undefined, pictures: [], page }] : []),
      ...(edition ? [{ ...edition, page }] : []),
    ]
  })
}

function split(entries: readonly SitemapEntry[], site: URL, limits: SitemapLimits): SitemapEntry[][] {
  const parts: SitemapEntry[][] = []
  let last: SitemapEntry[] = []
  let bytes = 0
  for (const entry of entries) {
    const size = sizeOf(entry, site)
    if (last.length === 0 || last.length === limits.urls || bytes + size > limits.bytes) {
      last = []
      parts.push(last)
      bytes = 2 * MARKUP // the root
    }
    last.push(entry)
    bytes += size
  }
  return parts
}

function sizeOf({ address, pictures, page }: SitemapEntry, site: URL): number {
  const twins = [...page.editions.values()].map((edition) => edition.address)
  const addresses = [address, page.fallback, ...twins, ...pictures]
  return addresses.reduce((sum, one) => sum + MARKUP + site.href.length + encodeURI(one).length, 0)
}

function lastChangeIn(entries: readonly SitemapEntry[]): string | undefined {
  return entries.reduce<string | undefined>((last, { modified }) => {
    if (modified === undefined) return last
    return last === undefined || Date.parse(modified) > Date.parse(last) ? modified : last
  }, undefined)
}
