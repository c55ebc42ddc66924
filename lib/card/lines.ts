import { SOFT_HYPHEN } from '../language/pieces.ts'

/** What stays together on a line. Widths are in one unit, whichever. */
export interface Piece {
  readonly text: string
  /** The width with the space after it. */
  readonly advance: number
  /** The width at the end of a line. */
  readonly bare: number
}

/** Breaks a text into as many lines as the width asks for, each as short as that number of lines allows. */
export function balance(pieces: readonly Piece[], width: number): readonly string[] {
  const { length } = wrap(pieces, width)
  let [low, high] = [Math.max(0, ...pieces.map(({ bare }) => bare)), width]
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (wrap(pieces, middle).length > length) low = middle
    else high = middle
  }
  return wrap(pieces, high)
}

/** Each line takes the pieces that it has room for. */
function wrap(pieces: readonly Piece[], width: number): readonly string[] {
  const lines: string[] = []
  let room = 0
  for (const { text, advance, bare } of pieces) {
    const fits = lines.length > 0 && bare <= room
    lines.push(fits ? `${lines.pop()}${text}` : text)
    room = (fits ? room : width) - advance
  }
  return lines.map(endLine)
}

/** A text as it stands at the end of a line: without the space there, with the hyphen. */
export function endLine(text: string): string {
  return text.endsWith(SOFT_HYPHEN) ? `${text.slice(0, -1)}-` : text.trimEnd()
}
