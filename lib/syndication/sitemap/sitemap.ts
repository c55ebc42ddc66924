import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { datedAfter, type Library } from '../../library/library.ts'
import { storyAddress } from '../../publication/addresses.ts'
import type { Publication } from '../../publication/publication.ts'
import { timestamp } from '../../story/read/date.ts'
import type { StoryEdition } from '../../story/types/story.ts'
import { digitalSourceOf } from '../iptc.ts'
import { xmlText } from '../xml-text.ts'
import type { Sitemap, SitemapEntry, SitePage } from './site-pages.ts'

/** Returns a sitemap: pages with their pictures and their translations, which all link to each other. */
export function sitemap(entries: readonly SitemapEntry[], site: URL): string {
  const full = (address: string) => new URL(`.${address}`, site).href
  const url = ({ address, modified, pictures, page }: SitemapEntry) =>
    x('url', [
      x('loc', full(address)),
      ...lastmod(modified),
      { type: 'raw', value: translationLinks(page, full) },
      ...pictures.map((picture) => x('image:image', [x('image:loc', full(picture))])),
    ])
  return xmlText(x('urlset', NAMESPACES, entries.map(url)))
}

/** The namespace of sitemaps (https://www.sitemaps.org/protocol.html). */
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const NAMESPACES = {
  xmlns: SITEMAP,
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
}

/** Returns the index of all sitemaps, each with the date of the latest change in it. */
export function sitemapIndex(sitemaps: readonly Pick<Sitemap, 'address' | 'modified'>[], site: URL): string {
  const child = ({ address, modified }: (typeof sitemaps)[number]) =>
    x('sitemap', [x('loc', new URL(`.${address}`, site).href), ...lastmod(modified)])
  return xmlText(x('sitemapindex', { xmlns: SITEMAP }, sitemaps.map(child)))
}

/** Returns a date in the format of sitemaps (W3C-DTF): a day, or a time with seconds and a time zone. */
function sitemapDate(date: string): string {
  return date.includes('T') ? timestamp(date) : date
}

function lastmod(modified: string | undefined): Element[] {
  return modified === undefined ? [] : [x('lastmod', sitemapDate(modified))]
}

/** Links between a page and its translations, as text. They are most of a sitemap, so they are written once. */
const written = new WeakMap<SitePage, string>()

function translationLinks(page: SitePage, full: (address: string) => string): string {
  const known = written.get(page)
  if (known !== undefined) return known
  const translations = [...page.editions].map(([tag, { address }]) => [tag, address] as const)
  const links = [...translations, ['x-default', page.fallback] as const].map(([hreflang, translation]) =>
    x('xhtml:link', { rel: 'alternate', hreflang, href: full(translation) }),
  )
  const text = translations.length > 1 ? toXml(links, { closeEmptyElements: true }) : ''
  written.set(page, text)
  return text
}

/** A story that was published in the last two days. */
type NewsEntry = Pick<StoryEdition, 'lang' | 'slug' | 'title'> & { readonly date: string }

const DAY = 24 * 60 * 60 * 1000
const MOST = 1000

/**
 * Returns the news of a library, the newest first: stories of the last two days, and no more than Google reads. A story
 * without a date is not news. Nor is a machine translation that nobody has reviewed, unless site.yaml says otherwise. A
 * date up to one day ahead of UTC counts, because that day has already begun elsewhere.
 * @param now in milliseconds since 1970
 */
export function newsEntries(library: Library, now: number): NewsEntry[] {
  const includesAll = library.publication.newsSitemap?.machineTranslations === 'all'
  const entries = datedAfter(library, now - 3 * DAY)
    .flatMap(({ editions }) => [...editions.values()])
    .filter((edition) => includesAll || !digitalSourceOf(edition) || edition.translation?.reviewer !== undefined)
    .flatMap(({ lang, slug, title, date }) => (date && isNews(date, now) ? [{ lang, slug, title, date }] : []))
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
export function newsSitemap(entries: readonly NewsEntry[], publication: Publication, site: URL): string {
  const full = (address: string) => new URL(`.${address}`, site).href
  const url = ({ lang, slug, title, date }: NewsEntry): Element =>
    x('url', [
      x('loc', full(storyAddress(lang, slug))),
      x('news:news', [
        x('news:publication', [x('news:name', publication.name), x('news:language', newsLanguage(lang))]),
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
