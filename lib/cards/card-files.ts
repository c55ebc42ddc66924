import path from 'node:path'
import type { Library } from '../library/library.ts'
import type { SiteFile } from '../library/site-file.ts'
import { cardAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { drawsCards } from '../settings/settings.ts'
import type { Story } from '../story/types/story.ts'
import { frontCard, storyCard } from './card.ts'
import { cachedCard, cardKey, forgetCards } from './card-cache.ts'
import { drawCard } from './draw-card.ts'

/** What cards are made from, apart from stories. */
export interface CardContext {
  readonly publication: Publication
  /** The URL under which the site is published; undefined if it is not known. */
  readonly site: URL | undefined
  /** The folder of the cache that lasts from one build to the next. */
  readonly cache: string
}

/**
 * Returns the cards of a story, one for each language. There are none if the site's URL is not known, because no page
 * can then link to them.
 */
export function storyCards(story: Story, { publication, site, cache }: CardContext): readonly SiteFile[] {
  if (!site || !drawsCards()) return []
  return [...story.editions.values()].map((edition) => ({
    name: fileOf(edition.lang, story.slug),
    make: () => cachedCard(storyCard(edition, publication), folderIn(cache)),
  }))
}

/** Returns the cards of the front pages. There are none if the site's URL is not known. */
export function frontCards({ publication, site }: Omit<CardContext, 'cache'>): readonly SiteFile[] {
  if (!site || !drawsCards()) return []
  return publication.languages.map((language) => {
    const card = frontCard(language, publication)
    return { name: fileOf(language.tag), from: cardKey(card), make: () => drawCard(card) }
  })
}

/** Deletes cached cards that no page uses, once they are many. */
export function tidyCards({ stories, publication }: Library, cache: string): void {
  const editions = [...stories.values()].flatMap((story) => [...story.editions.values()])
  forgetCards(folderIn(cache), editions.length, () =>
    editions.map((edition) => cardKey(storyCard(edition, publication))),
  )
}

function fileOf(lang: string, slug?: string): string {
  return cardAddress(lang, slug).slice(1)
}

function folderIn(cache: string): string {
  return path.join(cache, 'cards')
}
