import type { Element } from 'xast'
import { x } from 'xastscript'
import { datedAfter, type Library, type StoryOutline } from '../library/library.ts'
import { listEditions, listsIn } from '../library/lists.ts'
import { outlineOf, outlinesOf } from '../library/outlines.ts'
import type { SiteContext, SiteFile } from '../library/site-file.ts'
import {
  type Addressed,
  editionAddress,
  editionAddresses,
  NEWS_SITEMAP,
  ROBOTS,
  SITEMAP_INDEX,
  sitemapAddress,
  storyAddress,
  WANTED,
} from '../publication/addresses.ts'
import { homeAddress, nameIn, type Publication } from '../publication/publication.ts'
import { isPreview } from '../settings/settings.ts'
import { timestamp } from '../story/read/date.ts'
import { isOffered, isUnreviewed, type StoryEdition } from '../story/types/story.ts'
import { xmlText } from './markup.ts'

/** The limits of one sitemap. Its size is estimated, never too low. */
export interface SitemapLimits {
  readonly urls: number
  readonly bytes: number
}

/** The limits of the protocol: 50,000 URLs, and 50 MB (52,428,800 bytes) before compression. */
const PROTOCOL_LIMITS: SitemapLimits = { urls: 50_000, bytes: 50_000_000 }

/**
 * Returns the files for search engines: the sitemaps of each language and their index, the news sitemap, and
 * robots.txt. Sitemaps contain full URLs, so there are none if SITE_URL is not set; a preview has
 * none either.
 * @param now in milliseconds since 1970
 */
export function sitemapFiles({ library, site }: SiteContext, now: number, limits = PROTOCOL_LIMITS): SiteFile[] {
  if (!site || isPreview()) return [file(ROBOTS, [], () => robots([]))]
  const sitemaps = sitemapsOf(library, site, limits)
  const index = sitemaps.map(({ address, modified }) => ({ address, modified }))
  const news = newsEntries(library, now)
  // Search engines treat a sitemap without entries as an error.
  const named = [SITEMAP_INDEX, ...(news.length > 0 ? [NEWS_SITEMAP] : [])].map(
    (address) => new URL(`.${address}`, site).href,
  )
  return [
    file(SITEMAP_INDEX, index, () => sitemapIndex(index, site)),
    ...sitemaps.map(({ address, entries }) =>
      file(address, entries.map(keyOf).join('\n'), () => sitemap(entries, site)),
    ),
    file(NEWS_SITEMAP, news, () => newsSitemap(news, library.publication, site)),
    file(ROBOTS, named, () => robots(named)),
  ]
}

/** Returns all that the lines of a page depend on. */
function keyOf({ address, modified = '', pictures = [], page }: SitemapEntry): string {
  return [address, modified, page.fallback, page.languages, ...(page.own?.values() ?? []), ...pictures].join(' ')
}

function file(address: string, value: unknown, make: () => string): SiteFile {
  return { name: address.slice(1), inputs: [{ name: `list ${address}`, value }], make }
}

function robots(sitemaps: readonly string[]): string {
  const lines = ['User-agent: *', 'Allow: /', ...sitemaps.map((url) => `Sitemap: ${url}`)]
  return `${lines.join('\n')}\n`
}

/** A page that search engines may show. */
interface SitePage {
  /** The languages in which it is published. */
  readonly languages: readonly string[]
  /** Its address without the language: `/archive/`. */
  readonly path: string
  /** Its addresses by language, if it has own names in some. */
  readonly own?: ReadonlyMap<string, string> | undefined
  /** The address for readers of other languages (x-default). */
  readonly fallback: string
}

function addressIn({ path, own }: SitePage, lang: string): string {
  return own?.get(lang) ?? `/${lang}${path}`
}

/** A page as the sitemap of one language lists it: all that its lines there depend on. */
interface SitemapEntry {
  readonly address: string
  readonly page: SitePage
  /** The date of the last change, if its editors state one. */
  readonly modified?: string | undefined
  /** The addresses of its pictures. */
  readonly pictures?: readonly string[] | undefined
}

/** A sitemap to be written. */
interface Sitemap {
  readonly address: string
  readonly entries: readonly SitemapEntry[]
  /** The date of the latest change in it. */
  readonly modified: string | undefined
}

/** Returns the sitemaps of every language, each within the limits. */
function sitemapsOf(library: Library, site: URL, limits: SitemapLimits): Sitemap[] {
  return [...sitemapEntries(library)].flatMap(([tag, entries]) =>
    split(entries, site, limits).map((part, index) => ({
      address: sitemapAddress(tag, index + 1),
      entries: part,
      modified: lastChangeIn(part),
    })),
  )
}

/**
 * Returns every page that search engines may show, by language: front pages, lists, standing pages, and the stories.
 * The oldest story is first, so a new one is added at the end. The search page, the list of saved stories and the page of
 * wanted translations are left out, because they do not help visitors from a search engine.
 */
export function sitemapEntries(library: Library): ReadonlyMap<string, readonly SitemapEntry[]> {
  const { publication, pages } = library
  const { languages, defaultLanguage } = publication
  const tags = languages.map(({ tag }) => tag)
  const all = new Map(tags.map((tag): [string, SitemapEntry[]] => [tag, []]))
  const add = (page: SitePage, editions: Listed[] = page.languages.map((lang) => ({ lang }))) => {
    const addresses = editions.map(({ lang }) => addressIn(page, lang))
    // A page for all languages, as the language chooser, is listed with the default language.
    if (!addresses.includes(page.fallback)) all.get(defaultLanguage)?.push({ address: page.fallback, page })
    for (const { lang, modified, pictures } of editions) {
      const isLinked = page.languages.includes(lang)
      const entry = { address: addressIn(page, lang), page: isLinked ? page : { ...page, languages: [] } }
      all.get(lang)?.push({ ...entry, modified, pictures })
    }
  }
  add({ languages: tags, path: '/', fallback: homeAddress(publication) })
  for (const tag of tags) {
    for (const address of listsIn(library, tag).keys()) {
      const editions = listEditions(library, tag, address)
      const [first, ...others] = editions.keys()
      // A list is found once under each of its languages.
      if (first !== tag) continue
      const fallback = editions.get(defaultLanguage) ?? address
      add({ languages: [first, ...others], path: address.slice(tag.length + 1), fallback })
    }
  }
  const addStory = ({ slug, original, editions }: StoryOutline) => {
    if (editions.length === 0) return
    const path = storyAddress('', slug).slice(1)
    const hasOwn = editions.some(({ ownSlug }) => ownSlug !== undefined)
    const own = hasOwn ? editionAddresses(editions.map((edition) => ({ slug, ...edition }))) : undefined
    const fallback = own?.get(original) ?? storyAddress(original, slug)
    const offered = (place: 'hreflang' | 'sitemaps') =>
      editions.filter(({ isUnreviewed = false }) => isOffered({ isUnreviewed }, place, publication))
    add({ languages: offered('hreflang').map(({ lang }) => lang), path, own, fallback }, offered('sitemaps'))
  }
  for (const page of pages.values())
    if (page.slug !== WANTED || !publication.translation?.wanted) addStory(outlineOf(page, publication))
  for (const outline of outlinesOf(library).toReversed()) addStory(outline)
  return all
}

type Listed = Pick<StoryOutline['editions'][number], 'lang'> & Partial<StoryOutline['editions'][number]>

/** An upper bound for the bytes of markup around a URL in a sitemap. */
const MARKUP = 120

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

function sizeOf({ address, pictures = [], page }: SitemapEntry, site: URL): number {
  const { languages, fallback } = page
  const addresses = [address, fallback, ...languages.map((lang) => addressIn(page, lang)), ...pictures]
  return addresses.reduce((sum, one) => sum + MARKUP + site.href.length + encodeURI(one).length, 0)
}

function lastChangeIn(entries: readonly SitemapEntry[]): string | undefined {
  return entries.reduce<string | undefined>((last, { modified }) => {
    if (modified === undefined) return last
    return last === undefined || Date.parse(modified) > Date.parse(last) ? modified : last
  }, undefined)
}

/**
 * Returns a sitemap: pages with their pictures and their translations, which all link to each other. It may have 50,000
 * pages, so their markup is written as text.
 */
function sitemap(entries: readonly SitemapEntry[], site: URL): string {
  const full = (address: string) => new URL(`.${address}`, site).href.replaceAll('&', '&#x26;')
  const url = ({ address, modified, pictures = [], page }: SitemapEntry) => {
    const date = modified === undefined ? '' : `<lastmod>${sitemapDate(modified)}</lastmod>`
    const images = pictures.map((one) => `<image:image><image:loc>${full(one)}</image:loc></image:image>`).join('')
    return `<url><loc>${full(address)}</loc>${date}${translationLinks(page, full)}${images}</url>`
  }
  const urls = entries.map((entry) => ({ type: 'raw' as const, value: url(entry) }))
  return xmlText(x('urlset', NAMESPACES, urls))
}

/** The namespace of sitemaps (https://www.sitemaps.org/protocol.html). */
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const NAMESPACES = {
  xmlns: SITEMAP,
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
}

/** Links between a page and its translations, as text. They are most of a sitemap, so they are written once. */
const written = new WeakMap<SitePage, string>()

function translationLinks(page: SitePage, full: (address: string) => string): string {
  const { languages, fallback } = page
  if (languages.length < 2) return ''
  const known = written.get(page)
  if (known !== undefined) return known
  const links = [...languages.map((lang) => [lang, addressIn(page, lang)] as const), ['x-default', fallback] as const]
  const text = links
    .map(([lang, address]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${full(address)}" />`)
    .join('')
  written.set(page, text)
  return text
}

/** Returns the index of all sitemaps, each with the date of the latest change in it. */
function sitemapIndex(sitemaps: readonly Pick<Sitemap, 'address' | 'modified'>[], site: URL): string {
  const child = ({ address, modified }: (typeof sitemaps)[number]) =>
    x('sitemap', [
      x('loc', new URL(`.${address}`, site).href),
      ...(modified === undefined ? [] : [x('lastmod', sitemapDate(modified))]),
    ])
  return xmlText(x('sitemapindex', { xmlns: SITEMAP }, sitemaps.map(child)))
}

/** Returns a date in the format of sitemaps (W3C-DTF): a day, or a time with seconds and a time zone. */
function sitemapDate(date: string): string {
  return date.includes('T') ? timestamp(date) : date
}

/** A story that was published in the last two days. */
type NewsEntry = Addressed & Pick<StoryEdition, 'title'> & { readonly date: string }

const DAY = 24 * 60 * 60 * 1000
const MOST = 1000

/**
 * Returns the news of a library, the newest first: stories of the last two days, and no more than Google reads. A story
 * without a date is not news. Nor is a machine translation that nobody has reviewed, unless site.yaml says otherwise. A
 * date up to one day ahead of UTC counts, because that day has already begun elsewhere.
 * @param now in milliseconds since 1970
 */
function newsEntries(library: Library, now: number): NewsEntry[] {
  const includesAll = library.publication.newsSitemap?.machineTranslations === 'all'
  const entries = datedAfter(library, now - 3 * DAY)
    .flatMap(({ editions }) => [...editions.values()])
    .filter((one) => (includesAll || !isUnreviewed(one)) && isOffered(one, 'sitemaps', library.publication))
    .flatMap(({ lang, slug, ownSlug, title, date }) => {
      return date && isNews(date, now) ? [{ lang, slug, ownSlug, title, date }] : []
    })
  return entries.sort((a, b) => Date.parse(b.date) - Date.parse(a.date)).slice(0, MOST)
}

function isNews(date: string, now: number): boolean {
  const age = now - Date.parse(date)
  return age <= 2 * DAY && age > -DAY
}

/**
 * Returns the news sitemap (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). If
 * there is no news it has no entries, and robots.txt does not name it.
 */
function newsSitemap(entries: readonly NewsEntry[], publication: Publication, site: URL): string {
  const full = (address: string) => new URL(`.${address}`, site).href
  const url = ({ title, date, ...edition }: NewsEntry): Element =>
    x('url', [
      x('loc', full(editionAddress(edition))),
      x('news:news', [
        x('news:publication', [
          x('news:name', nameIn(publication, edition.lang)),
          x('news:language', newsLanguage(edition.lang)),
        ]),
        x('news:publication_date', sitemapDate(date)),
        x('news:title', title),
      ]),
    ])
  const namespaces = { xmlns: SITEMAP, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' }
  return xmlText(x('urlset', namespaces, entries.map(url)))
}

/** Returns a language code for Google News: ISO 639, except that Chinese depends on its script. */
export function newsLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize()
  if (language !== 'zh') return language
  return script === 'Hant' ? 'zh-tw' : 'zh-cn'
}
