import type { Blockquote, Heading, ListItem, Paragraph, Root, RootContent, Table } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { SKIP, visit } from 'unist-util-visit'
import type { Rule } from '../../problem/rules.ts'
import { ASIDES } from '../../story/kinds/aside.ts'
import { placeOf } from '../../story/kinds/context.ts'
import type { Body, Warn } from '../imported.ts'
import { anchorsIn, ID_LINE } from './anchors.ts'
import { liftFromHeading, liftFromParagraph, liftFromTable } from './lift-blocks.ts'
import { commentOf, isFlow, plainTextOf } from './markdown-tree.ts'

/**
 * Normalises a text to the form of a story: two levels of headings under the title, pictures and embeds as separate
 * blocks, and only the `:::` blocks that Masthead knows.
 * @param title the title of the story; a first heading that only repeats it is removed
 * @returns the text, and the ids of its headings by the fragments that lead to them
 */
export function normalizeBody({ tree, note }: Body, title: string | undefined) {
  inlineDefinitions(tree)
  const [first] = tree.children
  const repeats = first?.type === 'heading' && first.depth === 1 && (!title || same(plainTextOf(first), title))
  const children = repeats ? tree.children.slice(1) : tree.children
  const depths = children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  const shift = depths.length > 0 ? 2 - Math.min(...depths) : 0
  const anchors = anchorsIn(children)
  const root: Root = { type: 'root', children: children.flatMap((node) => normalizeBlock(node, note, shift)) }
  return { tree: root, anchors }
}

/** Returns the level-1 heading at the beginning of a text. It is the title if the source states no other. */
export function firstHeading({ children: [first] }: Root): string | undefined {
  return first?.type === 'heading' && first.depth === 1 ? plainTextOf(first) : undefined
}

function normalizeBlock(node: RootContent, note: Warn, shift: number): RootContent[] {
  const each = (block: RootContent) => normalizeBlock(block, note, shift)
  const inside = (nodes: readonly RootContent[]) => nodes.flatMap(each).filter(isFlow)
  const report = (rule: Rule, message: string) => note(placeOf(node), rule, message)
  switch (node.type) {
    case 'paragraph':
      if (node.children.length === 0 || ID_LINE.test(plainTextOf(node))) return []
      if (/\n: +\S/.test(plainTextOf(node)))
        report('import-changed', 'A definition list is not supported; it is a paragraph of lines now.')
      return liftFromParagraph(withoutAttributes(node, note), note, each)
    case 'heading': {
      const depth = node.depth + shift
      if (depth > 3) report('import-changed', 'Headings have two levels below the title; this one was deeper.')
      const [heading, ...blocks] = liftFromHeading(
        withoutAttributes({ ...node, depth: depth > 2 ? 3 : 2 }, note),
        note,
        each,
      )
      return plainTextOf(heading).trim() ? [heading, ...blocks] : blocks
    }
    case 'blockquote':
      return [alertIn(node, inside) ?? { ...node, children: inside(node.children) }]
    case 'list':
      if (!CONTENTS.test(plainTextOf(node)))
        return [
          {
            ...node,
            children: node.children.map((item) => withoutBox({ ...item, children: inside(item.children) }, note)),
          },
        ]
      report('import-lost', 'The table of contents here is not imported.')
      return []
    case 'table':
      return liftFromTable(withoutLastAttributes(node, note), note, each)
    case 'footnoteDefinition':
      return [{ ...node, children: inside(node.children) }]
    case 'containerDirective': {
      const children = inside(node.children.map(withoutLabel))
      if (ASIDES.some((name) => name === node.name)) return [{ ...node, attributes: {}, children }]
      const isNote = NOTE_NAMES.includes(node.name)
      const becomes = isNote ? 'It is an editor’s note now.' : 'Its content stays in the text.'
      report('import-changed', `There is no :::${node.name} block. ${becomes}`)
      return isNote ? [{ ...node, name: 'note', attributes: {}, children }] : children
    }
    case 'leafDirective':
      if (node.name === 'embed') return [node]
      report('import-lost', `There is no ::${node.name} block; it contained “${plainTextOf(node)}”.`)
      return [commentOf(`::${node.name} ${plainTextOf(node)}`)]
    default:
      // Loose text between blocks is already in paragraphs.
      return [node]
  }
}

/** Converts an alert of GitHub (`> [!NOTE]`) to a note; undefined for any other quotation. */
function alertIn(
  node: Blockquote,
  inside: (nodes: readonly RootContent[]) => ContainerDirective['children'],
): ContainerDirective | undefined {
  const [first, ...others] = node.children
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return undefined
  const rest = opening.value.replace(/^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*/i, '')
  if (rest === opening.value) return undefined
  const paragraph: Paragraph = { ...first, children: [{ type: 'text', value: rest }, ...first.children.slice(1)] }
  return {
    type: 'containerDirective',
    name: 'note',
    children: inside([...(plainTextOf(paragraph).trim() ? [paragraph] : []), ...others]),
  }
}

/** Makes a plain paragraph of the label of a `:::` block, which only other systems show. */
function withoutLabel(node: ContainerDirective['children'][number]): ContainerDirective['children'][number] {
  return node.type === 'paragraph' && node.data ? { ...node, data: {} } : node
}

function withoutBox(item: ListItem, note: Warn): ListItem {
  if (typeof item.checked !== 'boolean') return item
  note(placeOf(item), 'import-changed', `A list has no checkboxes; this one was ${item.checked ? 'ticked' : 'empty'}.`)
  return { ...item, checked: null }
}

// Attributes: `## Title {#name}` in Hugo and `{: .class}` in kramdown.
const ATTRIBUTES = /\s*\{:?\s*[#.][^{}]*\}\s*$|\s*\{:[^{}]*\}\s*$/

// The place where kramdown inserts a table of contents.
const CONTENTS = /^\S.*\n\{:\s*toc\b[^{}]*\}$/

/** Removes kramdown’s attributes under a table, which other parsers read as its last row. */
function withoutLastAttributes(table: Table, note: Warn): Table {
  const last = table.children.at(-1)
  const attributes = last ? plainTextOf(last).trim() : ''
  if (!last || !/^\{:[^{}]*\}$/.test(attributes)) return table
  note(placeOf(last), 'import-lost', `Attributes are not imported: ${attributes}`)
  return { ...table, children: table.children.slice(0, -1) }
}

function withoutAttributes<Line extends Heading | Paragraph>(line: Line, note: Warn): Line {
  const last = line.children.at(-1)
  const [attributes] = (last?.type === 'text' && ATTRIBUTES.exec(last.value)) || []
  if (last?.type !== 'text' || attributes === undefined) return line
  note(placeOf(last), 'import-lost', `Attributes are not imported: ${attributes.trim()}`)
  const value = last.value.slice(0, -attributes.length)
  return { ...line, children: [...line.children.slice(0, -1), ...(value ? [{ ...last, value }] : [])] }
}

function same(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
  return plain(a) === plain(b)
}

/** Replaces links and pictures that refer to definitions by ones with the address, and removes the definitions. */
function inlineDefinitions(tree: Root): void {
  const found = new Map<string, { url: string; title?: string | null | undefined }>()
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!found.has(identifier)) found.set(identifier, { url, title })
  })
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'definition') {
      parent.children.splice(index, 1)
      return index
    }
    const definition = 'identifier' in node ? found.get(node.identifier) : undefined
    if (!definition) return undefined
    if (node.type === 'linkReference') {
      const { children, position } = node
      parent.children.splice(index, 1, { type: 'link', ...definition, children, position })
    } else if (node.type === 'imageReference') {
      const { alt, position } = node
      parent.children.splice(index, 1, { type: 'image', ...definition, alt, position })
      return SKIP
    }
    return undefined
  })
}

/** Names that other systems use for an aside. */
export const NOTE_NAMES: readonly string[] = [
  ...['note', 'info', 'tip', 'hint', 'important', 'warning', 'caution', 'danger'],
  ...['callout', 'admonition', 'alert', 'notice'],
]
