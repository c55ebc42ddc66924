import type { CardType } from '../../../lib/fonts/card-type.ts'
import { piecesOf, SOFT_HYPHEN } from '../../../lib/language/headline.ts'
import type { Language } from '../../../lib/language/language.ts'
import { EM, type ShapedLine, shapeLine } from './shape-line.ts'

/** A text in lines that fit their box. All lengths are in pixels. */
export interface FittedText {
  readonly lines: readonly ShapedLine[]
  readonly size: number
  /** The distance from one baseline to the next. */
  readonly leading: number
  /** The height from the top of the first line's ink to the bottom of the last line's ink. */
  readonly height: number
}

/**
 * Sets a text as large as its box allows, in lines of about equal length. A text that is too long even at the smallest
 * size is cut to the words that fit, with an ellipsis.
 * @returns undefined if one of its letters is in no font
 */
export async function fitText(text: string, language: Language, type: CardType, box: TextBox) {
  const start = startOf(text)
  const measure = ruler(language, type)
  const pieces = await measure(start)
  if (!pieces) return undefined
  const whole = await setPieces({ pieces, language, type, box })
  if (whole) return whole
  const beginning = piecesOf(start.replace(/…$/, ''), language.tag)
  const setFirst = async (count: number) => {
    const measured = await measure(`${beginning.slice(0, count).join('').trimEnd()}…`)
    return measured && setPieces({ pieces: measured, language, type, box })
  }
  let [low, high] = [0, beginning.length]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (await setFirst(middle)) low = middle
    else high = middle
  }
  // If one more word does not fit, two may, because the lines break differently.
  for (let count = Math.min(low + LOOK_AHEAD, beginning.length - 1); count >= low && count > 0; count--) {
    const fitted = await setFirst(count)
    if (fitted) return fitted
  }
  return undefined
}

/** The space for a text, and the range of its font size, in pixels. */
interface TextBox {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly smallest: number
}

/** A text, and how it is set. */
interface Setting {
  readonly pieces: readonly Piece[]
  readonly language: Language
  readonly type: CardType
  readonly box: TextBox
}

/** The step between the sizes that are tried, in pixels. */
const STEP = 2

/** The size below which lines need more space between them, in pixels. */
const SMALL = 64

/** The smallest share of its largest size to which a text may shrink if that saves a line. */
const WORTH_A_LINE = 0.86

/** A number of characters that no card has space for at the smallest size, in any script. */
const MOST_CHARACTERS = 2000

/** The number of words that are tried after the first length that fits, when a text is shortened. */
const LOOK_AHEAD = 8

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Returns the start of a text that is too long for any card, with an ellipsis; returns a shorter text whole. */
function startOf(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text
  const end = graphemes.segment(text).containing(MOST_CHARACTERS)?.index
  return `${text.slice(0, end).trimEnd()}…`
}

/** Sets the text at its largest size, or a little smaller if that saves a line; returns undefined if it is too long. */
async function setPieces(setting: Setting): Promise<FittedText | undefined> {
  const { largest, smallest } = setting.box
  let best: FittedText | undefined
  let least = smallest
  for (let size = largest; size >= least; size -= STEP) {
    const fitted = await setAt(size, setting, best ? best.lines.length - 1 : Infinity)
    if (best && fitted) return fitted
    if (!fitted) continue
    best = fitted
    least = Math.max(smallest, size * WORTH_A_LINE)
  }
  return best
}

/** Sets the text at one size; returns undefined if it does not fit into the allowed number of lines. */
async function setAt(size: number, setting: Setting, most: number): Promise<FittedText | undefined> {
  const { pieces, language, type, box } = setting
  const width = (box.width / size) * EM
  if (pieces.some(({ bare }) => bare > width)) return undefined
  const leading = Math.round(size * (type.leading + (size < SMALL ? 0.08 : 0)))
  const texts = balance(pieces, width, Math.min(most, 1 + Math.floor(box.height / leading)))
  if (!texts) return undefined
  const lines: ShapedLine[] = []
  for (const text of texts) {
    const line = await shapeLine(text, language, type)
    if (!line || line.ink.right - line.ink.left > width) return undefined
    lines.push(line)
  }
  const ink = (lines[0]?.ink.top ?? 0) - (lines.at(-1)?.ink.bottom ?? 0)
  const height = (texts.length - 1) * leading + (ink * size) / EM
  return height <= box.height ? { lines, size, leading, height } : undefined
}

/** A piece of text that is never broken across lines. All widths are in the same unit. */
interface Piece {
  readonly text: string
  /** The width including the space after it. */
  readonly advance: number
  /** The width at the end of a line. */
  readonly bare: number
}

/**
 * Returns a function that divides a text into pieces with their widths, or returns undefined if a letter is in no font.
 */
function ruler(language: Language, type: CardType): (text: string) => Promise<readonly Piece[] | undefined> {
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
function balance(pieces: readonly Piece[], width: number, most: number): readonly string[] | undefined {
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
