import type { Language } from '../language/language.ts'
import { piecesOf } from '../language/pieces.ts'
import type { CardType } from './card-type.ts'
import { endLine, type Piece } from './lines.ts'
import { shapeLine } from './shape-line.ts'

/** Measures pieces of text, and caches the width of each piece. */
export class Ruler {
  readonly #language: Language
  readonly #type: CardType
  readonly #known = new Map<string, Piece | undefined>()

  constructor(language: Language, type: CardType) {
    this.#language = language
    this.#type = type
  }

  /** Returns the pieces of a text with their widths; undefined if a letter is in no font. */
  async measure(text: string): Promise<readonly Piece[] | undefined> {
    const pieces: Piece[] = []
    for (const piece of piecesOf(text, this.#language.tag)) {
      if (!this.#known.has(piece)) this.#known.set(piece, await this.#measurePiece(piece))
      const measured = this.#known.get(piece)
      if (!measured) return undefined
      pieces.push(measured)
    }
    return pieces
  }

  async #measurePiece(text: string): Promise<Piece | undefined> {
    const bare = await shapeLine(endLine(text), this.#language, this.#type)
    const whole = endLine(text) === text ? bare : await shapeLine(text, this.#language, this.#type)
    return bare && whole && { text, advance: whole.advance, bare: bare.advance }
  }
}
