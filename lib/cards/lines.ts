import { SOFT_HYPHEN } from '../language/pieces.ts'

/** What stays together on a line. Widths are in one unit, whichever. */
export interface Piece {
  readonly text: string
  /** The width with the space after it. */
  readonly advance: number
  /** The width at the end of a line. */
  readonly bare: number
}

/**
 * Breaks a text into as many lines as the width asks for, each as short as that number of lines allows.
 * @returns undefined if the text needs more than so many lines
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

/** Each line takes the pieces that it has room for; the first line that is one too many ends the work. */
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

/** A text as it stands at the end of a line: without the space there, with the hyphen. */
export function endLine(text: string): string {
  return text.endsWith(SOFT_HYPHEN) ? `${text.slice(0, -1)}-` : text.trimEnd()
}
