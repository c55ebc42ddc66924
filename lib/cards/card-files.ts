import path from 'node:path'
import type { PageStore, StoredFile } from '../cache/page-store.ts'
import type { Library } from '../library/library.ts'
import type { SiteFile } from '../library/site-file.ts'
import { cardAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { drawsCards } from '../settings/settings.ts'
import type { Story } from '../story/types/story.ts'
import { frontCard, storyCard } from './card.ts'
import { cachedCard, cardKey, forgetCards, recordedCards } from './card-cache.ts'
import { drawCard } from './draw-card.ts'

/** What cards are made from, apart from stories. */
export interface CardContext {
  readonly publication: Publication
  /** The URL under which the site is published; undefined if it is not known. */
  readonly site: URL | undefined
  /** The folder of the cache that lasts from one build to the next. */
  readonly cache: string
  readonly store: PageStore
}

/**
 * Makes the cards of a story, one for each language. There are none if the site's URL is not known, because no page can
 * then link to them.
 */
export async function storyCards(story: Story, context: CardContext): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = []
  if (!hasCards(context)) return files
  for (const edition of story.editions.values()) {
    const card = storyCard(edition, context.publication)
    files.push(await cachedCard(card, fileOf(edition.lang, story.slug), folderIn(context.cache), context.store))
  }
  return files
}

/** Returns the cards of the front pages. There are none if the site's URL is not known. */
export function frontCards({ publication, site }: Pick<CardContext, 'publication' | 'site'>): readonly SiteFile[] {
  if (!hasCards({ site })) return []
  return publication.languages.map((language) => {
    const card = frontCard(language, publication)
    return { name: fileOf(language.tag), from: cardKey(card), make: () => drawCard(card) }
  })
}

/**
 * Returns the cards that a build leaves in the store although it does not publish them. If it makes no cards, those are
 * all, so that the next build with cards need not draw them again.
 */
export function unpublishedCards({ site, cache }: Pick<CardContext, 'site' | 'cache'>) {
  return hasCards({ site }) ? [] : recordedCards(folderIn(cache))
}

/** Deletes the records of cards that no page uses, once they are many. */
export function tidyCards({ stories, publication }: Library, cache: string): void {
  const editions = [...stories.values()].flatMap((story) => [...story.editions.values()])
  forgetCards(folderIn(cache), editions.length, () =>
    editions.map((edition) => cardKey(storyCard(edition, publication))),
  )
}

function hasCards({ site }: Pick<CardContext, 'site'>): boolean {
  return site !== undefined && drawsCards()
}

function fileOf(lang: string, slug?: string): string {
  return cardAddress(lang, slug).slice(1)
}

function folderIn(cache: string): string {
  return path.join(cache, 'cards')
}
