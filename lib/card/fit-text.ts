import type { Language } from '../language/language.ts'
import { piecesOf } from '../language/pieces.ts'
import type { CardType } from './card-type.ts'
import { EM } from './font-file.ts'
import { balance, endLine, type Piece } from './lines.ts'
import { type ShapedLine, shapeLine } from './shape-line.ts'

/** The room that a text has, and how large its letters may be, in pixels. */
export interface TextBox {
  readonly width: number
  readonly height: number
  readonly largest: number
  readonly smallest: number
}

/** A text in lines that fit their box. All lengths are in pixels. */
export interface FittedText {
  readonly lines: readonly ShapedLine[]
  readonly size: number
  /** From one baseline to the next. */
  readonly leading: number
  /** From the top of the first line's ink to the bottom of the last one's. */
  readonly height: number
}

/** A text, and how it is to be set. */
interface Setting {
  readonly pieces: readonly Piece[]
  readonly language: Language
  readonly type: CardType
  readonly box: TextBox
}

/** Sizes are tried in steps of so many pixels. */
const STEP = 2

/** Below this size lines need more room between them. */
const SMALL = 64

/** So much smaller a text may be if that saves a line. */
const WORTH_A_LINE = 0.86

/**
 * Sets a text as large as its box allows, in lines of about one length. One that is too long even for the smallest size is
 * shortened to the words that have room, and an ellipsis.
 * @returns undefined if a letter of it is in no font
 */
export async function fitText(
  text: string,
  language: Language,
  type: CardType,
  box: TextBox,
): Promise<FittedText | undefined> {
  const pieces = await measure(text, language, type)
  if (!pieces) return undefined
  const setting = { pieces, language, type, box }
  const fitted = await setBetween(box.largest, box.smallest, setting)
  if (fitted) {
    const least = Math.max(box.smallest, fitted.size * WORTH_A_LINE)
    const fewer = await setBetween(fitted.size, least, setting, fitted.lines.length - 1)
    return fewer ?? fitted
  }
  const kept = piecesOf(text.replace(/…$/, ''), language.tag).slice(0, -1).join('').trimEnd()
  return kept ? fitText(`${kept}…`, language, type, box) : undefined
}

async function measure(text: string, language: Language, type: CardType): Promise<readonly Piece[] | undefined> {
  const pieces: Piece[] = []
  for (const piece of piecesOf(text, language.tag)) {
    const bare = await shapeLine(endLine(piece), language, type)
    const whole = endLine(piece) === piece ? bare : await shapeLine(piece, language, type)
    if (!bare || !whole) return undefined
    pieces.push({ text: piece, advance: whole.advance, bare: bare.advance })
  }
  return pieces
}

async function setBetween(
  largest: number,
  smallest: number,
  setting: Setting,
  most = Infinity,
): Promise<FittedText | undefined> {
  for (let size = largest; size >= smallest; size -= STEP) {
    const fitted = await setAt(size, setting, most)
    if (fitted) return fitted
  }
  return undefined
}

/** The text at one size, if it fits so in no more than so many lines. */
async function setAt(size: number, setting: Setting, most: number): Promise<FittedText | undefined> {
  const { pieces, language, type, box } = setting
  const width = (box.width / size) * EM
  if (pieces.some(({ bare }) => bare > width)) return undefined
  const texts = balance(pieces, width)
  const leading = Math.round(size * (type.leading + (size < SMALL ? 0.08 : 0)))
  if (texts.length > most || (texts.length - 1) * leading > box.height) return undefined
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
