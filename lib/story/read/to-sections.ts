import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Image,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { playedAs } from '../../attachment/file-types.ts'
import { didYouMean, suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import { type Place, placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { readersByName, SECTION_KINDS } from '../kinds/kinds.ts'
import { bareAddresses, embedHint } from '../kinds/known-hosts.ts'
import { ownKind, ownKinds, readOwn } from '../kinds/own.ts'
import { areAttributes, type BlockReader, type Context, type Reader, reportUnsupported } from '../kinds/section-kind.ts'
import { expectNoSurplus, readTable } from '../kinds/table.ts'
import {
  type Footnote,
  HEADING_LEVELS,
  type HeadingLevel,
  type Inline,
  plainText,
  type Section,
} from '../types/section.ts'
import { reportBrokenMarkup } from './broken-markup.ts'
import { type BlockReading, readHtmlBlocks, readMediaImage } from './html-blocks.ts'
import { expectWhole } from './html-ends.ts'
import { asHtmlBlock, parseHtml } from './html-tree.ts'
import { isComment, splitAlert } from './parse-markdown.ts'
import { expectPulledWords } from './pulled-words.ts'
import { SectionIds } from './section-ids.ts'
import { toCode } from './to-code.ts'
import { InlineReader } from './to-inlines.ts'
import { toShownPicture } from './to-shown-picture.ts'

/**
 * Converts a Markdown tree to sections. Reports everything that a story cannot contain, instead of dropping it
 * silently.
 * @param markdown the source of the tree, for places within its texts
 */
export function toSections(root: Root, markdown: string, context: Context): Section[] {
  return new Sections(root, markdown, context).convert(root)
}

type Block = BlockContent | DefinitionContent | RootContent

/** The readers of all `:::name` blocks and `::name` lines. */
const BLOCKS = readersByName(Object.entries(SECTION_KINDS).map(([kind, { blocks = {} }]) => [kind, blocks]))
const LINES = readersByName<Reader<LeafDirective, Section>>(
  Object.entries(SECTION_KINDS).map(([kind, { lines = {} }]) => [kind, lines]),
)

// Deeper than anyone writes on purpose. Every output format makes a nested call for each level.
const MAX_DEPTH = 12

class Sections {
  readonly #context: Context
  readonly #inlines: InlineReader
  readonly #levels: HeadingLevels
  readonly #markdown: string
  readonly #mayHaveHtml: boolean
  #depth = 0

  constructor(root: Root, markdown: string, context: Context) {
    this.#context = context
    this.#markdown = markdown
    this.#mayHaveHtml = markdown.includes('<')
    this.#inlines = new InlineReader(root, markdown, context)
    this.#levels = new HeadingLevels(root)
  }

  convert(root: Root): Section[] {
    reportOpenBlocks(root, this.#markdown, this.#context)
    reportBrokenMarkup(root, this.#markdown, this.#context)
    const sections = this.#blocks(root.children, new SectionIds())
    expectPulledWords(sections, this.#context)
    const notes = this.#notes()
    const first = notes[0]
    return first ? [...sections, { kind: 'footnotes', id: 'notes', place: first.place, notes }] : sections
  }

  #blocks(written: readonly Block[], ids: SectionIds): Section[] {
    const nodes = this.#mayHaveHtml
      ? written.flatMap((node) => (isComment(node) ? [] : asHtmlBlock(node, this.#markdown)))
      : written
    const [first] = nodes
    return first ? [...this.#deeper(placeOf(first), () => this.#level(nodes, ids))] : []
  }

  #deeper(place: Place, read: () => readonly Section[]): readonly Section[] {
    if (this.#depth === MAX_DEPTH) {
      const message = sentence`This is nested too deeply.`
      this.#context.report(place, 'markdown-unsupported', message, sentence`Nest no deeper than ${MAX_DEPTH} levels.`)
      return []
    }
    this.#depth++
    const sections = read()
    this.#depth--
    return sections
  }

  #level(nodes: readonly Block[], ids: SectionIds): readonly Section[] {
    if (!nodes.some(({ type }) => type === 'html')) return nodes.flatMap((node) => this.#block(node, ids) ?? [])
    for (const node of nodes) if (node.type === 'html') expectWhole(node, this.#context)
    const reading: BlockReading = {
      context: this.#context,
      anchors: this.#inlines.anchors,
      markdown: (index) => {
        const node = nodes[index]
        if (node?.type === 'paragraph') return this.#inlines.of(node.children)
        if (node) reportUnsupported(node, this.#context)
        return []
      },
      block: (index, inner) => [nodes[index] ?? []].flat().flatMap((node) => this.#block(node, inner) ?? []),
      heading: (place, depth, text, inner) => this.#heading(place, depth, text, inner),
      inside: (id, place, read) => this.#deeper(place, () => read(new SectionIds(id))),
    }
    return readHtmlBlocks(parseHtml(nodes), ids, reading)
  }

  #heading(place: Place, depth: number, text: readonly Inline[], ids: SectionIds): Section {
    if (!isVisible(plainText(text))) {
      const message = sentence`This heading has no character that a reader can see.`
      this.#context.report(place, 'heading-empty', message, sentence`Write its words after the signs, or delete it.`)
    }
    return { kind: 'heading', id: ids.next('heading'), place, level: this.#levels.next(depth), text }
  }

  #definitions(written: readonly WrittenDefinition[], place: Place, ids: SectionIds): Section {
    const id = ids.next('definitions')
    const inner = new SectionIds(id)
    const entries = written.map(({ terms, details }) => ({
      terms: terms.map((term) => this.#inlines.of(term)),
      details: details.map((text): readonly Section[] => {
        return [{ kind: 'paragraph', id: inner.next('paragraph'), place, text: this.#inlines.of(text) }]
      }),
    }))
    return { kind: 'definitions', id, place, entries }
  }

  #block(node: Block, ids: SectionIds): Section | undefined {
    const place = placeOf(node)
    switch (node.type) {
      case 'paragraph': {
        const [image] = node.children
        const end = node.position?.end.offset ?? 0
        if (image?.type === 'image' && areAttributes(this.#markdown.slice(image.position?.end.offset, end)))
          return this.#figure(image, end, ids)
        const definitions = splitDefinitions(node)
        if (definitions) return this.#definitions(definitions, place, ids)
        this.#expectBlocks(node)
        return { kind: 'paragraph', id: ids.next('paragraph'), place, text: this.#inlines.of(node.children) }
      }
      case 'heading':
        return this.#heading(place, node.depth, this.#inlines.heading(node.children), ids)
      case 'blockquote': {
        const alert = splitAlert(node)
        if (alert) {
          const id = ids.next('aside')
          const sections = this.#blocks(alert.children, new SectionIds(id))
          return { kind: 'aside', id, place, variant: alert.variant, title: undefined, sections }
        }
        const id = ids.next('quote')
        return { kind: 'quote', id, place, sections: this.#blocks(node.children, new SectionIds(id)) }
      }
      case 'list':
        return this.#list(node, ids)
      case 'table':
        expectNoSurplus(node, this.#context)
        return readTable(node, this.#reader(ids))
      case 'code':
        return toCode(node, this.#reader(ids))
      case 'thematicBreak':
        return { kind: 'divider', id: ids.next('divider'), place }
      case 'containerDirective':
        return this.#container(node, ids)
      case 'leafDirective':
        return this.#leaf(node, ids)
      case 'definition':
      case 'footnoteDefinition':
        return undefined // used where the text refers to them
      default:
        reportUnsupported(node, this.#context)
        return undefined
    }
  }

  /** Warns of the address of a video alone on a line, which other systems show as a video. */
  #expectBlocks({ position }: Paragraph): void {
    const { start, end } = position ?? { start: { line: 1, column: 1, offset: 0 }, end: { offset: 0 } }
    for (const { row, column, block } of bareAddresses(this.#markdown.slice(start.offset, end.offset))) {
      const place = { line: start.line + row, column: column + (row === 0 ? start.column : 1) }
      const message = sentence`This address of a video or a recording is only a link.`
      this.#context.report(place, 'embed-missing', message, sentence`To show it here, write ${block}`)
    }
  }

  #figure(image: Image, end: number, ids: SectionIds): Section | undefined {
    const form = /^(?:[a-z]+:|\/\/)/i.test(image.url) ? undefined : playedAs(image.url)
    if (form)
      return readMediaImage(image, form, this.#markdown.slice(image.position?.end.offset, end), ids, this.#context)
    const figure = toShownPicture(image, this.#markdown, end, this.#context)
    return figure && { kind: 'figure', id: ids.next('figure'), place: placeOf(image), ...figure }
  }

  #list(node: List, ids: SectionIds): Section {
    const id = ids.next('list')
    const inside = new SectionIds(id)
    const items = node.children.map((item) => {
      if (typeof item.checked === 'boolean') {
        const message = sentence`A task list has no meaning in a story.`
        this.#context.report(placeOf(item), 'markdown-unsupported', message, sentence`Remove the square brackets.`)
      }
      return this.#blocks(item.children, inside)
    })
    return { kind: 'list', id, place: placeOf(node), start: node.ordered ? (node.start ?? 1) : undefined, items }
  }

  #leaf(node: LeafDirective, ids: SectionIds): Section | undefined {
    const read = LINES.get(node.name)
    if (read) return read(node, this.#reader(ids))
    if (ownKind(node.name)?.form === 'line') return readOwn(node, this.#reader(ids))
    const message = sentence`There is no ${`::${node.name}`} block.`
    const isBlock = BLOCKS.has(node.name) || ownKind(node.name)?.form === 'block'
    const others = isBlock ? sentence`Use three colons and close the block with three.` : knownBlocks(node.name, 'line')
    this.#context.report(placeOf(node), 'directive-unknown', message, embedHint(node.name) ?? others)
    return undefined
  }

  // The content of an unknown block is read too, to report its problems.
  #container(node: ContainerDirective, ids: SectionIds): Section | undefined {
    const own = ownKind(node.name)
    if (own?.form === 'block') return readOwn(node, this.#reader(ids))
    const read = BLOCKS.get(node.name)
    if (!read) {
      const message = sentence`There is no ${`:::${node.name}`} block.`
      const hint = own
        ? sentence`Write ::${node.name} on one line.`
        : (embedHint(node.name) ?? knownBlocks(node.name, 'block'))
      this.#context.report(placeOf(node), 'directive-unknown', message, hint)
    }
    return (read ?? BLOCKS.get('note'))?.(node, this.#reader(ids))
  }

  #reader(ids: SectionIds): BlockReader {
    return {
      context: this.#context,
      markdown: this.#markdown,
      isOutermost: this.#depth === 1,
      nextId: (kind) => ids.next(kind),
      inside: (id) => this.#reader(new SectionIds(id)),
      sections: (nodes) => this.#blocks(nodes, ids),
      text: (nodes) => this.#inlines.of(nodes),
      picture: (image, end) => toShownPicture(image, this.#markdown, end, this.#context),
    }
  }

  #notes(): (Footnote & { place: Place })[] {
    const refs = this.#inlines.footnoteRefs
    // A footnote may refer to another, and the loop then also reaches that one. The order is that of the first
    // references.
    const notes: (Footnote & { place: Place })[] = []
    const definitions = new Map<string, FootnoteDefinition>()
    let known = 0
    let number = 0
    for (const [identifier, refIds] of refs) {
      const id = `note-${++number}`
      // A footnote may contain another of the form ^[note], which is defined as it is read. The first of a name counts.
      for (; known < this.#inlines.footnotes.length; known++) {
        const node = this.#inlines.footnotes[known]
        if (node && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
      }
      const definition = definitions.get(identifier)
      if (!definition) continue
      const sections = this.#blocks(definition.children, new SectionIds(id))
      notes.push({ id, refs: refIds, place: placeOf(definition), sections })
    }
    const defined = new Set<string>()
    for (const definition of this.#inlines.footnotes) {
      const label = definition.label ?? definition.identifier
      const isDouble = defined.has(definition.identifier)
      defined.add(definition.identifier)
      if (refs.has(definition.identifier) && !isDouble) continue
      const message = isDouble
        ? sentence`[^${label}] is defined already.`
        : sentence`Nothing refers to the footnote [^${label}].`
      this.#context.report(placeOf(definition), 'footnote-unused', message, sentence`Refer to it, or delete it.`)
    }
    return notes
  }
}

/** Returns a hint with the blocks or lines that are known, and where a newsroom defines others. */
function knownBlocks(name: string, form: 'block' | 'line'): string {
  const others = Object.entries(ownKinds()).flatMap(([own, kind]) => (kind.form === form ? [own] : []))
  const known = [...(form === 'block' ? BLOCKS : LINES).keys(), ...others]
  const hint = suggest(name, known)
  if (didYouMean(name, known)) return hint
  return `${hint} ${sentence`Define one of your own under \`sectionKinds\` in masthead.config.ts.`}`
}

/**
 * Gives the headings of a text their levels on the page, where the title is the only heading of the first level. If the
 * text has a heading `#`, all its headings are one level deeper. None is more than one level below the heading before
 * it.
 */
class HeadingLevels {
  readonly #shift: number
  #before: number = 2

  constructor(root: Root) {
    this.#shift = hasTopHeading(root) ? 1 : 0
  }

  /** Returns the level of the next heading by the number of its signs. */
  next(depth: number): HeadingLevel {
    const wanted = Math.min(depth + this.#shift, this.#before + 1)
    const level = HEADING_LEVELS.find((one) => one >= wanted) ?? 6
    this.#before = level
    return level
  }
}

function hasTopHeading(node: Nodes): boolean {
  if (node.type === 'html') return /<h1[\s>]/i.test(node.value)
  return (node.type === 'heading' && node.depth === 1) || ('children' in node && node.children.some(hasTopHeading))
}

/** The terms and the meanings of one entry of a list of definitions, as they are written. */
interface WrittenDefinition {
  readonly terms: (readonly PhrasingContent[])[]
  readonly details: PhrasingContent[][]
}

/**
 * Reads a paragraph as a list of definitions: terms in lines of their own, and after them lines that begin with a colon
 * and a space. Returns undefined for a paragraph that is none.
 */
function splitDefinitions({ children }: Paragraph): WrittenDefinition[] | undefined {
  if (!children.some((node) => node.type === 'text' && /\n: +\S/.test(node.value))) return undefined
  const entries: WrittenDefinition[] = []
  for (const line of linesOf(children)) {
    const last = entries.at(-1)
    const meaning = withoutColon(line)
    if (meaning && last) last.details.push([...meaning])
    else if (meaning)
      return undefined // a meaning without a term
    else if (last && last.details.length === 0) last.terms.push(line)
    else entries.push({ terms: [line], details: [] })
  }
  return entries.at(-1)?.details.length ? entries : undefined
}

/** Divides the content of a paragraph at its line breaks. */
function linesOf(nodes: readonly PhrasingContent[]): (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type !== 'text') {
      lines.at(-1)?.push(node)
      continue
    }
    for (const [index, value] of node.value.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (value) lines.at(-1)?.push({ ...node, value })
    }
  }
  return lines
}

function withoutColon([first, ...others]: readonly PhrasingContent[]): readonly PhrasingContent[] | undefined {
  const [mark] = (first?.type === 'text' && /^: +/.exec(first.value)) || []
  if (first?.type !== 'text' || mark === undefined) return undefined
  return [{ ...first, value: first.value.slice(mark.length) }, ...others]
}

/** Reports each ::: block of a text that is not closed. */
function reportOpenBlocks(root: Nodes, markdown: string, context: Context): void {
  if (!markdown.includes(':::')) return
  const hint = sentence`Write ::: on a line of its own where it ends.`
  const blocksIn = (node: Nodes): ContainerDirective[] => {
    if (!('children' in node)) return []
    return node.children.flatMap((child) => (child.type === 'containerDirective' ? child : blocksIn(child)))
  }
  const read = (block: ContainerDirective, isExplained: boolean, rest: string) => {
    const [own, end] = colonsOf(block, markdown)
    const inner = blocksIn(block)
    // A line of colons closes the outermost block with as many or fewer. So if that one is not closed, it takes the end
    // of the next, unless the line has more colons than the next.
    const robbed = inner.find((one) => {
      const [colons, itsEnd] = colonsOf(one, markdown)
      return itsEnd === 0 && own <= colons && colons <= end
    })
    const message = robbed
      ? sentence`This :::${block.name} block is not closed before :::${robbed.name} begins in line ${placeOf(robbed).line}.`
      : sentence`This :::${block.name} block is not closed: it contains ${rest}.`
    if (robbed || (end === 0 && !isExplained)) context.report(placeOf(block), 'directive-unclosed', message, hint)
    for (const one of inner) read(one, one === robbed, end > 0 ? sentence`the rest of :::${block.name}` : rest)
  }
  for (const block of blocksIn(root)) read(block, false, sentence`all the text that follows`)
}

/**
 * Returns the number of colons with which a block begins, and of those that close it: 0 for an open one. Markdown
 * closes that at the end of the text or of the block around it, so it contains all the text after its start.
 */
function colonsOf({ position }: ContainerDirective, markdown: string): [start: number, end: number] {
  const lines = markdown.slice(position?.start.offset, position?.end.offset).split('\n')
  const [start = ''] = /^:+/.exec(lines[0] ?? '') ?? []
  const [, end = ''] = (lines.length > 1 && /^[\s>]*(:{3,})\s*$/.exec(lines.at(-1) ?? '')) || []
  return [start.length, end.length]
}
