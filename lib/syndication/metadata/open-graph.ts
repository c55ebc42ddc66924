import { memoizeByText } from '../../language/format.ts'
import type { PageContext } from '../../library/page-context.ts'
import { absolute, CARD_SIZE } from '../../publication/addresses.ts'
import { sectionName } from '../../publication/publication.ts'
import { drawsCards } from '../../settings/packages.ts'
import { lastChange, type StoryEdition } from '../../story/types/story.ts'
import type { DigitalSource } from '../iptc.ts'
import type { NamedFeed } from '../named-feeds.ts'

/** The picture that is shown with a shared link to a page; sizes in pixels. */
export interface CardImage {
  readonly url: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** The preview of a link to a page where it is shared (https://ogp.me/). */
export interface OpenGraph {
  readonly title: string
  readonly description: string
  readonly url?: string
  readonly siteName: string
  readonly locale: string
  readonly images?: CardImage[]
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
export function openGraphOf(
  page: PageContext,
  title: string,
  description: string,
  { card, edition }: Sharing,
): OpenGraph {
  const url = absolute(page.address)
  const picture = card && drawsCards() ? absolute(card.address) : undefined
  return {
    title,
    description,
    ...(url && { url }),
    siteName: page.publication.name,
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
    ...(sectionTitle && { section: sectionTitle }),
    ...(tags.length > 0 && { tags: [...tags] }),
  }
}

/** Returns a language as Open Graph writes it, `pt_BR`. A tag without a territory gets the likeliest one (CLDR). */
export const openGraphLocale: (tag: string) => string = memoizeByText((tag) => {
  const { language, region } = new Intl.Locale(tag).maximize()
  return region ? `${language}_${region}` : language
})
