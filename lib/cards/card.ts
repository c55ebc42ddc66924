import type { Language } from '../language/language.ts'
import type { Picture } from '../picture/picture.ts'

/** How large a card is, in pixels: what Facebook, X and LinkedIn show without cutting. */
export const CARD_SIZE = { width: 1200, height: 630 } as const

/** All that a card shows: the picture that goes with a link to a story or to a front page. */
export interface Card {
  readonly kind: 'story' | 'front'
  readonly language: Language
  /** The publication's, and the language that it is in. */
  readonly name: string
  readonly home: Language
  /** The desk that lends its colour. */
  readonly desk: string | undefined
  /** Desk and form, as over the story. */
  readonly kicker: string | undefined
  /** The story's title; on a front page's card, what the publication says of itself. */
  readonly text: string
  readonly cover: Picture | undefined
}
