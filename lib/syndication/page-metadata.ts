import { memoizeByText } from '../language/format.ts'
import type { PageContext } from '../library/page-context.ts'
import { absolute, CARD_SIZE, feedAddresses, frontAddress, plainAddress } from '../publication/addresses.ts'
import { nameIn, sectionName } from '../publication/publication.ts'
import { drawsCards } from '../settings/installation.ts'
import { isPreview } from '../settings/settings.ts'
import { lastChange, type StoryEdition } from '../story/types/story.ts'
import { type FeedFormat, type NamedFeed, statesTime } from './feeds.ts'
import type { DigitalSource } from './iptc.ts'

/** The metadata in a page's head: the part of Next's `Metadata` that pages here use. */
export interface PageMetadata {
  readonly title: string
  readonly description: string
  readonly robots?: { readonly 'max-image-preview': 'large' } | 'noindex'
  /** Tags that Next has no name for. */
  readonly other?: Readonly<Record<string, string>>
  readonly alternates?: {
    readonly canonical?: string
    readonly languages?: Record<string, string>
    readonly types: AlternateTypes
  }
  readonly openGraph?: OpenGraph
  readonly twitter?: {
    readonly card: 'summary' | 'summary_large_image'
    readonly title: string
    readonly description: string
    readonly images?: { readonly url: string; readonly alt: string }[]
  }
  readonly icons: { readonly icon: { readonly url: string; readonly type: string } }
}

/** The icon of every page. */
export const ICONS: PageMetadata['icons'] = { icon: { url: '/favicon.svg', type: 'image/svg+xml' } }

/** The name of the tag for a digital source type. No standard names one; this is the term of IPTC’s photo metadata. */
const SOURCE = 'iptc:digitalSourceType'

/**
 * Returns the metadata of a page: title, description and link preview. If SITE_URL is known, it also contains the
 * canonical URL and the translations. Each translation lists the same set (reciprocal hreflang, as Google's guide
 * requires).
 * @param xDefault the address for readers of no listed language
 */
export function pageMetadata(
  page: PageContext,
  title: string,
  description: string,
  xDefault: string,
  sharing: Sharing = {},
): PageMetadata {
  const name = nameIn(page.publication, page.language.tag)
  const openGraph = openGraphOf(page, title, description, sharing)
  const types = alternateTypes(page, sharing)
  const base: PageMetadata = {
    title: title === name ? name : `${title} | ${name}`,
    description,
    robots: isPreview() ? 'noindex' : { 'max-image-preview': 'large' },
    ...(sharing.source && { other: { [SOURCE]: sharing.source.uri } }),
    openGraph,
    twitter: { title, description, ...largePicture(openGraph) },
    icons: ICONS,
    alternates: { types },
  }
  const canonical = absolute(page.address)
  if (!canonical) return base
  const languages: Record<string, string> = {}
  for (const [tag, address] of page.editions.size === 0 ? [] : [...page.editions, ['x-default', xDefault] as const]) {
    const url = absolute(address)
    if (url) languages[tag] = url
  }
  return { ...base, alternates: { canonical, languages, types } }
}

/** Returns the metadata of a page that no search engine may show: it lists no translations and no feed. */
export function unlistedMetadata(page: PageContext, title: string, description: string): PageMetadata {
  const { alternates, ...metadata } = pageMetadata(page, title, description, page.address)
  const canonical = alternates?.canonical
  return { ...metadata, robots: 'noindex', alternates: { types: {}, ...(canonical ? { canonical } : {}) } }
}

function largePicture({ images }: OpenGraph) {
  if (!images) return { card: 'summary' } as const
  return { card: 'summary_large_image', images: images.map(({ url, alt }) => ({ url, alt })) } as const
}

/** By media type, the other formats of a page, or the feeds that announce new pages like it. */
type AlternateTypes = Record<string, { readonly url: string; readonly title?: string }[]>

const MEDIA_TYPES: readonly [FeedFormat, string][] = [
  ['atom', 'application/atom+xml'],
  ['json', 'application/feed+json'],
]

/**
 * Returns the links that feed readers look for in a page: feeds, and the Markdown version of a story. Every byte counts
 * on a story's page, so it names one feed of its language, in the format that contains the story.
 */
export function alternateTypes(
  { publication, language }: PageContext,
  { edition, feeds = [] }: Sharing,
): AlternateTypes {
  if (!edition) return typesOf(feeds)
  const format: FeedFormat = statesTime(edition) ? 'atom' : 'json'
  const feed = { list: frontAddress(language.tag), title: nameIn(publication, language.tag), formats: [format] }
  return { ...typesOf([feed]), 'text/markdown': [{ url: plainAddress(edition) }] }
}

function typesOf(feeds: readonly NamedFeed[]): AlternateTypes {
  const types = MEDIA_TYPES.map(([format, type]) => {
    const named = feeds.filter(({ formats }) => formats.includes(format))
    return [type, named.map(({ list, title }) => ({ url: feedAddresses(list)[format], title }))] as const
  })
  return Object.fromEntries(types.filter(([, named]) => named.length > 0))
}

/** The preview of a link to a page where it is shared (https://ogp.me/). */
export interface OpenGraph {
  readonly title: string
  readonly description: string
  readonly url?: string
  readonly siteName: string
  readonly locale: string
  /** The picture of the page; sizes in pixels. */
  readonly images?: { readonly url: string; readonly width: number; readonly height: number; readonly alt: string }[]
  readonly type: 'website' | 'article'
  readonly publishedTime?: string
  readonly modifiedTime?: string
  readonly section?: string
  readonly tags?: string[]
}

/** The facts that the preview of a link shows besides title and description. */
export interface Sharing {
  /** The page's card, and its alternative text. */
  readonly card?: { readonly address: string; readonly alt: string }
  /** The story on the page. */
  readonly edition?: StoryEdition
  /** The digital source type of the page’s text. */
  readonly source?: DigitalSource | undefined
  /** The feeds that the page names, if it is not a story's page. */
  readonly feeds?: readonly NamedFeed[]
}

/**
 * Returns the Open Graph data of a page. Its URL and its card need SITE_URL, because both must be absolute. It names no
 * alternate locales: they are other languages at the same URL, and each language has its own (see hreflang).
 */
function openGraphOf(page: PageContext, title: string, description: string, { card, edition }: Sharing): OpenGraph {
  const url = absolute(page.address)
  const picture = card && drawsCards() ? absolute(card.address) : undefined
  return {
    title,
    description,
    ...(url && { url }),
    siteName: nameIn(page.publication, page.language.tag),
    locale: openGraphLocale(page.language.tag),
    ...(picture && card && { images: [{ url: picture, ...CARD_SIZE, alt: card.alt }] }),
    ...(edition ? articleOf(edition, page) : { type: 'website' }),
  }
}

function articleOf(edition: StoryEdition, { publication, language }: PageContext) {
  const { date, section, tags } = edition
  const modified = lastChange(edition)
  const sectionTitle = sectionName(publication, section, language.tag)
  return {
    type: 'article' as const,
    ...(date && { publishedTime: date }),
    ...(modified && { modifiedTime: modified }),
    ...(sectionTitle && { section: sectionTitle.value }),
    ...(tags.length > 0 && { tags: [...tags] }),
  }
}

/** Returns a language as Open Graph writes it, `pt_BR`. A tag without a territory gets the likeliest one (CLDR). */
export const openGraphLocale: (tag: string) => string = memoizeByText((tag) => {
  const { language, region } = new Intl.Locale(tag).maximize()
  return region ? `${language}_${region}` : language
})
