import type { Nodes, Paragraph, Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { directive } from 'micromark-extension-directive'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { remark } from 'remark'
import { LIMITS } from '../../source/limits.ts'
import { lineStarts, placeAt } from '../../source/source-file.ts'

/**
 * Parses Markdown into a syntax tree with positions: CommonMark, `:::` blocks, and GFM's tables, footnotes,
 * strikethrough and task lists (rejected later, by name). GFM's detection of bare addresses is left out: it takes as
 * long as all the rest. An extension is used only for a text that may need it, because looking for it takes a third of
 * the time. The parser gets paragraphs of plain words shortened.
 * @param isMdx whether indented lines are no code, as in MDX
 * @throws ParseLimit for a block that the parser cannot handle
 */
export function parseMarkdown(markdown: string, { text, restore } = shorten(markdown), isMdx = false): Root {
  expectParsable(text)
  const root = processorWith([...CONSTRUCTS.map(({ mark }) => mark.test(text)), isMdx]).parse(text)
  restore(root)
  return root
}

/** The extensions of CommonMark that are read, each with characters that a text must contain to use it. */
const CONSTRUCTS = [
  { mark: /\|/, syntax: gfmTable(), tree: gfmTableFromMarkdown() },
  { mark: /\[\^/, syntax: gfmFootnote(), tree: gfmFootnoteFromMarkdown() },
  { mark: /~/, syntax: gfmStrikethrough(), tree: gfmStrikethroughFromMarkdown() },
  { mark: /\[[\sx]/i, syntax: gfmTaskListItem(), tree: gfmTaskListItemFromMarkdown() },
  // The inline form of a directive (`:word`) is left out: it would remove the colon in “10:am”.
  { mark: /::/, syntax: { flow: directive().flow ?? {} }, tree: directiveFromMarkdown() },
]

const MDX = { syntax: { disable: { null: ['codeIndented'] } }, tree: {} }

/** Parses Markdown with all extensions. Tests compare `parseMarkdown` with it. */
export function parseWhole(markdown: string): Root {
  return processorWith(CONSTRUCTS.map(() => true)).parse(markdown)
}

const processors = new Map<string, ReturnType<typeof remark>>()

function processorWith(wanted: readonly boolean[]): ReturnType<typeof remark> {
  const key = wanted.join()
  const known = processors.get(key)
  if (known) return known
  const constructs = [...CONSTRUCTS, MDX].filter((_, index) => wanted[index])
  const processor = remark()
    .data({
      micromarkExtensions: constructs.map(({ syntax }) => syntax),
      fromMarkdownExtensions: constructs.map(({ tree }) => tree),
    })
    .freeze()
  processors.set(key, processor)
  return processor
}

/** Thrown for a block of Markdown that is not parsed, because the parser would take hours or overflow the stack. */
export class ParseLimit extends RangeError {
  /** The line at which the block begins, counted from 1 in its text. */
  readonly line: number
  readonly rule: 'limit-exceeded' | 'markdown-unsupported'

  constructor(message: string, line: number, rule: ParseLimit['rule']) {
    super(message)
    this.line = line
    this.rule = rule
  }
}

// Quotes and lists that begin on one line. A line of only hyphens or asterisks begins none.
const MARKER = String.raw`(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*`
const DEEP = new RegExp(`^[ \\t]*(?:${MARKER}){${LIMITS.nesting + 1}}`)
const RULE = /^[-*_ \t]*$/
const FENCE = /^ {0,3}(?:`{3,}|~{3,})/
const OPENING = /^ {0,3}:{3,}[A-Za-z]/
const CLOSING = /^ {0,3}:{3,}[ \t]*$/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
// Lines that begin a new block, even without an empty line above.
const BEGINNING = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]|#{1,6}[ \t])|\|/
// Emphasis characters that can only open emphasis (after a space) or only close it (before a space).
const EMPHASIS = /(?<!\S)[*_~]+(?=[^\s*_~])|(?<=[^\s*_~])[*_~]+(?!\S)/g
const ITEM = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/
const MARKS = /\*+|_+|~+|`+|[[\]<&!\\]/g

const SIGNS = /[\n!#&()*+:<>[\\\]_`|~-]/g

/**
 * Checks line by line, without parsing, that the parser can handle a text.
 * @throws ParseLimit for the first block that it cannot handle
 */
function expectParsable(text: string): void {
  // The parser needs some kilobytes of memory for each of these characters.
  if (text.length > LIMITS.parsedSigns && (text.match(SIGNS)?.length ?? 0) > LIMITS.parsedSigns)
    throw tooMany('lines and signs of Markdown', LIMITS.parsedSigns, placeAt(text, text.search(/\S/)).line)
  let isCode = false
  let open = 0
  let items = 0
  let block = { line: 1, marks: 0, depth: 0, underlines: 0 }
  for (const [index, line] of text.split('\n').entries()) {
    const number = index + 1
    if (FENCE.test(line)) isCode = !isCode
    if (isCode) continue
    const isEmpty = line.trim() === ''
    if (isEmpty || BEGINNING.test(line)) block = { line: number + (isEmpty ? 1 : 0), marks: 0, depth: 0, underlines: 0 }
    open += OPENING.test(line) ? 1 : CLOSING.test(line) && open > 0 ? -1 : 0
    block.marks += line.match(MARKS)?.length ?? 0
    block.underlines += UNDERLINE.test(line) ? 1 : 0
    let deepest = open
    for (const { index: at } of line.matchAll(EMPHASIS)) {
      block.depth = Math.max(0, block.depth + (/\S/.test(line[at - 1] ?? ' ') ? -1 : 1))
      deepest = Math.max(deepest, block.depth)
    }
    if (deepest > LIMITS.nesting || (DEEP.test(line) && !RULE.test(line)))
      throw new ParseLimit('This text is nested too deeply to be read.', number, 'markdown-unsupported')
    items += ITEM.test(line) ? 1 : 0
    if (items > LIMITS.listItems)
      throw new ParseLimit(
        `More than ${LIMITS.listItems.toLocaleString('en')} list items are not read at once.`,
        number,
        'limit-exceeded',
      )
    if (block.marks > LIMITS.blockMarks)
      throw tooMany('marks such as *, _, [ and < without an empty line', LIMITS.blockMarks, block.line)
    if (block.underlines > LIMITS.blockUnderlines)
      throw tooMany('lines of = or - without an empty line', LIMITS.blockUnderlines, block.line)
  }
}

function tooMany(what: string, most: number, line: number): ParseLimit {
  const message = `The text that begins here has more than ${most.toLocaleString('en')} ${what}.`
  return new ParseLimit(message, line, 'limit-exceeded')
}

/** A text for a parser, in which lines of plain words are shortened or left out. */
interface ShortText {
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
 * times. Of paragraphs that follow each other, the parser gets only the first character of the first. A line that
 * begins with a word after an empty line ends every other open block (CommonMark 0.31, section 5), except a `:::`
 * block.
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
