import type { Element } from 'hast'
import { raw } from 'hast-util-raw'
import type { FootnoteDefinition, FootnoteReference, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { parseMarkdown } from '../../story/read/parse-markdown.ts'
import type { Body, Warn } from '../imported.ts'
import type { EditedText } from './text-edits.ts'
import { isFlow, toMarkdownTree } from './to-markdown-tree.ts'

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
    const html = toHast({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true, handlers })
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

const handlers: Handlers = {
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
