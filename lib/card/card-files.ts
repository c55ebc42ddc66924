import path from 'node:path'
import { drawsCards } from '../desk/settings.ts'
import { cardAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import type { Library } from '../story/library.ts'
import type { Work } from '../story/story.ts'
import type { SiteFile } from '../syndication/site-file.ts'
import { cachedCard, forgetCards } from './card-cache.ts'
import { cardKey } from './card-key.ts'
import { frontCard, storyCard } from './card-of.ts'
import { drawCard } from './draw-card.ts'

/**
 * The cards of a story, one for each language.
 * @param cache where what is kept from one build to the next lies
 */
export function storyCards(work: Work, publication: Publication, cache: string): readonly SiteFile[] {
  if (!drawsCards()) return []
  return [...work.editions.values()].map((story) => ({
    name: fileOf(story.lang, work.slug),
    make: () => cachedCard(storyCard(story, publication), folderIn(cache)),
  }))
}

/** The cards of the front pages. */
export function frontCards(publication: Publication): readonly SiteFile[] {
  if (!drawsCards()) return []
  return publication.languages.map((language) => {
    const card = frontCard(language, publication)
    return { name: fileOf(language.tag), from: cardKey(card), make: () => drawCard(card) }
  })
}

/** Keeps the cards that were drawn from growing without end. */
export function tidyCards({ stories, publication }: Library, cache: string): void {
  const editions = [...stories.values()].flatMap((work) => [...work.editions.values()])
  forgetCards(folderIn(cache), editions.length, () => editions.map((story) => cardKey(storyCard(story, publication))))
}

function fileOf(lang: string, slug?: string): string {
  return cardAddress(lang, slug).slice(1)
}

function folderIn(cache: string): string {
  return path.join(cache, 'cards')
}
