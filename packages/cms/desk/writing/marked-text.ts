/** A text, and the part of it that is selected. */
export interface SelectedText {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The marks that a press gives to the selection. */
export type Mark = 'bold' | 'italic' | 'heading' | 'list' | 'quote' | 'note'

/**
 * Returns a text after a press: with the mark at the selection, or without it if it was there.
 * @example
 * withMark({ text: 'one two', from: 4, to: 7 }, 'bold') // => { text: 'one **two**', from: 6, to: 9 }
 */
export function withMark(selected: SelectedText, mark: Mark): SelectedText {
  if (mark === 'note') return withNote(selected)
  return mark === 'bold' || mark === 'italic'
    ? aroundWords(selected, AROUND[mark])
    : beforeLines(selected, BEFORE[mark])
}

const AROUND = { bold: '**', italic: '*' } as const
const BEFORE = { heading: '## ', list: '- ', quote: '> ' } as const

function aroundWords({ text, from, to }: SelectedText, mark: string): SelectedText {
  // Spaces at the ends of a selection stay outside, because Markdown knows no mark beside a space.
  const words = text.slice(from, to)
  const start = from + (words.length - words.trimStart().length)
  const end = Math.max(start, to - (words.length - words.trimEnd().length))
  const [before, inside, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  const isItalicOnly = (side: string, at: 'endsWith' | 'startsWith') =>
    mark !== '*' || !side[at]('**') || side[at]('***')
  const isMarked =
    before.endsWith(mark) &&
    after.startsWith(mark) &&
    isItalicOnly(before, 'endsWith') &&
    isItalicOnly(after, 'startsWith')
  const size = mark.length
  if (isMarked) return { text: before.slice(0, -size) + inside + after.slice(size), from: start - size, to: end - size }
  return { text: before + mark + inside + mark + after, from: start + size, to: end + size }
}

function beforeLines({ text, from, to }: SelectedText, mark: string): SelectedText {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const nextLine = text.indexOf('\n', to)
  const end = nextLine < 0 ? text.length : nextLine
  const lines = text.slice(start, end).split('\n')
  const areMarked = lines.every((line) => line.startsWith(mark))
  const changed = lines.map((line) => (areMarked ? line.slice(mark.length) : mark + line)).join('\n')
  return { text: text.slice(0, start) + changed + text.slice(end), from: start, to: start + changed.length }
}

/** Writes a footnote behind the selection, for the words that are typed next. */
function withNote({ text, to }: SelectedText): SelectedText {
  const at = to + NOTE.length
  return { text: `${text.slice(0, to)}${NOTE}]${text.slice(to)}`, from: at, to: at }
}

/** The signs before the words of a footnote, which end with a bracket. */
const NOTE = '^['
