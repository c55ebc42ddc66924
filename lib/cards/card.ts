import type { Language } from '../language/language.ts'
import type { Picture } from '../picture/picture.ts'

/** The size of a card in pixels, which Facebook, X and LinkedIn show without cropping. */
export const CARD_SIZE = { width: 1200, height: 630 } as const

/** Everything that a card shows. A card is the picture that is shown with a shared link to a story or front page. */
export interface Card {
  readonly kind: 'story' | 'front'
  readonly language: Language
  /** The name of the publication, and the language of that name. */
  readonly name: string
  readonly home: Language
  /** The newspaper section whose colour the card has. */
  readonly desk: string | undefined
  /** The section and the kind of story, as shown above the story. */
  readonly kicker: string | undefined
  /** The story's title; on the card of a front page, the description of the publication. */
  readonly text: string
  readonly cover: Picture | undefined
}
