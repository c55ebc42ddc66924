import { CARD_SIZE } from '../../cards/card.ts'
import type { PageContext } from '../../library/page-context.ts'
import { absolute } from '../../publication/addresses.ts'
import { sectionName } from '../../publication/publication.ts'
import { drawsCards } from '../../settings/settings.ts'
import { lastChange } from '../../story/translations/last-change.ts'
import type { StoryEdition } from '../../story/types/story.ts'
import type { NamedFeed } from '../named-feeds.ts'
import { openGraphLocale } from './open-graph-locale.ts'

/** The picture that goes with a link to a page; sizes in pixels. */
export interface CardImage {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** What a link to a page shows where it is shared (https://ogp.me/). */
export interface OpenGraph {
  readonly title: string
  readonly description: string
  readonly url?: string
  readonly siteName: string
  readonly locale: string
  readonly images?: CardImage[]
  readonly alternateLocale: string[]
  readonly type: 'website' | 'article'
  readonly publishedTime?: string
  readonly modifiedTime?: string
  readonly section?: string
  readonly tags?: string[]
}

/** What is shared with a link to a page, besides title and description. */
export interface Sharing {
  /** The page's card, and what it shows. */
  readonly card?: { readonly address: string; readonly alt: string }
  /** The story that the page tells. */
  readonly edition?: StoryEdition
  /** The feeds that the page names, where it is no story's. */
  readonly feeds?: readonly NamedFeed[]
}

/** What a page says to those who share it. Its address and its card need SITE_URL: both have to be absolute. */
export function openGraphOf(
  page: PageContext,
  title: string,
  description: string,
  { card, edition }: Sharing,
): OpenGraph {
  const url = absolute(page.address)
  const picture = card && drawsCards() ? absolute(card.address) : undefined
  const locale = openGraphLocale(page.language.tag)
  const others = new Set([...page.editions.keys()].map(openGraphLocale))
  others.delete(locale)
  return {
    title,
    description,
    ...(url && { url }),
    siteName: page.publication.name,
    locale,
    ...(picture && card && { images: [{ url: picture, ...CARD_SIZE, alt: card.alt }] }),
    alternateLocale: [...others],
    ...(edition ? articleOf(edition, page) : { type: 'website' }),
  }
}

function articleOf(edition: StoryEdition, { publication, language }: PageContext) {
  const { date, section, tags } = edition
  const modified = lastChange(edition)
  const desk = sectionName(publication, section, language.tag)
  return {
    type: 'article' as const,
    ...(date && { publishedTime: date }),
    ...(modified && { modifiedTime: modified }),
    ...(desk && { section: desk }),
    ...(tags.length > 0 && { tags: [...tags] }),
  }
}
