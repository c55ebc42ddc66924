import type { Library } from '../library/library.ts'
import type { Look } from '../library/look.ts'
import type { SiteFile } from '../library/site-file.ts'
import { cardAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { drawsCards } from '../settings/settings.ts'
import type { ContentCache, StoredFile } from '../store/content-cache.ts'
import type { Story } from '../story/types/story.ts'
import { frontCard, storyCard } from './card.ts'
import { cardKey } from './card-key.ts'
import { drawCard } from './draw-card.ts'

/** The facts from which cards are made, apart from stories. */
export interface CardContext {
  readonly publication: Publication
  /** The logos; undefined if the publication has none. */
  readonly look?: Look | undefined
  /** The URL under which the site is published; undefined if it is not known. */
  readonly site: URL | undefined
  readonly cache: ContentCache
}

/**
 * Makes the cards of a story, one for each language. There are none if the site's URL is not known, because no page can
 * then link to them.
 */
export async function storyCards(story: Story, context: CardContext): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = []
  if (!hasCards(context)) return files
  for (const edition of story.editions.values()) {
    const card = storyCard(edition, context.publication, context.look)
    const name = fileOf(edition.lang, story.slug)
    const make = async () => ({ files: [[name, await drawCard(card)] as const] })
    files.push(...(await context.cache.remember(recordOf(edition.lang, story.slug), cardKey(card), make)).files)
  }
  return files
}

/** Returns the cards of the front pages. There are none if the site's URL is not known. */
export function frontCards({ publication, site, look }: Omit<CardContext, 'cache'>): readonly SiteFile[] {
  if (!hasCards({ site })) return []
  return publication.languages.map((language) => {
    const card = frontCard(language, publication, look)
    return { name: fileOf(language.tag), from: cardKey(card), make: () => drawCard(card) }
  })
}

/** Returns the names of the cache's records of the cards of all stories. */
export function cardRecords({ stories }: Pick<Library, 'stories'>): string[] {
  return [...stories.values()].flatMap(({ slug, editions }) => [...editions.keys()].map((lang) => recordOf(lang, slug)))
}

/** Whether a build makes cards: a page can link to them only if the site's URL is known. */
export function hasCards({ site }: Pick<CardContext, 'site'>): boolean {
  return site !== undefined && drawsCards()
}

function recordOf(lang: string, slug: string): string {
  return `cards/${lang}/${slug}`
}

function fileOf(lang: string, slug?: string): string {
  return cardAddress(lang, slug).slice(1)
}
