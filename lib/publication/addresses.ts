/**
 * The only place that makes an address. Addresses are absolute within the site (`/en/about/`); the press makes the links
 * between pages relative, so that the same folder works under any path.
 */
export const STANDING_PAGES = ['privacy', 'terms', 'cookies', 'about'] as const

/** The standing pages every publication has, by name. */
export type StandingPage = (typeof STANDING_PAGES)[number]

/** The form of a story's name in addresses. */
export const SLUG = /^[a-z\d]+(-[a-z\d]+)*$/

/** Names under `/<lang>/` that no story may take. */
export const RESERVED_SLUGS: readonly string[] = [
  ...STANDING_PAGES,
  'topics',
  'authors',
  'archive',
  'search',
  'offline',
  'feed',
  'assets',
  'desk',
]

/** The choice of language. */
export const LANGUAGE_CHOOSER = '/'

/** A language's front page. */
export function frontAddress(lang: string): string {
  return `/${lang}/`
}

/** A story, or a standing page. */
export function storyAddress(lang: string, slug: string): string {
  return `/${lang}/${slug}/`
}

/** A story's plain edition: front matter and Markdown. */
export function plainAddress(lang: string, slug: string): string {
  return `${storyAddress(lang, slug)}story.md`
}

/** The feeds of a page that lists stories, a front page or a topic’s, as Atom and as JSON Feed. */
export function feedAddresses(list: string): { readonly atom: string; readonly json: string } {
  return { atom: `${list}feed.xml`, json: `${list}feed.json` }
}

/** The style in which a browser shows a feed to a person who opens it. */
export const FEED_STYLE = '/feed.css'

/** A page's card: the picture that goes with a link to it, of a story, or without a slug of the front page. */
export function cardAddress(lang: string, slug?: string): string {
  return `${slug === undefined ? frontAddress(lang) : storyAddress(lang, slug)}card.jpg`
}

/**
 * The topics of a language, or one topic’s stories.
 * @param page the number of a page of its older stories
 */
export function topicAddress(lang: string, slug?: string, page?: number): string {
  return listAddress(lang, 'topics', slug, page)
}

/**
 * The authors of a language’s stories, or one author’s stories.
 * @param page the number of a page of their older stories
 */
export function authorAddress(lang: string, slug?: string, page?: number): string {
  return listAddress(lang, 'authors', slug, page)
}

/**
 * The archive of a language, or a part of it.
 * @param part a year, `2026`, a month, `2026-11`, or `undated`
 * @param page the number of a page of the part’s older stories
 */
export function archiveAddress(lang: string, part?: string, page?: number): string {
  return listAddress(lang, 'archive', part?.replace('-', '/'), page)
}

function listAddress(lang: string, ...parts: readonly (string | number | undefined)[]): string {
  return `/${[lang, ...parts.filter((part) => part !== undefined)].join('/')}/`
}

/** The page that searches a language’s stories. */
export function searchAddress(lang: string): string {
  return `/${lang}/search/`
}

/** Which pages there are, for search engines: the list of all such lists. */
export const SITEMAP_INDEX = '/sitemap.xml'

/** What was published in the last two days. */
export const NEWS_SITEMAP = '/news-sitemap.xml'

/** What search engines may read. */
export const ROBOTS = '/robots.txt'

/**
 * A sitemap of a language’s pages; where they do not fit into one, there are several. It stands at the root, for a sitemap
 * speaks of addresses below its own folder alone.
 */
export function sitemapAddress(lang: string, part: number): string {
  return `/sitemap-${lang}${part === 1 ? '' : `-${part}`}.xml`
}

/** The page that lists the stories on a reader’s device. */
export function offlineAddress(lang: string): string {
  return `/${lang}/offline/`
}

/** A picture or another file that is served as it is and never changes under its name. */
export function assetAddress(name: string): string {
  return `/assets/${name}`
}

let parsed: { readonly setting: string; readonly url: URL } | undefined

/**
 * Where the site is published, as configured by SITE_URL; undefined where that is not known.
 * @throws if it is not an address of http or https
 */
export function siteUrl(): URL | undefined {
  const setting = process.env.SITE_URL
  if (!setting) return undefined
  // Each page asks some twenty times.
  if (parsed?.setting !== setting) parsed = { setting, url: webAddressIn(setting) }
  return parsed.url
}

function webAddressIn(setting: string): URL {
  const read = (text: string) => URL.parse(text.endsWith('/') ? text : `${text}/`)
  const url = read(setting)
  if (url && /^https?:$/.test(url.protocol)) return url
  const example = read(setting.replace(/^[a-z]+:\/\/|^/i, 'https://'))?.href ?? 'https://news.example/'
  throw new Error(`SITE_URL is “${setting}”, which is not a full web address. Write SITE_URL=${example}`)
}

/** The full web address of an address in the site, where SITE_URL is known. */
export function absolute(address: string): string | undefined {
  const site = siteUrl()
  return site && new URL(`.${address}`, site).href
}
