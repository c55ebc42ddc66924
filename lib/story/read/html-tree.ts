import type { Root as HastRoot, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import type { Html, Nodes } from 'mdast'
import { VFile } from 'vfile'

/** A node of a tree of HTML. */
export type HtmlNode = RootContent

// The parser writes positions only for a file.
const FILE = new VFile()

// In XHTML these two may be written as one tag; in HTML they would contain the rest of the text.
const EMPTY = /^(<(a|span)(?:\s[^<>]*)?)\/>$/i

// A comment with this beginning takes the place of a Markdown node. No comment of a text has it, because it ends there.
const PLACE = '-->'

/** Whether a node is only a comment, which is a remark for colleagues. */
export function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^<!--(?:(?!-->).)*-->\s*$/s.test(node.value)
}

/** Parses the HTML among some Markdown nodes as browsers do. `markdownIndex` finds the other nodes in the result. */
export function parseHtml(nodes: readonly Nodes[]): readonly HtmlNode[] {
  const children = nodes.map((node, index): HtmlNode => {
    if (node.type !== 'html') return { type: 'comment', value: PLACE + index }
    const value = node.value.replace(EMPTY, '$1></$2>')
    return { type: 'raw', value, ...(node.position ? { position: node.position } : {}) }
  })
  const tree: HastRoot = { type: 'root', children }
  const whole = raw(tree, { file: FILE })
  return whole.type === 'root' ? whole.children : []
}

/** Elements that browsers show as blocks, and that Markdown reads as part of a paragraph. */
const SHOWN = /^<(?:video|audio|picture|img)[\s/>]/i

/** Returns a paragraph that consists of HTML only, such as one `<video>`, as a block of HTML; other nodes as they are. */
export function asHtmlBlock<Block extends Nodes>(node: Block, markdown: string): Block | Html {
  if (node.type !== 'paragraph' || !node.position) return node
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (first?.type !== 'html' || last?.type !== 'html' || !SHOWN.test(first.value)) return node
  const isMedia = /^<\/(?:video|audio)>/i.test(last.value)
  const isAlone = node.children.every(
    (child) => child.type === 'html' || (child.type === 'text' && !child.value.trim()),
  )
  if (!isMedia && !isAlone) return node
  const { start, end } = node.position
  return { type: 'html', value: markdown.slice(start.offset, end.offset), position: node.position }
}

// The parser leaves these out in silence.
const PAGES = /<(?:!doctype|\/?(?:html|head|body|frameset|frame)\b)/i

/** Whether HTML has tags that belong to a whole page, or a comment that does not end. */
export function isOfPage({ value }: Html): boolean {
  const comment = value.lastIndexOf('<!--')
  return PAGES.test(value) || (comment >= 0 && !value.includes('-->', comment + '<!--'.length))
}

/** Returns the number of the Markdown node in whose place a node of HTML is; undefined for HTML itself. */
export function markdownIndex(node: HtmlNode): number | undefined {
  return node.type === 'comment' && node.value.startsWith(PLACE) ? Number(node.value.slice(PLACE.length)) : undefined
}
