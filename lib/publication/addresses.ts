import { memoizeByText } from '../language/format.ts'
import { siteUrl } from '../settings/settings.ts'

/**
 * The standing pages that every publication has. Only this file makes addresses. They are absolute within the site
 * (`/en/about/`). The build makes the links between pages relative, so that the same folder works under any path.
 */
export const STANDING_PAGES = ['privacy', 'terms', 'cookies', 'about'] as const

/** The name of a standing page that every publication has. */
export type StandingPage = (typeof STANDING_PAGES)[number]

/** The form of a story's name in addresses. */
export const SLUG = /^[a-z\d]+(-[a-z\d]+)*$/

/** The form of a story’s own name in one language: small letters and digits of any script, and single hyphens. */
export const OWN_SLUG = /^[\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{M}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{M}]+)*$/u

/**
 * Whether a text can be a story’s own name in one language: of this form, and with fewer bytes than file systems allow.
 */
export function isOwnSlug(text: string): boolean {
  return OWN_SLUG.test(text) && new TextEncoder().encode(text).length <= 200
}

/**
 * Makes such a name of a text, with the letters that the text has. It ends at a whole word if there are several.
 * @example
 * toOwnSlug('Мост закрыт!') // => 'мост-закрыт'
 */
export function toOwnSlug(text: string): string {
  const small = text.normalize('NFC').toLowerCase()
  const words = small.match(/[\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{M}]+/gu) ?? []
  while (words.length > 1 && !isOwnSlug(words.join('-'))) words.pop()
  return words.join('-').slice(0, words.length > 1 ? undefined : 60)
}

/** Names under `/<lang>/` that no story may take. */
export const RESERVED_SLUGS: readonly string[] = [
  ...STANDING_PAGES,
  'topics',
  'authors',
  'archive',
  'search',
  'offline',
  'corrections',
  'feed',
  'assets',
  'editor',
]

/** The address of the page on which readers choose a language. */
export const LANGUAGE_CHOOSER = '/'

/** Returns the address of the 404 page: of a language or, without one, of all languages. */
export function notFoundAddress(lang?: string): string {
  return `${lang === undefined ? '/' : frontAddress(lang)}404.html`
}

/**
 * Returns the address of a language's front page.
 * @example
 * frontAddress('en') // => '/en/'
 */
export function frontAddress(lang: string): string {
  return `/${lang}/`
}

/**
 * Returns the address of a story or a standing page, percent-encoded as in a URL.
 * @example
 * storyAddress('en', 'harvest') // => '/en/harvest/'
 * storyAddress('ru', 'мост') // => '/ru/%D0%BC%D0%BE%D1%81%D1%82/'
 */
export function storyAddress(lang: string, slug: string): string {
  return `/${lang}/${encodeURIComponent(slug)}/`
}

/** One language of a story, as its address names it. */
export interface Addressed {
  /** A BCP 47 tag. */
  readonly lang: string
  /** The story's name: that of its folder, the same in every language. */
  readonly slug: string
  /** Its own name in this language (`slug` in its front matter), if it has one. */
  readonly ownSlug?: string | undefined
}

/**
 * Returns the address of one language of a story. Whatever links to a story asks this function.
 * @example
 * editionAddress({ lang: 'fr', slug: 'harvest', ownSlug: 'moisson' }) // => '/fr/moisson/'
 */
export function editionAddress({ lang, slug, ownSlug = slug }: Addressed): string {
  return storyAddress(lang, ownSlug)
}

/** Returns the address of a story in each of its languages. */
export function editionAddresses(editions: Iterable<Addressed> = []): Map<string, string> {
  return new Map(Array.from(editions, (edition) => [edition.lang, editionAddress(edition)]))
}

/**
 * Returns the path of the file at an address. Names on a disk are UTF-8 and not encoded.
 * @example
 * fileAt('/ru/%D0%BC%D0%BE%D1%81%D1%82/') // => 'ru/мост/index.html'
 */
export function fileAt(address: string): string {
  return decodeURIComponent(address.slice(1)) + (address.endsWith('/') ? 'index.html' : '')
}

/** The name of the page that lists all corrections; those follow the text of a standing page of that name. */
export const CORRECTIONS = 'corrections'

/**
 * The name of the page with the stories that a language lacks, if `translation` in site.yaml has `wanted`. They follow
 * the text of a standing page of that name.
 */
export const WANTED = 'wanted'

/**
 * Returns the address of the desk at a text.
 * @param isAside whether `/editor/` is another page, to which the Git host returns those who sign in with an `app`
 */
export function deskAddress(slug: string, lang: string, isAside: boolean): string {
  return `/editor/${isAside ? 'desk.html' : ''}#/text/${encodeURIComponent(slug)}/${lang}`
}

/** Returns the address of a story's plain edition: front matter and Markdown. */
export function plainAddress(edition: Addressed): string {
  return `${editionAddress(edition)}story.md`
}

/** Returns the addresses of the Atom feed and the JSON Feed of a page that lists stories, such as a front page. */
export function feedAddresses(list: string): { readonly atom: string; readonly json: string } {
  return { atom: `${list}feed.xml`, json: `${list}feed.json` }
}

/** Returns the addresses of the mail edition of a language, as HTML and as plain text. */
export function mailAddresses(lang: string): { readonly html: string; readonly text: string } {
  return { html: `${frontAddress(lang)}mail/latest.html`, text: `${frontAddress(lang)}mail/latest.txt` }
}

/** The address of the stylesheet for a feed that a person opens in a browser. */
export const FEED_STYLE = '/feed.css'

/** The size of a card in pixels, which Facebook, X and LinkedIn show without cropping. */
export const CARD_SIZE = { width: 1200, height: 630 } as const

/** Returns the address of a card: of a story or, for a language alone, of the front page. */
export function cardAddress(of: string | Addressed): string {
  return `${typeof of === 'string' ? frontAddress(of) : editionAddress(of)}card.jpg`
}

/**
 * Returns the address of the topics of a language, of one topic’s stories, or of a page of its older stories.
 * @example
 * topicAddress('en', 'harbour') // => '/en/topics/harbour/'
 */
export function topicAddress(lang: string, slug?: string, page?: number): string {
  return listAddress(lang, 'topics', slug, page)
}

/** Returns the address of the authors of a language, of one author’s stories, or of a page of the older ones. */
export function authorAddress(lang: string, slug?: string, page?: number): string {
  return listAddress(lang, 'authors', slug, page)
}

/**
 * Returns the address of the archive of a language, or of a part of it.
 * @param part a year, `2026`, a month, `2026-11`, or `undated`
 * @param page the number of a page of the part’s older stories
 */
export function archiveAddress(lang: string, part?: string, page?: number): string {
  return listAddress(lang, 'archive', part?.replace('-', '/'), page)
}

function listAddress(lang: string, ...parts: readonly (string | number | undefined)[]): string {
  return `/${[lang, ...parts.filter((part) => part !== undefined)].join('/')}/`
}

/** Returns the address of the page that searches a language’s stories. */
export function searchAddress(lang: string): string {
  return `/${lang}/search/`
}

/** The address of the sitemap index, which lists all sitemaps for search engines. */
export const SITEMAP_INDEX = '/sitemap.xml'

/** The address of the sitemap of news: the stories published in the last two days. */
export const NEWS_SITEMAP = '/news-sitemap.xml'

/** The address of robots.txt, which says what search engines may read. */
export const ROBOTS = '/robots.txt'

/**
 * Returns the address of a sitemap of a language’s pages; if they do not fit into one sitemap, there are several. It is
 * in the root, because a sitemap may only list addresses below its own folder.
 */
export function sitemapAddress(lang: string, part: number): string {
  return `/sitemap-${lang}${part === 1 ? '' : `-${part}`}.xml`
}

/** Returns the address of the page that lists the stories on a reader’s device. */
export function offlineAddress(lang: string): string {
  return `/${lang}/offline/`
}

/**
 * Returns the address of a picture or another file that never changes under the same name.
 * @example
 * assetAddress('field.png') // => '/assets/field.png'
 */
export function assetAddress(name: string): string {
  return `/assets/${name}`
}

/** Returns the full web address of an address in the site; undefined if SITE_URL is not set. */
export function absolute(address: string): string | undefined {
  const site = siteUrl()
  if (!site) return undefined
  return PLAIN_ADDRESS.test(address) ? siteFolder(site.href) + address.slice(1) : new URL(`.${address}`, site).href
}

/**
 * The address of the site without a query. To make a URL for each address takes longer than the rest of its metadata.
 */
const siteFolder = memoizeByText((site) => new URL('.', site).href)

/** An address in which a URL changes nothing: without dots at the beginning of a name, and without other characters. */
const PLAIN_ADDRESS = /^(?:\/[\w%-][\w.%-]*)*\/?$/

/**
 * Returns a function that makes the link from a page to an address of the site.
 * @param name the page's file name in the site
 * @param portable whether links name index.html, for reading the site from a disk
 */
export function linkFrom(name: string, site: URL | undefined, portable = false): (address: string) => string {
  const from = encodeURI(name).split('/').slice(0, -1)
  const isLost = /(?:^|\/)404\.html$/.test(name)
  return (address) => {
    if (!address.startsWith('/') || address.startsWith('//')) return address
    if (isLost) return (site?.pathname.replace(/\/$/, '') ?? '') + address
    return relative(from, portable ? address.replace(/\/(?=$|[?#])/, '/index.html') : address)
  }
}

/** Returns the link from a folder, by the names on the way to it, to an address of the site. */
function relative(from: readonly string[], address: string): string {
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address) ?? []
  const to = target.split('/').filter(Boolean)
  const shared = [...from, ''].findIndex((part, index) => part !== to[index])
  const link = [...from.slice(shared).fill('..'), ...to.slice(shared)].join('/')
  const slash = target.endsWith('/') && link !== '' ? '/' : ''
  return (link === '' ? (rest.startsWith('#') ? '' : './') : link + slash) + rest
}

/** Like `linkFrom`, for a file read outside the site, such as a feed: links are full addresses if `site` is known. */
export function referFrom(name: string, site: URL | undefined): (address: string) => string {
  const link = linkFrom(name, site)
  return (address) => (site && address.startsWith('/') ? new URL(`.${address}`, site).href : link(address))
}

/**
 * Percent-decodes a part of an address. Returns a text that is not validly encoded unchanged (“100%.png”).
 * @example
 * decodePercent('caf%C3%A9') // => 'café'
 * decodePercent('100%') // => '100%'
 */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
