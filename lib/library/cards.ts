import type { Publication } from '../publication/publication.ts'
import { drawsCards } from '../settings/packages.ts'
import type { ContentCache } from '../store/content-cache.ts'
import type { Library } from './library.ts'
import type { Look } from './look.ts'

/** The facts from which cards are made, apart from stories. A card is the picture that is shown with a shared link. */
export interface CardContext {
  readonly publication: Publication
  /** The logos; undefined if the publication has none. */
  readonly look?: Look | undefined
  /** The URL under which the site is published; undefined if it is not known. */
  readonly site: URL | undefined
  readonly cache: ContentCache
}

/** Whether a build makes cards: a page can link to them only if the site's URL is known. */
export function hasCards({ site }: Pick<CardContext, 'site'>): boolean {
  return site !== undefined && drawsCards()
}

/** Returns the names of the cache's records of the cards of all stories. */
export function cardRecords({ stories }: Pick<Library, 'stories'>): string[] {
  return [...stories.values()].flatMap(({ slug, editions }) =>
    [...editions.keys()].map((lang) => cardRecord(lang, slug)),
  )
}

/** Returns the name of the cache's record of the card of a story in one language. */
export function cardRecord(lang: string, slug: string): string {
  return `cards/${lang}/${slug}`
}
