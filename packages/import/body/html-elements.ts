import type { Element } from 'hast'
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast'
import type { BlockContent, DefinitionContent, Html, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { SKIP, visit } from 'unist-util-visit'
import { commonAttributes } from '../../../lib/story/read/html-attributes.ts'
import { elementsIn } from '../../../lib/story/read/html-figures.ts'
import { INLINE_ELEMENTS } from '../../../lib/story/types/inline.ts'
import { htmlElement } from '../../../lib/syndication/markdown/to-mdast.ts'

/** Whether a node is block content. */
export function isFlow(node: RootContent): node is BlockContent | DefinitionContent {
  return !isPhrasing(node) && !PARTS.has(node.type)
}

function isPhrasing(node: RootContent): node is Exclude<PhrasingContent, Html> {
  return PHRASING.has(node.type)
}

const PHRASING = new Set([
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'image', 'imageReference', 'link'],
  ...['linkReference', 'footnoteReference', 'textDirective', 'htmlElement'],
])
const PARTS = new Set(['yaml', 'listItem', 'tableRow', 'tableCell'])

/** Converts an element within a text. The converter knows no such node, so the element is a directive until the end. */
function inlineHandler(name: (typeof INLINE_ELEMENTS)[number]): Handle {
  return (state, node): TextDirective | RootContent[] => {
    const children = state.all(node)
    const attributes = commonAttributes(node)
    // An element that is not closed may contain blocks.
    const inside = children.filter((child) => isPhrasing(child) || child.type === 'html')
    if (inside.length < children.length || (name === 'span' && Object.keys(attributes).length === 0)) return children
    return { type: 'textDirective', name, attributes: { ...attributes }, children: inside, position: node.position }
  }
}

/** Converters of elements that a story has, and that Markdown itself has not. */
export const elementHandlers: Readonly<Record<string, Handle>> = {
  ...Object.fromEntries(INLINE_ELEMENTS.map((name) => [name, inlineHandler(name)])),
  acronym: inlineHandler('abbr'),
  bdo: inlineHandler('span'),
  address: defaultHandlers.p,
  var: defaultHandlers.em,
  aside: (state, node): ContainerDirective | undefined => {
    const children = state.toFlow(state.all(node))
    if (children.length === 0) return undefined
    return { type: 'containerDirective', name: 'box', children, position: node.position }
  },
  details: (state, node): ContainerDirective => {
    const summary = elementsIn(node.children).find(({ tagName }) => tagName === 'summary')
    const label = summary ? inOneLine(state.all(summary)) : []
    const title: PhrasingContent[] = label.some((child) => child.type !== 'text' || child.value.trim())
      ? label
      : [{ type: 'text', value: '…' }]
    const inside = state.all({ ...node, children: node.children.filter((child) => child !== summary) })
    return {
      type: 'containerDirective',
      name: 'details',
      children: [{ type: 'paragraph', data: { directiveLabel: true }, children: title }, ...state.toFlow(inside)],
      position: node.position,
    }
  },
  dl: (state, node) => {
    const parts = elementsIn(node.children).flatMap((child) =>
      child.tagName === 'div' ? elementsIn(child.children) : [child],
    )
    const isPlain = parts[0]?.tagName === 'dt' && parts.at(-1)?.tagName === 'dd'
    if (!isPlain || !parts.every(({ tagName }) => /^d[td]$/.test(tagName))) return defaultHandlers.dl(state, node)
    return { type: 'list', spread: false, data: { hName: 'dl' }, children: parts.map((part) => entry(state, part)) }
  },
}

function entry(state: State, part: Element): ListItem {
  const content = state.all(part)
  const term = { type: 'paragraph' as const, children: inOneLine(content) }
  const children = part.tagName === 'dt' ? [term] : state.toFlow(content)
  return { type: 'listItem', spread: false, data: { hName: part.tagName }, children, position: part.position }
}

/** Returns the texts of nodes, without blocks and line breaks. */
function inOneLine(nodes: readonly RootContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'break') return [{ type: 'text', value: ' ' }]
    if (node.type === 'text') return [{ ...node, value: node.value.replaceAll(/(?<!\s)\s*\n\s*/g, ' ') }]
    if (isPhrasing(node)) return [node]
    return 'children' in node ? inOneLine(node.children) : []
  })
}

/** Replaces the directives that stand for elements within a text by these elements. */
export function restoreElements(tree: Nodes): void {
  visit(tree, 'textDirective', ({ name, attributes, children }, index, parent) => {
    const known = INLINE_ELEMENTS.find((one) => one === name)
    if (!parent || index === undefined || !known) return undefined
    const properties = { ...attributes }
    const own = commonAttributes({ type: 'element', tagName: name, properties, children: [] })
    parent.children.splice(index, 1, htmlElement(known, own, children))
    return [SKIP, index]
  })
}
