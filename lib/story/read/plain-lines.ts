import type { Nodes, Root } from 'mdast'
import { lineStarts } from '../../source/source-file.ts'

// A line that is a paragraph of its own between empty lines, and has no character that means something in Markdown. Its
// first character cannot begin a list, quote, table, divider, or block of code, HTML or `:::`.
const WORD = '[^\\\\`*_[\\]<>&~|#\\t\\0]'
const PLAIN = new RegExp(`^[A-Za-z"'(\u0080-\uffff](?:${WORD}*(?! )${WORD})?$`)

// Fenced code and some HTML blocks continue across empty lines. The parser counts the other characters differently.
const ELSEWHERE = /```|~~~|<[!?]|<(?:pre|script|style|textarea)|[\r\ufeff]/i

/** A text in which lines of plain words are shortened to their first character, for a parser. */
export interface ShortText {
  readonly text: string
  /** Gives the syntax tree of the shortened text the words and the positions of the whole. */
  restore(tree: Root): void
}

/**
 * Shortens the paragraphs of plain words, which are most of a story: the parser reads each character several times. A
 * line that begins with a word after an empty line ends every other open block (CommonMark 0.31, section 5).
 */
export function shorten(markdown: string): ShortText {
  if (ELSEWHERE.test(markdown)) return { text: markdown, restore: () => {} }
  const lines = markdown.split('\n')
  const isEmpty = (line = '') => !/[^ \t]/.test(line)
  const plain = new Map<number, string>()
  for (const [index, line] of lines.entries())
    if (PLAIN.test(line) && isEmpty(lines[index - 1]) && isEmpty(lines[index + 1])) plain.set(index + 1, line)
  const starts = lineStarts(markdown)
  const moved = ({ line, column }: { line: number; column: number }) => {
    const place = { line, column: column > 1 ? (plain.get(line)?.length ?? column - 1) + 1 : column }
    return { ...place, offset: (starts[line - 1] ?? 0) + place.column - 1 }
  }
  const restore = (node: Nodes) => {
    if (node.type === 'text') node.value = plain.get(node.position?.start.line ?? 0) ?? node.value
    if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) }
    if ('children' in node) for (const child of node.children) restore(child)
  }
  return { text: lines.map((line, index) => (plain.has(index + 1) ? line.slice(0, 1) : line)).join('\n'), restore }
}
