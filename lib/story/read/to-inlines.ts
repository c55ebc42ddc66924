import type {
  Definition,
  Delete,
  FootnoteDefinition,
  InlineCode,
  Link,
  LinkReference,
  Nodes,
  PhrasingContent,
  Root,
  Text,
} from 'mdast'
import { visit } from 'unist-util-visit'
import { formatNumber } from '../../language/format.ts'
import type { Place } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { LIMITS } from '../../source/limits.ts'
import { placeAt } from '../../source/source-file.ts'
import { type Context, placeOf, reportUnsupported } from '../kinds/section-kind.ts'
import { type Inline, plainText, withoutLinks } from '../types/section.ts'
import { expectPairs, readInlineHtml, readSentencePicture } from './html-inlines.ts'
import { isComment, parseHtml } from './html-tree.ts'
import { splitHeadingId, TextAnchors } from './section-ids.ts'

/**
 * Converts phrasing content to inlines. Resolves link definitions and numbers footnotes in order of first reference.
 */
export class InlineReader {
  /** The ids of the references to each footnote, by the footnote's identifier. */
  readonly footnoteRefs = new Map<string, string[]>()
  /** The footnotes of a text, in the order in which they are written. */
  readonly footnotes: FootnoteDefinition[] = []
  readonly #markdown: string
  readonly #context: Context
  readonly #mayMissFootnotes: boolean
  readonly #mayHaveNotes: boolean
  readonly #definitions = new Map<string, Definition>()
  readonly #numbers = new Map<string, number>()
  readonly #defined = new Set<string>()
  /** The ids that the text gives to its places. */
  readonly anchors: TextAnchors
  #isInLink = false
  #expanded = 0

  constructor(root: Root, markdown: string, context: Context) {
    this.#markdown = markdown
    this.#context = context
    this.anchors = new TextAnchors(context.report)
    this.#mayMissFootnotes = markdown.includes('[^')
    this.#mayHaveNotes = markdown.includes('^[')
    // Link definitions and footnotes are both written `[name]:`, and most stories have neither.
    if (!markdown.includes(']:')) return
    visit(root, 'definition', (node) => this.#define(node))
    visit(root, 'footnoteDefinition', (node) => {
      this.footnotes.push(node)
      this.#defined.add(node.identifier)
    })
  }

  #report(node: Nodes, rule: Rule, message: string, hint: string): void {
    this.#context.report(placeOf(node), rule, message, hint)
  }

  /** Converts phrasing content. */
  of(written: readonly PhrasingContent[]): Inline[] {
    if (this.#mayMissFootnotes) for (const node of written) if (node.type === 'text') this.#missingFootnotes(node)
    const all = readForms(this.#liftNotes(written), this.#markdown, !this.#isInLink)
    if (!all.some(({ type }) => type === 'html')) return all.flatMap((_, index) => this.#at(all, index))
    const nodes = all.filter((node) => !isComment(node))
    const at = (index: number) => this.#at(nodes, index)
    const { anchors } = this
    const context = this.#context
    if (!expectPairs(nodes, context)) return nodes.flatMap(({ type }, index) => (type === 'html' ? [] : at(index)))
    return readInlineHtml(parseHtml(nodes), { context, anchors, markdown: at })
  }

  /** Makes footnotes of the form `^[note]` references to footnotes, which are then read as those that are defined. */
  #liftNotes(written: readonly PhrasingContent[]): readonly PhrasingContent[] {
    if (!this.#mayHaveNotes) return written
    const lifted: PhrasingContent[] = []
    let rest = written
    for (let note = splitInlineNote(rest, this.#markdown); note; note = splitInlineNote(rest, this.#markdown)) {
      const { before, inside, after } = note
      const position = inside[0]?.position ?? before.at(-1)?.position
      const identifier = `^${this.footnotes.length + 1}`
      const place = position ? { position } : {}
      const children = [{ type: 'paragraph' as const, children: [...inside], ...place }]
      this.footnotes.push({ type: 'footnoteDefinition', identifier, children, ...place })
      lifted.push(...before, { type: 'footnoteReference', identifier, ...place })
      rest = after
    }
    return [...lifted, ...rest]
  }

  #at(nodes: readonly PhrasingContent[], index: number): readonly Inline[] {
    const node = nodes[index]
    if (!node) return []
    if (node.type === 'inlineCode' && this.#isFormula(node)) return this.#formula(node)
    if (node.type !== 'text') return [this.#one(node) ?? []].flat()
    // The dollar signs around a formula are no text.
    const [before, after] = [nodes[index - 1], nodes[index + 1]]
    const start = before?.type === 'inlineCode' && this.#isFormula(before) ? 1 : 0
    const end = after?.type === 'inlineCode' && this.#isFormula(after) ? -1 : undefined
    return [{ kind: 'text', text: node.value.slice(start, end) }]
  }

  /** Converts the content of a heading, which may end with an id. */
  heading(content: readonly PhrasingContent[]): Inline[] {
    const { nodes, id } = splitHeadingId(content)
    const text = this.of(nodes)
    const last = content.at(-1)
    const own = id === undefined || !last ? undefined : this.anchors.take(id, placeOf(last))
    return own === undefined ? text : [{ kind: 'element', name: 'span', attributes: { id: own }, text }]
  }

  /** Whether code in a sentence is between two dollar signs, and the publication wants formulas. */
  #isFormula({ position }: InlineCode): boolean {
    const { start, end } = position ?? {}
    if (!this.#context.formula || start?.offset === undefined) return false
    const around = this.#markdown.slice(Math.max(0, start.offset - 2), start.offset)
    return /(?:^|[^\\])\$$/.test(around) && this.#markdown[end?.offset ?? 0] === '$'
  }

  #formula(node: InlineCode): Inline[] {
    const made = this.#context.formula?.(node.value, false)
    if (made && 'mathml' in made) return [{ kind: 'math', ...made }]
    const start = this.#markdown.indexOf(node.value, node.position?.start.offset)
    if (made) reportFormula(this.#context, made.error, placeAt(this.#markdown, start + made.at))
    return []
  }

  // If several definitions have the same name, the first one is used (CommonMark 0.31, section 4.7).
  #define(node: Definition): void {
    const first = this.#definitions.get(node.identifier)
    if (!first) {
      this.#definitions.set(node.identifier, node)
      return
    }
    const message = `“[${node.label ?? node.identifier}]” is defined in line ${placeOf(first).line} already, and that counts.`
    const hint = 'Delete one of the two definitions, or give this one another name.'
    this.#report(node, 'definition-duplicate', message, hint)
  }

  #one(node: PhrasingContent): Inline | undefined {
    switch (node.type) {
      case 'emphasis':
        return { kind: 'emphasis', text: this.of(node.children) }
      case 'strong':
        return { kind: 'strong', text: this.of(node.children) }
      case 'delete':
        if (!isSubscript(node, this.#markdown)) return { kind: 'deleted', text: this.of(node.children) }
        return { kind: 'element', name: 'sub', attributes: {}, text: this.of(node.children) }
      case 'inlineCode':
        return { kind: 'code', text: node.value }
      case 'break':
        return { kind: 'break' }
      case 'link':
        return this.#link(node.url, node)
      case 'linkReference': {
        const definition = this.#definitions.get(node.identifier)
        return definition && this.#mayExpand(definition, node) ? this.#link(definition.url, node) : undefined
      }
      case 'footnoteReference': {
        const refs = this.footnoteRefs.get(node.identifier) ?? []
        this.footnoteRefs.set(node.identifier, refs)
        const number = this.#numbers.get(node.identifier) ?? this.#numbers.size + 1
        this.#numbers.set(node.identifier, number)
        const ref = `ref-${number}${refs.length > 0 ? `-${refs.length + 1}` : ''}`
        refs.push(ref)
        return { kind: 'footnote', note: `note-${number}`, number: formatNumber(number, this.#context.lang), ref }
      }
      case 'image':
        return readSentencePicture(node.url, node.alt ?? '', placeOf(node), this.#context)
      case 'imageReference': {
        const url = this.#definitions.get(node.identifier)?.url
        return url === undefined ? undefined : readSentencePicture(url, node.alt ?? '', placeOf(node), this.#context)
      }
      default:
        reportUnsupported(node, this.#context)
        return undefined
    }
  }

  // A short reference can expand to a definition of any length. This limits the total length that references add.
  #mayExpand({ url }: Definition, node: LinkReference): boolean {
    const most = Math.max(LIMITS.linkCharacters, this.#markdown.length)
    const before = this.#expanded
    this.#expanded += url.length
    if (this.#expanded <= most) return true
    if (before <= most) {
      const message = `References to links have added ${most.toLocaleString('en')} characters up to here; no more are read.`
      this.#report(node, 'limit-exceeded', message, 'Shorten the addresses that are referred to often.')
    }
    return false
  }

  #link(href: string, node: Link | LinkReference): Inline {
    this.#isInLink = true
    const text = withoutLinks(this.of(node.children))
    this.#isInLink = false
    return { kind: 'link', ...this.#context.link(href, placeOf(node), plainText(text)), text }
  }

  // Micromark leaves a reference to a missing footnote as text. Search the source text, not the node's value: only the
  // source shows an escaped bracket, and the line of a paragraph on which a word is.
  #missingFootnotes(node: Text): void {
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined) return
    const written = this.#markdown.slice(start.offset, end?.offset)
    for (const { 0: mention, 1: label = '', index } of written.matchAll(/(?<!\\)\[\^([^\][\s]+)\]/g)) {
      if (this.#defined.has(label.toLowerCase())) continue
      const place = placeAt(this.#markdown, start.offset + index)
      const hint = `Add a line “${mention}: …” at the end of the file.`
      this.#context.report(place, 'footnote-missing', `The footnote ${mention} is not defined.`, hint)
    }
  }
}

/** Whether text between single tildes is a subscript, as in `H~2~O`: it follows a letter, and has no space. */
export function isSubscript({ position }: Delete, markdown: string): boolean {
  const { start, end } = position ?? {}
  if (start?.offset === undefined) return false
  const before = markdown.slice(Math.max(0, start.offset - 2), start.offset)
  return /[\p{L}\p{N})\]]$/u.test(before) && /^~[^~\s\p{P}]{1,16}~$/u.test(markdown.slice(start.offset, end?.offset))
}

/** Reports an error in a formula. */
export function reportFormula({ report }: Context, reason: string, place: Place): void {
  report(place, 'math-invalid', `This formula cannot be read: ${reason}.`, 'See https://temml.org/docs/en/supported.')
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
