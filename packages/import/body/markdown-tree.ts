import type { Root as HastRoot } from 'hast'
import { raw } from 'hast-util-raw'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import { h } from 'hastscript'
import type { FootnoteReference, Html, Nodes, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { parseMarkdown } from '../../../lib/story/read/parse-markdown.ts'
import type { Body, Warn } from '../types/imported.ts'
import { elementHandlers, isFlow, restoreElements } from './html-elements.ts'
import { codeOfFormula, replaceFormulas } from './html-formulas.ts'
import { normalizeHtml } from './normalize-html.ts'
import type { EditedText } from './text-edits.ts'
import { readWrittenForms } from './written-forms.ts'

/**
 * Reads Markdown. If it contains HTML, the whole text is converted by way of HTML; otherwise it stays as it is.
 * @param edited the Markdown after shortcodes were replaced, with a map to the original places
 * @param warnInFile reports problems at places of the source file
 */
export function markdownBody({ text, placeIn }: EditedText, warnInFile: Warn): Body {
  const warn: Warn = (place, ...others) => warnInFile(placeIn(place), ...others)
  const tree = parseMarkdown(text)
  readWrittenForms(tree, text)
  let hasHtml = false
  visit(tree, 'html', ({ value }) => {
    hasHtml ||= !/^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(value)
  })
  return { tree: hasHtml ? byWayOfHtml(tree, text, warn) : tree, placeIn, warn }
}

function byWayOfHtml({ children }: Root, markdown: string, warn: Warn): Root {
  const convert = (nodes: readonly RootContent[]): RootContent[] => {
    const html = toHast({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true, handlers: toPlaceholders })
    const whole = raw(html, { file: new VFile(markdown) })
    return whole.type === 'root' ? toMarkdownTree(whole, warn, false).children : []
  }
  // In HTML, footnotes would become a list at the end; here they stay footnotes.
  const text = convert(children.filter(({ type }) => type !== 'footnoteDefinition'))
  const definitions = children.filter(({ type }) => type === 'definition')
  const footnotes = children
    .filter((node) => node.type === 'footnoteDefinition')
    .map((node) => ({ ...node, children: convert([...node.children, ...definitions]).filter(isFlow) }))
  return { type: 'root', children: [...text, ...footnotes] }
}

/** Converts what HTML does not have to placeholder elements. */
const toPlaceholders: Handlers = {
  leafDirective: (state, node: LeafDirective) => ({ ...h('p', state.all(node)), position: node.position }),
  footnoteReference: (_, { identifier, position }: FootnoteReference) => ({
    ...h('masthead-note', { dataId: identifier }),
    position,
  }),
  containerDirective: (state, node: ContainerDirective) => ({
    ...h('masthead-aside', { dataName: node.name, dataLabel: String(hasLabel(node)) }, state.all(node)),
    position: node.position,
  }),
}

/** Converts placeholder elements back to Markdown. */
const fromPlaceholders: Readonly<Record<string, Handle>> = {
  'masthead-lost': (_, { properties, position }) => commentOf(String(properties.dataRaw), position),
  'masthead-known': (_, { properties, position }): LeafDirective => ({
    type: 'leafDirective',
    name: 'embed',
    attributes: {
      kind: String(properties.dataKind),
      address: String(properties.dataAddress),
      frame: String(properties.dataFrame),
    },
    children: [{ type: 'text', value: String(properties.dataTitle) }],
    position,
  }),
  'masthead-note': (_, { properties }) => {
    const identifier = String(properties.dataId)
    return { type: 'footnoteReference', identifier, label: identifier }
  },
  'masthead-tex': (_, node) => codeOfFormula(node),
  'masthead-figure': (state, node): ContainerDirective => {
    return {
      type: 'containerDirective',
      name: 'figure',
      children: state.toFlow(state.all(node)),
      position: node.position,
    }
  },
  'masthead-aside': (state, node): ContainerDirective => {
    const [first, ...others] = state.toFlow(state.all(node))
    const isLabel = node.properties.dataLabel === 'true' && first?.type === 'paragraph'
    const children = isLabel ? [{ ...first, data: { directiveLabel: true } }, ...others] : [first ?? [], others].flat(2)
    return { type: 'containerDirective', name: String(node.properties.dataName), children, position: node.position }
  },
}

/** Whether a `:::` block has a title in square brackets. */
export function hasLabel({ children: [first] }: ContainerDirective): boolean {
  return first?.type === 'paragraph' && first.data?.directiveLabel === true
}

/**
 * Converts HTML to Markdown as faithfully as possible; losses and changes are reported.
 * @param warn reports a problem at a place of the HTML
 * @param hasDollars whether dollar signs can enclose TeX
 */
export function toMarkdownTree(html: HastRoot, warn: Warn, hasDollars = true): Root {
  replaceFormulas(html, hasDollars)
  normalizeHtml(html, warn)
  const tree = toMdast(html, { document: true, newlines: true, handlers: { ...elementHandlers, ...fromPlaceholders } })
  restoreElements(tree)
  return tree.type === 'root' ? tree : { type: 'root', children: [] }
}

/** Returns a comment in Markdown, which editors see and readers do not. */
export function commentOf(text: string, position?: RootContent['position']): Html {
  return {
    type: 'html',
    value: `<!-- ${text.replaceAll(/^<!--\s*|(?<!\s)\s*-->$/g, '').replaceAll('-->', '-- >')} -->`,
    position,
  }
}

/** Returns the plain text of a Markdown tree; a picture is represented by its alternative text. */
export function plainTextOf(node: Nodes): string {
  if ('children' in node) return node.children.map(plainTextOf).join('')
  if ('value' in node && node.type !== 'html') return node.value
  if (node.type === 'break') return ' '
  return 'alt' in node ? (node.alt ?? '') : ''
}
