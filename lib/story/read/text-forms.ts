import type { Blockquote, Delete, PhrasingContent, Text } from 'mdast'
import { placeAt } from '../../source/source-file.ts'

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
  if (!nodes.some((node) => node.type === 'text' && SIGNS.test(node.value))) return nodes
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
const SIGNS = /\^|==|:\/\/|www\./
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
