import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Library } from '../../library/library.ts'
import { storyAddress } from '../../publication/addresses.ts'
import type { Publication } from '../../publication/publication.ts'
import { xmlText } from '../xml-text.ts'
import { SITEMAP, sitemapDate } from './sitemap.ts'

/** A story that was published in the last two days. */
export interface NewsEntry {
  readonly lang: string
  readonly slug: string
  readonly title: string
  readonly date: string
}

const DAY = 24 * 60 * 60 * 1000
const MOST = 1000

/**
 * Returns the news of a library, the newest first: stories of the last two days, and no more than Google reads. A story
 * without a date is not news. A date up to one day ahead of UTC counts, because that day has already begun elsewhere.
 * @param now in milliseconds since 1970
 */
export function newsEntries({ stories }: Library, now: number): NewsEntry[] {
  const entries = [...stories.values()]
    .flatMap(({ editions }) => [...editions.values()])
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
