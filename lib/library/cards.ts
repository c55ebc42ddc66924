import { cardAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { drawsCards } from '../settings/packages.ts'
import type { ContentCache, Remembered } from '../store/content-cache.ts'
import type { Story } from '../story/types/story.ts'
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

/** Returns the cards that were drawn for a story, if this build draws none: the next one need not draw them again. */
export function cardsWithout(
  context: Pick<CardContext, 'site'>,
  { slug, editions }: Story,
  remembered: readonly Remembered[],
): readonly Remembered[] {
  const names = new Set([...editions.keys()].map((lang) => cardAddress(lang, slug).slice(1)))
  return hasCards(context) ? [] : remembered.filter(({ name }) => names.has(name))
}
