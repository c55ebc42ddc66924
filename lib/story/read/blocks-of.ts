/** A part of a Markdown text that can be parsed without the rest. */
export interface SourceBlock {
  /** `paragraph` and `heading`: plain words, with no character that has a meaning in Markdown. `any`: anything else. */
  readonly kind: 'paragraph' | 'heading' | 'any'
  readonly text: string
  /** The line of the text at which the block begins, counted from 1. */
  readonly line: number
  /** The number of characters before it in the text. */
  readonly offset: number
}

const WORD = '[^\\\\`*_[\\]<>&~|#\\t\\n]'
// Characters that cannot begin a list, quote, table, divider, or block of code, HTML or `:::`.
const FIRST = String.raw`[A-Za-z"'(\u0080-\uffff]`
const LINE = `${FIRST}(?:${WORD}*(?! )${WORD})?`
const PARAGRAPH = new RegExp(`^${LINE}(?:\n${LINE})*$`)
const HEADING = new RegExp(`^#{1,6} (?! )${WORD}*(?! )${WORD}$`)

// A definition applies to the whole text. The parser replaces or removes the other characters.
const EVERYWHERE = /\]:|[\0\r\ufeff]/
// Fenced code and some HTML blocks continue across empty lines.
const ENGULFING = /```|~~~|<[!?]|<(?:pre|script|style|textarea)/i

// Starting the parser takes as long as parsing about 500 characters.
const WORTH_A_CALL = 500

/**
 * Divides a Markdown text at paragraphs and headings that are plain words. A line that begins with a word after an
 * empty line ends every open block (CommonMark 0.31, section 5). Exceptions are fenced blocks and some kinds of HTML:
 * after the start of such a block, the text is not divided unless its end is certain.
 * @param least how many characters of plain words must be between two other blocks to divide there
 * @returns the blocks in order, without leading empty lines
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

/** The parts of a text between empty lines. */
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

/** Whether a `:::` block is open after some lines; undefined if that is uncertain, or if another block may be open. */
function isOpenAfter(text: string, wasOpen: boolean | undefined): boolean | undefined {
  if (wasOpen === undefined || ENGULFING.test(text)) return undefined
  if (!text.includes(':::')) return wasOpen
  const fences = text.split('\n').filter((line) => line.includes(':::'))
  if (!fences.every((line) => /^:::(?!:)/.test(line))) return undefined
  return !/^:::[ \t]*$/.test(fences.at(-1) ?? '')
}
