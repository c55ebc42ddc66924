import type { Element, Root as HastRoot, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import type { Html, Nodes } from 'mdast'
import { VFile } from 'vfile'
import { placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import type { Context } from '../kinds/section-kind.ts'

/** A node of a tree of HTML. */
export type HtmlNode = RootContent

// The parser writes positions only for a file.
const FILE = new VFile()

// In XHTML these two may be written as one tag; in HTML they would contain the rest of the text.
const EMPTY = /^(<(a|span)(?:\s[^<>]*)?)\/>$/i

// A comment with this beginning takes the place of a Markdown node. No comment of a text has it, because it ends there.
const PLACE = '-->'

// hast-util-raw keeps the state of its tokenizer before a comment, but not the tag that it was reading: HTML that ends
// inside a tag, a comment and then more HTML throw “Cannot read properties of null”. Before text it resets the state.
const RESET: HtmlNode = { type: 'text', value: '' }

/** Parses the HTML among some Markdown nodes as browsers do. `markdownIndex` finds the other nodes in the result. */
export function parseHtml(nodes: readonly Nodes[]): readonly HtmlNode[] {
  const children = nodes.flatMap((node, index): HtmlNode[] => {
    if (node.type !== 'html') return [RESET, { type: 'comment', value: PLACE + index }]
    const value = node.value.replace(EMPTY, '$1></$2>')
    return [{ type: 'raw', value, ...(node.position ? { position: node.position } : {}) }]
  })
  const tree: HastRoot = { type: 'root', children }
  const whole = raw(tree, { file: FILE })
  return whole.type === 'root' ? whole.children : []
}

/** Elements that browsers show as blocks, and that Markdown reads as part of a paragraph. */
const SHOWN = /^<(?:video|audio|picture|img)[\s/>]/i

/**
 * Returns a paragraph that consists of HTML only, such as one `<video>`, as a block of HTML; other nodes as they are.
 */
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

/** Returns the number of the Markdown node in whose place a node of HTML is; undefined for HTML itself. */
export function markdownIndex(node: HtmlNode): number | undefined {
  return node.type === 'comment' && node.value.startsWith(PLACE) ? Number(node.value.slice(PLACE.length)) : undefined
}

/** Reports the attributes of an element that a story cannot have. */
export function expectAttributes(node: Element, { report }: Context): void {
  for (const [name, value] of Object.entries(node.properties)) {
    if (EVERYWHERE.includes(name) || OF_SOME[node.tagName]?.includes(name)) continue
    const isHidden = name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(String(value))
    if (!isHidden && (LOOKS.test(name) || MACHINES.test(name))) continue
    const message = sentence`The attribute ${name.toLowerCase()} of ${`<${node.tagName}>`} cannot be shown in every edition.`
    report(
      placeOf(node),
      'raw-html',
      message,
      isHidden ? sentence`Delete what it hides.` : sentence`Delete the attribute.`,
    )
  }
}

/** The attributes that are read of every element, and in addition of some. */
const EVERYWHERE = ['id', 'title', 'lang', 'dir']
const OF_SOME: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'name'],
  img: ['src', 'alt'],
  ol: ['start'],
  td: ['colSpan', 'rowSpan'],
  th: ['colSpan', 'rowSpan'],
  video: ['src', 'controls'],
  audio: ['src', 'controls'],
  source: ['src'],
  track: ['src', 'kind', 'srcLang', 'label', 'default'],
  details: ['open', 'name'],
}

// Attributes of looks and for machines: without them a reader misses nothing.
const LOOKS =
  /^(?:className|style|width|height|align|vAlign|bgColor|color|face|size|border|cellPadding|cellSpacing|noWrap|clear|hSpace|vSpace)$/
const MACHINES =
  /^(?:scope|headers|summary|loading|decoding|fetchPriority|srcSet|sizes|media|crossOrigin|target|rel|download|type|hrefLang|cite|dateTime|translate|role|tabIndex|item[A-Z].*|aria[A-Z].*|data[A-Z\d].*|xmlLang|preload|playsInline|poster)$/

/** Returns the elements among some nodes. */
export function elementsIn(nodes: readonly HtmlNode[]): readonly Element[] {
  return nodes.filter((node) => node.type === 'element')
}

/** Whether a node shows nothing: a space or a comment. */
export function isBlank(node: HtmlNode): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  return node.type === 'comment' && markdownIndex(node) === undefined
}
