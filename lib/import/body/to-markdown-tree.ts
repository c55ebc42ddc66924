import type { Root as HastRoot } from 'hast'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import type { BlockContent, DefinitionContent, Html, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import type { Warn } from '../imported.ts'
import { normalizeHtml } from './normalize-html.ts'

/** Converts the placeholder elements, which HTML itself does not have (placeholder-elements.ts), to Markdown. */
const handlers: Readonly<Record<string, Handle>> = {
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
  const tree = toMdast(html, { document: true, newlines: true, handlers })
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
