import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { MARKDOWN_STYLE, NO_TEXT } from './pasted-markdown.ts'

/**
 * Returns HTML of the formatted view as Markdown. What a browser adds while one types, such as styles, is left out.
 * @example
 * formattedMarkdown('<p>Two <b>piers</b></p>') // => 'Two **piers**'
 */
export function formattedMarkdown(html: string): string {
  const { children } = fromHtml(html, { fragment: true })
  const tree: Root = { type: 'root', children: plainIn(children) }
  return toMarkdown(toMdast(tree, { handlers: { span: asWritten } }), { ...MARKDOWN_STYLE, unsafe: UNSAFE })
    .replaceAll(/&#x20;$|^&#x20;/gm, '')
    .trim()
}

/** Signs that mean something in a story but not in CommonMark. */
const UNSAFE = [
  { character: '~', inConstruct: 'phrasing' as const },
  { character: '^', after: '\\[', inConstruct: 'phrasing' as const },
  { character: ':', after: ':', atBreak: true },
]

/** Returns nodes without elements that are no text. A bold heading is a heading. */
function plainIn(nodes: Root['children'], isHeading = false): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node]
    if (node.type !== 'element' || NO_TEXT.includes(node.tagName)) return []
    if (isAsWritten(node)) return [node]
    const children = plainIn(node.children, isHeading || /^h\d$/.test(node.tagName))
    const isMark = ['b', 'strong', 'i', 'em'].includes(node.tagName)
    if (isMark && children.every((child) => child.type === 'text' && child.value.trim() === '')) return children
    if (['span', 'font', 'u'].includes(node.tagName) || (isHeading && ['b', 'strong'].includes(node.tagName)))
      return children
    return [{ ...node, children }]
  })
}

function isAsWritten({ tagName, properties }: Element): boolean {
  return tagName === 'span' && typeof properties.dataMarkdown === 'string'
}

const asWritten: Handle = (_, node) => ({ type: 'html', value: String(node.properties.dataMarkdown) })
