import type { BlockContent, DefinitionContent, Image, List, Root, RootContent, Table } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { suggest } from '../../problem/did-you-mean.ts'
import { isVisible } from '../../problem/hidden-characters.ts'
import type { Place } from '../../problem/problem.ts'
import { LIMITS } from '../../source/limits.ts'
import { withoutPulls } from '../kinds/aside.ts'
import { areAttributes, type Context, placeOf, reportUnsupported } from '../kinds/context.ts'
import { SECTION_KINDS, sectionsText } from '../kinds/kinds.ts'
import { readOwn } from '../kinds/own.ts'
import { ownKind, ownKinds } from '../kinds/own-kinds.ts'
import type { BlockReader } from '../kinds/section-kind.ts'
import { plainText } from '../types/inline.ts'
import type { Footnote, Section, SectionOf } from '../types/section.ts'
import { toCode } from './to-code.ts'
import { InlineReader } from './to-inlines.ts'
import { toShownPicture } from './to-shown-picture.ts'

type Block = BlockContent | DefinitionContent | RootContent

/** The readers of all `:::name` blocks and `::name` lines. */
const BLOCKS = new Map(Object.values(SECTION_KINDS).flatMap(({ blocks }) => Object.entries(blocks ?? {})))
const LINES = new Map(Object.values(SECTION_KINDS).flatMap(({ lines }) => Object.entries(lines ?? {})))

// Deeper than anyone writes on purpose. Every output format makes a nested call for each level.
const MAX_DEPTH = 12

/**
 * Converts a Markdown tree to sections. Reports everything that a story cannot contain, instead of dropping it
 * silently.
 * @param markdown the source of the tree, for places within its texts
 */
export function toSections(root: Root, markdown: string, context: Context): Section[] {
  return new Sections(root, markdown, context).convert(root)
}

class Sections {
  readonly #context: Context
  readonly #inlines: InlineReader
  readonly #markdown: string
  #depth = 0

  constructor(root: Root, markdown: string, context: Context) {
    this.#context = context
    this.#markdown = markdown
    this.#inlines = new InlineReader(root, markdown, context)
  }

  convert(root: Root): Section[] {
    const sections = this.#blocks(root.children, new SectionIds())
    expectPulledWords(sections, this.#context)
    const notes = this.#notes()
    const first = notes[0]
    return first ? [...sections, { kind: 'footnotes', id: 'notes', place: first.place, notes }] : sections
  }

  #blocks(nodes: readonly Block[], ids: SectionIds): Section[] {
    const [first] = nodes
    if (first && this.#depth === MAX_DEPTH) {
      const message = 'This is nested too deeply.'
      this.#context.report(placeOf(first), 'markdown-unsupported', message, `Nest no deeper than ${MAX_DEPTH} levels.`)
      return []
    }
    this.#depth++
    const sections = nodes.flatMap((node) => this.#block(node, ids) ?? [])
    this.#depth--
    return sections
  }

  #block(node: Block, ids: SectionIds): Section | undefined {
    const place = placeOf(node)
    switch (node.type) {
      case 'paragraph': {
        const [image] = node.children
        const end = node.position?.end.offset ?? 0
        if (image?.type === 'image' && areAttributes(this.#markdown.slice(image.position?.end.offset, end)))
          return this.#figure(image, end, ids)
        return { kind: 'paragraph', id: ids.next('paragraph'), place, text: this.#inlines.of(node.children) }
      }
      case 'heading': {
        const level = node.depth === 2 || node.depth === 3 ? node.depth : undefined
        if (!level) {
          const deep = `A heading of level ${node.depth} is too deep.`
          const message = node.depth === 1 ? 'The title is the only heading of the first level.' : deep
          this.#context.report(place, 'heading-level', message, 'Use ## or ###.')
        }
        const text = this.#inlines.of(node.children)
        if (!isVisible(plainText(text))) {
          const message = 'This heading has no character that a reader can see.'
          this.#context.report(place, 'heading-empty', message, 'Write its words after the signs, or delete it.')
        }
        return { kind: 'heading', id: ids.next('heading'), place, level: level ?? 2, text }
      }
      case 'blockquote': {
        const id = ids.next('quote')
        return { kind: 'quote', id, place, sections: this.#blocks(node.children, new SectionIds(id)) }
      }
      case 'list':
        return this.#list(node, ids)
      case 'table':
        this.#expectNoSurplus(node)
        return this.#table(node, ids)
      case 'code':
        return toCode(node, this.#markdown, (kind) => ids.next(kind), this.#context)
      case 'thematicBreak':
        return { kind: 'divider', id: ids.next('divider'), place }
      case 'containerDirective':
        return this.#container(node, ids)
      case 'leafDirective':
        return this.#leaf(node, ids)
      case 'html':
        // An HTML comment is a note for colleagues; it is not published.
        if (!/^<!--(?:(?!-->).)*-->\s*$/s.test(node.value)) this.#inlines.refuseHtml(node)
        return undefined
      case 'definition':
      case 'footnoteDefinition':
        return undefined // used where the text refers to them
      default:
        reportUnsupported(node, this.#context)
        return undefined
    }
  }

  #figure(image: Image, end: number, ids: SectionIds): Section | undefined {
    const figure = toShownPicture(image, this.#markdown, end, this.#context)
    return figure && { kind: 'figure', id: ids.next('figure'), place: placeOf(image), ...figure }
  }

  #list(node: List, ids: SectionIds): Section {
    const id = ids.next('list')
    const inside = new SectionIds(id)
    const items = node.children.map((item) => {
      if (typeof item.checked === 'boolean') {
        const message = 'A task list has no meaning in a story.'
        this.#context.report(placeOf(item), 'markdown-unsupported', message, 'Remove the square brackets.')
      }
      return this.#blocks(item.children, inside)
    })
    return { kind: 'list', id, place: placeOf(node), start: node.ordered ? (node.start ?? 1) : undefined, items }
  }

  // GFM ignores cells beyond the number in the head, so their text would be lost.
  #expectNoSurplus({ children: [head, ...rows] }: Table): void {
    const columns = head?.children.length ?? 0
    for (const [index, row] of rows.entries()) {
      const surplus = row.children[columns]
      if (!surplus) continue
      const message = `Row ${index + 1} of this table has ${row.children.length} cells, its head has ${columns}.`
      const hint = 'Add a column to the head, or delete what is too much; for a | within a cell write \\|.'
      this.#context.report(placeOf(surplus), 'table-row', message, hint)
    }
  }

  #table(node: Table, ids: SectionIds): SectionOf<'table'> {
    const [head = [], ...all] = node.children.map((row) => row.children.map((cell) => this.#inlines.of(cell.children)))
    const rows = all.slice(0, this.#rowsOf(node, head.length)).map((cells) => cells.slice(0, head.length))
    const align = (node.align ?? []).map((side) => side ?? undefined)
    return { kind: 'table', id: ids.next('table'), place: placeOf(node), align, head, rows }
  }

  // Each row is filled up to as many cells as the head has, so a wide head and many short rows make millions of cells.
  #rowsOf(node: Table, columns: number): number {
    const rows = node.children.length - 1
    if (columns * (rows + 1) <= LIMITS.tableCells) return rows
    const [has, most] = [columns * (rows + 1), LIMITS.tableCells].map((count) => count.toLocaleString('en'))
    const message = `This table has ${has} cells (${columns} columns in ${rows + 1} rows); at most ${most} are read.`
    this.#context.report(placeOf(node), 'limit-exceeded', message, 'Divide it, or leave out columns.')
    return 0
  }

  // Markdown closes an open block at the end of the text, so the block contains all the text after its start.
  #expectClosed(node: ContainerDirective): void {
    const { start, end } = node.position ?? {}
    const lines = this.#markdown.slice(start?.offset, end?.offset).split('\n')
    if (lines.length > 1 && /^[\s>]*:{3,}\s*$/.test(lines.at(-1) ?? '')) return
    const message = `This :::${node.name} block is not closed: it contains all the text that follows.`
    this.#context.report(placeOf(node), 'directive-unclosed', message, 'Write ::: on a line of its own where it ends.')
  }

  #leaf(node: LeafDirective, ids: SectionIds): Section | undefined {
    const read = LINES.get(node.name)
    if (read) return read(node, this.#reader(ids))
    if (ownKind(node.name)?.form === 'line') return readOwn(node, this.#reader(ids))
    const message = `There is no ::${node.name} block.`
    const hint = 'Use three colons and close the block with three.'
    this.#context.report(placeOf(node), 'directive-unknown', message, hint)
    return undefined
  }

  // The content of an unknown block is read too, to report its problems.
  #container(node: ContainerDirective, ids: SectionIds): Section | undefined {
    this.#expectClosed(node)
    const own = ownKind(node.name)
    if (own?.form === 'block') return readOwn(node, this.#reader(ids))
    const read = BLOCKS.get(node.name)
    if (!read) {
      const message = `There is no :::${node.name} block.`
      const others = Object.entries(ownKinds()).flatMap(([name, { form }]) => (form === 'block' ? [name] : []))
      const hint = own ? `Write ::${node.name} on one line.` : suggest(node.name, [...BLOCKS.keys(), ...others])
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
      table: (node) => this.#table(node, ids),
      picture: (image, end) => toShownPicture(image, this.#markdown, end, this.#context),
    }
  }

  #notes(): (Footnote & { place: Place })[] {
    const refs = this.#inlines.footnoteRefs
    // A footnote may refer to another, and the loop then also reaches that one. The order is that of the first
    // references.
    const notes: (Footnote & { place: Place })[] = []
    const definitions = new Map(this.#inlines.footnotes.toReversed().map((node) => [node.identifier, node]))
    let number = 0
    for (const [identifier, refIds] of refs) {
      const id = `note-${++number}`
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
      const message = isDouble ? `[^${label}] is defined already.` : `Nothing refers to the footnote [^${label}].`
      this.#context.report(placeOf(definition), 'footnote-unused', message, 'Refer to it, or delete it.')
    }
    return notes
  }
}

/** Reports each pull quote whose words are not in the text. Capitals, and marks around it, do not count. */
function expectPulledWords(sections: readonly Section[], { report }: Context): void {
  const others = withoutPulls(sections)
  if (others.length === sections.length) return
  const text = spaced(sectionsText(others, plainText))
  for (const section of sections) {
    if (section.kind !== 'aside' || others.includes(section)) continue
    const words = spaced(sectionsText(section.sections, plainText)).replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
    if (words && text.includes(words)) continue
    const message = 'The words of this :::pull block are not in the text.'
    report(section.place, 'pull-unfound', message, 'Repeat words of one paragraph as they are there.')
  }
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase()
}

// The prefix of an id is the kind, except for these.
const PREFIXES: Readonly<Record<string, string>> = { paragraph: 'p', heading: 'h', aside: 'note' }

/** Makes the ids of sections within one story or one section: `p1`, `p2`, `quote1`; inside a quote `quote1-p1`. */
class SectionIds {
  readonly #parent: string
  readonly #counts = new Map<string, number>()

  constructor(parent = '') {
    this.#parent = parent
  }

  next(kind: string): string {
    const prefix = `${this.#parent && `${this.#parent}-`}${PREFIXES[kind] ?? kind}`
    const count = (this.#counts.get(prefix) ?? 0) + 1
    this.#counts.set(prefix, count)
    return prefix + count
  }
}
