import type {
  Definition,
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
import { type Place, placeOf } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { sentence } from '../../problem/wording.ts'
import { LIMITS } from '../../source/limits.ts'
import { placeAt } from '../../source/source-file.ts'
import { type Context, reportUnsupported } from '../kinds/section-kind.ts'
import { type Inline, plainText, withoutLinks } from '../types/section.ts'
import { expectPairs, readInlineHtml, readSentencePicture } from './html-inlines.ts'
import { parseHtml } from './html-tree.ts'
import { isComment, isSubscript, readForms, splitHeadingId, splitInlineNote } from './parse-markdown.ts'
import { TextAnchors } from './section-ids.ts'

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
    const message = sentence`“[${node.label ?? node.identifier}]” is defined in line ${placeOf(first).line} already, and that counts.`
    const hint = sentence`Delete one of the two definitions, or give this one another name.`
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
      const message = sentence`References to links have added ${most.toLocaleString('en')} characters up to here; no more are read.`
      this.#report(node, 'limit-exceeded', message, sentence`Shorten the addresses that are referred to often.`)
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
      const hint = sentence`Add a line “${mention}: …” at the end of the file.`
      this.#context.report(place, 'footnote-missing', sentence`The footnote ${mention} is not defined.`, hint)
    }
  }
}

/** Reports an error in a formula. */
export function reportFormula({ report }: Context, reason: string, place: Place): void {
  report(place, 'math-invalid', `This formula cannot be read: ${reason}.`, 'See https://temml.org/docs/en/supported.')
}
