/** A part of a Markdown text that means the same without the rest. */
export interface SourceBlock {
  /** `paragraph` and `heading`: words alone, no character of which has a meaning in Markdown. `any`: whatever it may be. */
  readonly kind: 'paragraph' | 'heading' | 'any'
  readonly text: string
  /** The line at which it begins, counted from 1. */
  readonly line: number
  /** How many characters stand before it. */
  readonly offset: number
}

const WORD = '[^\\\\`*_[\\]<>&~|#\\t\\n]'
// What begins no list, quote, table, rule, or block of code, HTML or `:::`.
const FIRST = String.raw`[A-Za-z"'(\u0080-\uffff]`
const LINE = `${FIRST}(?:${WORD}*(?! )${WORD})?`
const PARAGRAPH = new RegExp(`^${LINE}(?:\n${LINE})*$`)
const HEADING = new RegExp(`^#{1,6} (?! )${WORD}*(?! )${WORD}$`)

// A definition counts in the whole text; of the others, the parser makes something else.
const EVERYWHERE = /\]:|[\0\r\ufeff]/
// Code between fences and some HTML go on over empty lines.
const ENGULFING = /```|~~~|<[!?]|<(?:pre|script|style|textarea)/i

// The parser takes as long to begin anew as for some 500 characters.
const WORTH_A_CALL = 500

/**
 * Divides a Markdown text at its paragraphs and headings that are words alone. After an empty line, a line that begins with a
 * word ends all that was open before (CommonMark 0.31, section 5), but for what has fences or is HTML of some kinds: after
 * such a beginning, nothing is divided unless the end is sure.
 * @param least how many characters of words there must be between two other blocks for a division there
 * @returns the blocks in their order, without the empty lines that they begin with
 */
export function blocksOf(markdown: string, least = WORTH_A_CALL): SourceBlock[] {
  if (EVERYWHERE.test(markdown)) return [{ kind: 'any', text: markdown, line: 1, offset: 0 }]
  const blocks: SourceBlock[] = []
  let isOpen: boolean | undefined = false
  for (const chunk of chunksOf(markdown)) {
    const kind = isOpen === false ? kindOf(chunk.text) : 'any'
    if (kind === 'any') isOpen = isOpenAfter(chunk.text, isOpen)
    const last = kind === 'any' ? blocks.findLastIndex((block) => block.kind === 'any') : -1
    const words = blocks[last + 1]
    if (last >= 0 && (!words || chunk.offset - words.offset < least)) blocks.length = last + 1
    else blocks.push({ ...chunk, kind })
  }
  return blocks.map((block, index) => {
    if (block.kind !== 'any') return block
    return { ...block, text: markdown.slice(block.offset, blocks[index + 1]?.offset) }
  })
}

/** What stands between empty lines. */
function chunksOf(markdown: string): Omit<SourceBlock, 'kind'>[] {
  const chunks: Omit<SourceBlock, 'kind'>[] = []
  let begin: { line: number; offset: number } | undefined
  let offset = 0
  for (const [index, text] of `${markdown}\n`.split('\n').entries()) {
    if (!/^[ \t]*$/.test(text)) begin ??= { line: index + 1, offset }
    else if (begin) {
      chunks.push({ ...begin, text: markdown.slice(begin.offset, offset - 1) })
      begin = undefined
    }
    offset += text.length + 1
  }
  return chunks
}

function kindOf(text: string): SourceBlock['kind'] {
  if (text.startsWith('#')) return HEADING.test(text) ? 'heading' : 'any'
  return PARAGRAPH.test(text) ? 'paragraph' : 'any'
}

/** Whether a `:::` block is open after some lines; undefined where that, or what else may be open, cannot be said. */
function isOpenAfter(text: string, wasOpen: boolean | undefined): boolean | undefined {
  if (wasOpen === undefined || ENGULFING.test(text)) return undefined
  if (!text.includes(':::')) return wasOpen
  const fences = text.split('\n').filter((line) => line.includes(':::'))
  if (!fences.every((line) => /^:::(?!:)/.test(line))) return undefined
  return !/^:::[ \t]*$/.test(fences.at(-1) ?? '')
}
