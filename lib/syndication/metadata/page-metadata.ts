import type { PageContext } from '../../library/page-context.ts'
import { absolute, feedAddresses, frontAddress, plainAddress } from '../../publication/addresses.ts'
import { type FeedFormat, type NamedFeed, statesTime } from '../named-feeds.ts'
import { type CardImage, type OpenGraph, openGraphOf, type Sharing } from './open-graph.ts'

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
    readonly images?: Pick<CardImage, 'url' | 'alt'>[]
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
  const { name } = page.publication
  const openGraph = openGraphOf(page, title, description, sharing)
  const types = alternateTypes(page, sharing)
  const base: PageMetadata = {
    title: title === name ? name : `${title} | ${name}`,
    description,
    robots: { 'max-image-preview': 'large' },
    ...(sharing.source && { other: { [SOURCE]: sharing.source.uri } }),
    openGraph,
    twitter: { title, description, ...largePicture(openGraph) },
    icons: ICONS,
    alternates: { types },
  }
  const canonical = absolute(page.address)
  if (!canonical) return base
  const languages: Record<string, string> = {}
  for (const [tag, address] of [...page.editions, ['x-default', xDefault] as const]) {
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
  const feed = { list: frontAddress(language.tag), title: publication.name, formats: [format] }
  return { ...typesOf([feed]), 'text/markdown': [{ url: plainAddress(edition.lang, edition.slug) }] }
}

function typesOf(feeds: readonly NamedFeed[]): AlternateTypes {
  const types = MEDIA_TYPES.map(([format, type]) => {
    const named = feeds.filter(({ formats }) => formats.includes(format))
    return [type, named.map(({ list, title }) => ({ url: feedAddresses(list)[format], title }))] as const
  })
  return Object.fromEntries(types.filter(([, named]) => named.length > 0))
}
