import type { Library, StoryOutline } from '../../library/library.ts'
import { listEditions, listsIn } from '../../library/lists.ts'
import { outlineOf, outlinesOf } from '../../library/outlines.ts'
import { everyEdition } from '../../library/page-context.ts'
import { frontAddress, sitemapAddress, storyAddress } from '../../publication/addresses.ts'
import { homeAddress } from '../../publication/publication.ts'

/** A page that search engines may show, with all languages in which it is published. */
export interface SitePage {
  /** The page in each language. */
  readonly editions: ReadonlyMap<string, PageEdition>
  /** The address for readers of other languages (x-default). */
  readonly fallback: string
}

/** A page in one language. */
export interface PageEdition {
  readonly address: string
  /** The date of the last change, if its editors state one. */
  readonly modified: string | undefined
  /** The addresses of its pictures. */
  readonly pictures: readonly string[]
}

/** A page as the sitemap of one language lists it. */
export interface SitemapEntry extends PageEdition {
  readonly page: SitePage
}

/**
 * Returns every page that search engines may show: front pages, standing pages, lists, and the stories. The oldest
 * story is first, so a new one is added at the end. The search page and the list of saved stories are left out, because
 * they do not help visitors from a search engine.
 */
function sitePages(library: Library): SitePage[] {
  const { publication, pages } = library
  const fronts = { editions: withoutFacts(everyEdition(publication, frontAddress)), fallback: homeAddress(publication) }
  const standing = [...pages.values()].map((page) => outlineOf(page, publication))
  const all = [...standing, ...outlinesOf(library).toReversed()].filter(({ editions }) => editions.length > 0)
  return [fronts, ...listPages(library), ...all.map(storyPage)]
}

function listPages(library: Library): SitePage[] {
  const { languages, defaultLanguage } = library.publication
  const lists = languages.flatMap(({ tag }) =>
    [...listsIn(library, tag).keys()].map((address) => ({
      tag,
      address,
      translations: listEditions(library, tag, address),
    })),
  )
  // A list is found once under each of its languages; keep one of them.
  return lists
    .filter(({ tag, translations }) => translations.keys().next().value === tag)
    .map(({ address, translations }) => ({
      editions: withoutFacts(translations),
      fallback: translations.get(defaultLanguage) ?? address,
    }))
}

function storyPage({ slug, original, editions }: StoryOutline): SitePage {
  const pages = editions.map(({ lang, modified, pictures }) => {
    return [lang, { address: storyAddress(lang, slug), modified, pictures }] as const
  })
  return { editions: new Map(pages), fallback: storyAddress(original, slug) }
}

function withoutFacts(addresses: ReadonlyMap<string, string>): ReadonlyMap<string, PageEdition> {
  return new Map([...addresses].map(([tag, address]) => [tag, { address, modified: undefined, pictures: [] }]))
}

/** The limits of one sitemap. Its size is estimated, never too low. */
export type SitemapLimits = typeof PROTOCOL_LIMITS

/** The limits of the protocol: 50,000 URLs, and 50 MB (52,428,800 bytes) before compression. */
export const PROTOCOL_LIMITS = { urls: 50_000, bytes: 50_000_000 }

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

/** Returns the pages of a language. A page for all languages, as the chooser, is listed with the default language. */
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
  const translations = [...page.editions.values()].map((edition) => edition.address)
  const addresses = [address, page.fallback, ...translations, ...pictures]
  return addresses.reduce((sum, one) => sum + MARKUP + site.href.length + encodeURI(one).length, 0)
}

function lastChangeIn(entries: readonly SitemapEntry[]): string | undefined {
  return entries.reduce<string | undefined>((last, { modified }) => {
    if (modified === undefined) return last
    return last === undefined || Date.parse(modified) > Date.parse(last) ? modified : last
  }, undefined)
}
