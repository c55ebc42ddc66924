import type { CardType } from '../../../lib/fonts/card-type.ts'
import type { Language } from '../../../lib/language/language.ts'
import { piecesOf, SOFT_HYPHEN } from '../../../lib/language/pieces.ts'
import { shapeLine } from './shape-line.ts'

/** A piece of text that is never broken across lines. All widths are in the same unit. */
export interface Piece {
  readonly text: string
  /** The width including the space after it. */
  readonly advance: number
  /** The width at the end of a line. */
  readonly bare: number
}

/** Returns a function that divides a text into pieces with their widths, or returns undefined if a letter is in no font. */
export function ruler(language: Language, type: CardType): (text: string) => Promise<readonly Piece[] | undefined> {
  const known = new Map<string, Piece | undefined>()
  const measure = async (text: string): Promise<Piece | undefined> => {
    const bare = await shapeLine(endLine(text), language, type)
    const whole = endLine(text) === text ? bare : await shapeLine(text, language, type)
    return bare && whole && { text, advance: whole.advance, bare: bare.advance }
  }
  return async (text) => {
    const pieces: Piece[] = []
    for (const piece of piecesOf(text, language.tag)) {
      const measured = known.has(piece) ? known.get(piece) : await measure(piece)
      known.set(piece, measured)
      if (!measured) return undefined
      pieces.push(measured)
    }
    return pieces
  }
}

/**
 * Breaks a text into as few lines as the width allows, and makes them as equal in length as possible.
 * @returns undefined if the text needs more lines than allowed
 */
export function balance(pieces: readonly Piece[], width: number, most: number): readonly string[] | undefined {
  const { length } = wrap(pieces, width, most)
  if (length > most) return undefined
  let [low, high] = [pieces.reduce((widest, { bare }) => Math.max(widest, bare), 0), width]
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (wrap(pieces, middle, length).length > length) low = middle
    else high = middle
  }
  return wrap(pieces, high, length).map((line) => endLine(line.map(({ text }) => text).join('')))
}

/** Fills lines greedily. It stops at the first line beyond the allowed number. */
function wrap(pieces: readonly Piece[], width: number, most: number): readonly (readonly Piece[])[] {
  const lines: Piece[][] = []
  let room = 0
  for (const piece of pieces) {
    const line = piece.bare <= room ? lines.at(-1) : undefined
    if (!line && lines.length > most) break
    if (line) line.push(piece)
    else lines.push([piece])
    room = (line ? room : width) - piece.advance
  }
  return lines
}

/** Returns a text as it appears at the end of a line: without the space there, with the hyphen. */
function endLine(text: string): string {
  return text.endsWith(SOFT_HYPHEN) ? `${text.slice(0, -1)}-` : text.trimEnd()
}
