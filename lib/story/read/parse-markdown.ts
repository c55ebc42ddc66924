import type { Blockquote, Delete, Nodes, Paragraph, PhrasingContent, Root, Text } from 'mdast'
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
import { sentence } from '../../problem/wording.ts'
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
    throw tooMany(sentence`lines and signs of Markdown`, LIMITS.parsedSigns, placeAt(text, text.search(/\S/)).line)
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
      throw new ParseLimit(sentence`This text is nested too deeply to be read.`, number, 'markdown-unsupported')
    items += ITEM.test(line) ? 1 : 0
    if (items > LIMITS.listItems)
      throw new ParseLimit(
        sentence`More than ${LIMITS.listItems.toLocaleString('en')} list items are not read at once.`,
        number,
        'limit-exceeded',
      )
    if (block.marks > LIMITS.blockMarks)
      throw tooMany(sentence`marks such as *, _, [ and < without an empty line`, LIMITS.blockMarks, block.line)
    if (block.underlines > LIMITS.blockUnderlines)
      throw tooMany(sentence`lines of = or - without an empty line`, LIMITS.blockUnderlines, block.line)
  }
}

function tooMany(what: string, most: number, line: number): ParseLimit {
  const message = sentence`The text that begins here has more than ${most.toLocaleString('en')} ${what}.`
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

/** Whether text between single tildes is a subscript, as in `H~2~O`: it follows a letter, and has no space. */
export function isSubscript({ position }: Delete, markdown: string): boolean {
  const { start, end } = position ?? {}
  if (start?.offset === undefined) return false
  const before = markdown.slice(Math.max(0, start.offset - 2), start.offset)
  return /[\p{L}\p{N})\]]$/u.test(before) && /^~[^~\s\p{P}]{1,16}~$/u.test(markdown.slice(start.offset, end?.offset))
}

/**
 * Replaces the forms that a text may have besides those of CommonMark: `x^2^` and `==mark==` by HTML, and bare
 * addresses by links. An escaped sign stays a sign.
 * @param mayLink whether no link contains the text
 */
export function readForms(
  nodes: readonly PhrasingContent[],
  markdown: string,
  mayLink: boolean,
): readonly PhrasingContent[] {
  if (!nodes.some((node) => node.type === 'text' && FORM_SIGNS.test(node.value))) return nodes
  let found: readonly PhrasingContent[] = nodes
  for (const { pattern, escaped, read, isLink } of FORMS) {
    if (isLink && !mayLink) continue
    found = found.flatMap((node) => {
      if (node.type !== 'text' || escaped.test(sourceOf(node, markdown))) return node
      return split(node, markdown, pattern, read)
    })
  }
  return readMarks(found, markdown)
}

/** Returns what a part of a text is in place of the text, if it has a form that CommonMark does not know. */
type FormReader = (match: RegExpExecArray, place: Text['position']) => PhrasingContent[] | undefined

const LETTER = String.raw`\p{L}\p{N}`

/** The forms that are read in texts. Most texts contain none of the signs of the first pattern. */
const FORM_SIGNS = /\^|==|:\/\/|www\./
const FORMS: readonly {
  readonly pattern: RegExp
  readonly escaped: RegExp
  readonly read: FormReader
  readonly isLink?: boolean
}[] = [
  {
    pattern: /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"“”„«»（），。、；：！？「」『』【】]+/giu,
    escaped: /\\[:.]/,
    read: ([written], position) => readAddress(written, position),
    isLink: true,
  },
  {
    pattern: new RegExp(`(?<=[${LETTER})\\]])\\^([${LETTER}+−-]{1,16})\\^`, 'gu'),
    escaped: /\\\^/,
    read: ([, inside = '']) => [html('<sup>'), text(inside), html('</sup>')],
  },
]

const MARK = { opening: /(?<![A-Za-z\d=])==(?=[^\s=]|$)/, closing: /(?<=[^\s=]|^)==(?![A-Za-z\d=])/ }

function sourceOf({ position }: Text, markdown: string): string {
  return position ? markdown.slice(position.start.offset, position.end.offset) : ''
}

function split(node: Text, markdown: string, pattern: RegExp, read: FormReader): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let from = 0
  for (const match of node.value.matchAll(pattern)) {
    const start = (node.position?.start.offset ?? 0) + match.index
    const point = { ...placeAt(markdown, start), offset: start }
    const replaced = read(match, node.position && { start: point, end: point })
    if (!replaced) continue
    parts.push(text(node.value.slice(from, match.index), node.position), ...replaced)
    const last = replaced.at(-1)
    from = match.index + (last?.type === 'link' ? textLength(last.children) : match[0].length)
  }
  if (from === 0) return [node]
  return [...parts, text(node.value.slice(from), node.position)].filter(
    (part) => part.type !== 'text' || part.value !== '',
  )
}

function textLength(nodes: readonly PhrasingContent[]): number {
  return nodes.reduce((sum, node) => sum + (node.type === 'text' ? node.value.length : 0), 0)
}

/** Reads a bare address. The punctuation after it, and a closing bracket that it does not open, are no part of it. */
function readAddress(written: string, position: Text['position']): PhrasingContent[] | undefined {
  let end = written.length
  let closed = written.split(')').length - written.split('(').length
  for (; end > 0; end--) {
    const last = written.charAt(end - 1)
    if (last === ')' && closed > 0) closed--
    else if (!/[?!.,:;*_~'’]/.test(last)) break
  }
  const address = written.slice(0, end)
  const url = /^www\./i.test(address) ? `https://${address}` : address
  if (!URL.canParse(url) || !/[^.]\.[^.]/.test(new URL(url).hostname)) return undefined
  return [{ type: 'link', url, children: [text(address)], ...(position ? { position } : {}) }]
}

/** Replaces pairs of `==` by the element `mark`. Marked words may contain other marks. */
function readMarks(nodes: readonly PhrasingContent[], markdown: string): readonly PhrasingContent[] {
  const result: PhrasingContent[] = []
  let rest = [...nodes]
  while (rest.length > 0) {
    const from = indexOf(rest, MARK.opening, markdown)
    const before = from && cut(rest, from)
    const until = before && indexOf(before.after, MARK.closing, markdown)
    if (!before || !until) return [...result, ...rest]
    const { before: inside, after } = cut(before.after, until)
    result.push(...before.before, html('<mark>'), ...inside, html('</mark>'))
    rest = after
  }
  return result
}

interface At {
  readonly index: number
  readonly offset: number
}

/** Finds the first footnote of the form `^[note]` in a text; undefined if there is none. */
export function splitInlineNote(nodes: readonly PhrasingContent[], markdown: string) {
  const isEscaped = (node: Text) => /\\[\^[\]]/.test(sourceOf(node, markdown))
  const index = nodes.findIndex((node) => node.type === 'text' && node.value.includes('^[') && !isEscaped(node))
  const first = nodes[index]
  if (first?.type !== 'text') return undefined
  const { before, after: rest } = cut(nodes, { index, offset: first.value.indexOf('^[') }, 2)
  let open = 1
  for (const [at, node] of rest.entries()) {
    if (node.type !== 'text') continue
    for (const { 0: sign, index: offset } of node.value.matchAll(/[[\]]/g)) {
      open += sign === '[' ? 1 : -1
      if (open > 0) continue
      const { before: inside, after } = cut(rest, { index: at, offset }, 1)
      return { before, inside, after }
    }
  }
  return undefined
}

function indexOf(nodes: readonly PhrasingContent[], pattern: RegExp, markdown: string): At | undefined {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'text' || /\\=/.test(sourceOf(node, markdown))) continue
    const offset = node.value.search(pattern)
    if (offset >= 0) return { index, offset }
  }
  return undefined
}

/** Divides nodes at some signs within a text, without the signs. */
function cut(nodes: readonly PhrasingContent[], { index, offset }: At, length = 2) {
  const node = nodes[index]
  const value = node?.type === 'text' ? node.value : ''
  const part = (words: string) => (words ? [text(words, node?.position)] : [])
  return {
    before: [...nodes.slice(0, index), ...part(value.slice(0, offset))],
    after: [...part(value.slice(offset + length)), ...nodes.slice(index + 1)],
  }
}

function html(value: string): PhrasingContent {
  return { type: 'html', value }
}

function text(value: string, position?: Text['position']): Text {
  return { type: 'text', value, ...(position ? { position } : {}) }
}

/** Returns the content of a heading without the id that is written at its end, and the id. */
export function splitHeadingId(nodes: readonly PhrasingContent[]): {
  nodes: readonly PhrasingContent[]
  id: string | undefined
} {
  const last = nodes.at(-1)
  const [written, id] = (last?.type === 'text' && ID.exec(last.value)) || []
  if (last?.type !== 'text' || written === undefined) return { nodes, id: undefined }
  const value = last.value.slice(0, -written.length)
  return { nodes: [...nodes.slice(0, -1), ...(value ? [{ ...last, value }] : [])], id }
}

/** The id at the end of a heading: `{#id}`, or `{: #id .class}`, whose class is left out. */
const ID = /(?<!\s)\s*\{:?\s*#([^\s{}#.]+)(?:\s+\.[\w-]+)*\s*\}\s*$/

/** The names of alerts: a quotation whose first line is `[!NOTE]`, as GitHub and others read it. */
export const ALERTS = ['note', 'tip', 'important', 'warning', 'caution'] as const

const ALERT = new RegExp(String.raw`^\[!(${ALERTS.join('|')})\][ \t]*(?:\n|$)`, 'i')

/** Returns the kind of block that an alert is, and what is inside it; undefined for a quotation. */
export function splitAlert({ children: [first, ...others] }: Blockquote) {
  const [text, ...rest] = first?.type === 'paragraph' ? first.children : []
  const [mark = '', name] = (text?.type === 'text' && ALERT.exec(text.value)) || []
  const variant = ALERTS.find((one) => one === name?.toLowerCase())
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !variant) return undefined
  const value = text.value.slice(mark.length)
  const [after, ...following] = rest
  // The line may end with two spaces, which make a line break.
  const content = value ? [{ ...text, value }, ...rest] : after?.type === 'break' ? following : rest
  return { variant, children: content.length > 0 ? [{ ...first, children: content }, ...others] : others }
}

/** Whether a node is only a comment, which is a remark for colleagues. */
export function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^<!--(?:(?!-->).)*-->\s*$/s.test(node.value)
}
