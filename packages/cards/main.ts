import { hasCards, type Packages } from '../../lib/library/package-of.ts'
import { cardAddress, fileAt } from '../../lib/publication/addresses.ts'
import { cardKey, frontCard, storyCard } from './draw/card.ts'
import { drawCard } from './draw/draw-card.ts'
import { drawsText } from './draw/shape-line.ts'

/** The pictures that are shown with shared links. */
export const cardsPackage: Packages['cards'] = {
  drawsText,
  async storyCards(story, context) {
    const files: StoredCard[] = []
    if (!hasCards(context)) return files
    for (const edition of story.editions.values()) {
      const card = storyCard(edition, context.publication, context.look)
      const name = fileAt(cardAddress(edition))
      const make = async () => ({ files: [[name, await drawCard(card)] as const] })
      files.push(...(await context.cache.remember(name, cardKey(card), make)).files)
    }
    return files
  },
  frontCards({ publication, site, look }) {
    if (!hasCards({ site })) return []
    return publication.languages.map((language) => {
      const card = frontCard(language, publication, look)
      const name = fileAt(cardAddress(language.tag))
      return { name, inputs: [{ name: `drawing of ${name}`, value: cardKey(card) }], make: () => drawCard(card) }
    })
  },
}

/** The file of a card in the cache of the build. */
type StoredCard = Awaited<ReturnType<Packages['cards']['storyCards']>>[number]
