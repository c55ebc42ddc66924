import type { Element, Root as HastRoot } from 'hast'
import { raw } from 'hast-util-raw'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Nodes,
  Root,
  RootContent,
} from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { parseMarkdown } from '../../story/read/parse-markdown.ts'
import type { Body, Warn } from '../imported.ts'
import { normalizeHtml } from './normalize-html.ts'
import type { EditedText } from './text-edits.ts'

/**
 * Reads Markdown that may contain HTML. It converts the text by way of HTML only if there is some; otherwise the
 * Markdown stays as it is.
 * @param cut the Markdown after shortcodes were replaced, with a map to the original places
 * @param fileNote reports problems at places of the source file
 */
export function markdownBody(cut: EditedText, fileNote: Warn): Body {
  const note: Warn = (place, ...others) => fileNote(cut.placeIn(place), ...others)
  const tree = parseMarkdown(cut.text)
  let holdsHtml = false
  visit(tree, 'html', ({ value }) => {
    holdsHtml ||= !/^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(value)
  })
  return { tree: holdsHtml ? byWayOfHtml(tree, cut.text, note) : tree, note }
}

function byWayOfHtml(tree: Root, text: string, note: Warn): Root {
  const definitions = tree.children.filter(({ type }) => type === 'definition')
  const footnotes = tree.children.filter((node) => node.type === 'footnoteDefinition')
  const convert = (nodes: readonly RootContent[]): Root => {
    const html = toHast({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true, handlers: toPlaceholders })
    const whole = raw(html, { file: new VFile(text) })
    return toMarkdownTree(whole.type === 'root' ? whole : { type: 'root', children: [] }, note)
  }
  // In HTML, footnotes would become a list at the end; here they stay footnotes.
  const { children } = convert(tree.children.filter((node) => node.type !== 'footnoteDefinition'))
  const notes = footnotes.map((node): FootnoteDefinition => {
    return { ...node, children: convert([...node.children, ...definitions]).children.filter(isFlow) }
  })
  return { type: 'root', children: [...children, ...notes] }
}

/** Converts what HTML does not have to placeholder elements. */
const toPlaceholders: Handlers = {
  leafDirective: (state, node: LeafDirective) => mark('p', {}, state.all(node), node.position),
  footnoteReference: (_, { identifier, position }: FootnoteReference) =>
    mark('masthead-note', { dataId: identifier }, [], position),
  containerDirective: (state, node: ContainerDirective) => {
    return mark('masthead-aside', { dataName: node.name }, state.all(node), node.position)
  },
}

function mark(
  tagName: string,
  properties: Element['properties'],
  children: Element['children'],
  position: Element['position'],
): Element {
  return { type: 'element', tagName, properties, children, ...(position ? { position } : {}) }
}

/** Converts placeholder elements back to Markdown. */
const fromPlaceholders: Readonly<Record<string, Handle>> = {
  'masthead-lost': (_, { properties, position }) => commentOf(String(properties.dataRaw), position),
  'masthead-known': (_, { properties, position }): LeafDirective => {
    const attributes = {
      kind: String(properties.dataKind),
      address: String(properties.dataAddress),
      frame: String(properties.dataFrame),
    }
    const children = [{ type: 'text' as const, value: String(properties.dataTitle) }]
    return { type: 'leafDirective', name: 'embed', attributes, children, ...(position ? { position } : {}) }
  },
  'masthead-note': (_, { properties }) => {
    const identifier = String(properties.dataId)
    return { type: 'footnoteReference', identifier, label: identifier }
  },
  'masthead-aside': (state, node): ContainerDirective => {
    const { properties, position } = node
    const children = state.toFlow(state.all(node))
    return {
      type: 'containerDirective',
      name: String(properties.dataName),
      children,
      ...(position ? { position } : {}),
    }
  },
}

/**
 * Converts HTML to Markdown as faithfully as possible; losses and changes are reported.
 * @param note reports a problem at a place of the HTML
 */
export function toMarkdownTree(html: HastRoot, note: Warn): Root {
  normalizeHtml(html, note)
  const tree = toMdast(html, { document: true, newlines: true, handlers: fromPlaceholders })
  return tree.type === 'root' ? tree : { type: 'root', children: [] }
}

/** Whether a node is block content. */
export function isFlow(node: RootContent): node is BlockContent | DefinitionContent {
  return !PHRASING.has(node.type)
}

const PHRASING = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'image',
  'imageReference',
  'link',
  'linkReference',
  'footnoteReference',
  'yaml',
  'listItem',
  'tableRow',
  'tableCell',
  'textDirective',
])

/** Returns a comment for the editor, which no edition publishes. */
export function commentOf(text: string, position?: RootContent['position']): Html {
  return {
    type: 'html',
    value: `<!-- ${text.replaceAll(/^<!--\s*|\s*-->$/g, '').replaceAll('-->', '-- >')} -->`,
    ...(position ? { position } : {}),
  }
}

/** Returns the plain text of a Markdown tree; a picture is represented by its alternative text. */
export function plainTextOf(node: Nodes): string {
  if ('children' in node) return node.children.map(plainTextOf).join('')
  if ('value' in node && node.type !== 'html') return node.value
  if (node.type === 'break') return ' '
  return 'alt' in node ? (node.alt ?? '') : ''
}
