import type { Nodes, Paragraph, Root } from 'mdast'
import { lineStarts } from '../../source/source-file.ts'

/** A text for a parser, in which lines of plain words are shortened or left out. */
export interface ShortText {
  readonly text: string
  /** Gives the syntax tree of the shortened text the words and the positions of the whole. */
  restore(tree: Root): void
}

// A line that is a paragraph of its own between empty lines, and has no character that means something in Markdown. Its
// first character cannot begin a list, quote, table, divider, or block of code, HTML or `:::`.
const WORD = '[^\\\\`*_[\\]<>&~|#\\t\\0]'
const PLAIN = new RegExp(`^[A-Za-z"'(\u0080-\uffff](?:${WORD}*(?! )${WORD})?$`)

// Fenced code and some HTML blocks continue across empty lines. The parser counts the other characters differently.
const ELSEWHERE = /```|~~~|<[!?]|<(?:pre|script|style|textarea)|[\r\ufeff]/i

/**
 * Shortens the paragraphs of plain words, which are most of a story, because the parser reads each character several
 * times. Of paragraphs that follow each other, the parser gets only the first character of the first. A line that begins
 * with a word after an empty line ends every other open block (CommonMark 0.31, section 5), except a `:::` block.
 */
export function shorten(markdown: string): ShortText {
  if (ELSEWHERE.test(markdown)) return { text: markdown, restore: () => {} }
  const lines = markdown.split('\n')
  const isEmpty = (line = '') => !/[^ \t]/.test(line)
  const plain = new Map<number, string>()
  const omitted = new Map<number, number[]>() // by the line of the paragraph before them
  let run: number[] | undefined
  for (const [index, line] of lines.entries()) {
    if (isEmpty(line)) continue
    if (!PLAIN.test(line) || !isEmpty(lines[index - 1]) || !isEmpty(lines[index + 1])) {
      run = undefined
      continue
    }
    plain.set(index + 1, line)
    // The last line stays, because the tree ends with it.
    if (run && index < lines.length - 1) run.push(index + 1)
    else if (!markdown.includes(':::')) {
      run = []
      omitted.set(index + 1, run)
    }
  }
  const left = new Set([...omitted.values()].flat())
  const starts = lineStarts(markdown)
  const moved = ({ line, column }: { line: number; column: number }) => {
    const place = { line, column: column > 1 ? (plain.get(line)?.length ?? column - 1) + 1 : column }
    return { ...place, offset: (starts[line - 1] ?? 0) + place.column - 1 }
  }
  const complete = (node: Nodes) => {
    if (node.type === 'text') node.value = plain.get(node.position?.start.line ?? 0) ?? node.value
    if (node.position) node.position = { start: moved(node.position.start), end: moved(node.position.end) }
    if ('children' in node) for (const child of node.children) complete(child)
  }
  return {
    text: lines.map((line, at) => (left.has(at + 1) ? '' : plain.has(at + 1) ? line.slice(0, 1) : line)).join('\n'),
    restore: (root) => {
      root.children = root.children.flatMap((child) => [
        child,
        ...(omitted.get(child.position?.start.line ?? 0) ?? []).map(paragraphOn),
      ])
      complete(root)
    },
  }
}

/** A paragraph of one character in a line. */
function paragraphOn(line: number): Paragraph {
  const position = () => ({ start: { line, column: 1 }, end: { line, column: 2 } })
  return { type: 'paragraph', children: [{ type: 'text', value: '', position: position() }], position: position() }
}
