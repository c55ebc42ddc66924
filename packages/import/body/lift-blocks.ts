import type { Heading, Html, Image, Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import { placeOf } from '../../../lib/story/kinds/context.ts'
import type { Warn } from '../types/imported.ts'
import { isFlow, plainTextOf } from './markdown-tree.ts'

/**
 * Moves comments, embeds, and pictures that begin or end a line, out of a paragraph into separate blocks: before the text
 * if they began it, otherwise after it. A picture with words on both sides stays. Unclosed HTML may leave whole blocks in a paragraph; these are normalised like others.
 */
export function liftFromParagraph(paragraph: Paragraph, warn: Warn, normalize: NormalizeBlock): RootContent[] {
  const { text, lifted } = separate(paragraph.children, warn, inSentence(paragraph.children))
  if (lifted.length === 0) return [paragraph]
  const blocks = lifted.flatMap((node): RootContent[] => {
    if (node.type === 'image') return [{ type: 'paragraph', children: [node], position: node.position }]
    return node.type === 'html' ? [node] : normalize(node)
  })
  if (text.length === 0) return blocks
  const sentence: Paragraph = { ...paragraph, children: text }
  const first = paragraph.children.filter((child) => !isEmpty(child)).slice(0, 1)
  if (separate(first, () => {}, new Set()).text.length === 0) return [...blocks, sentence]
  return [sentence, ...blocks]
}

/** Normalises a block to the form of a story. */
type NormalizeBlock = (block: RootContent) => RootContent[]

/** Moves everything but text out of a heading into separate blocks after it. */
export function liftFromHeading(
  heading: Heading,
  warn: Warn,
  normalize: NormalizeBlock,
): [heading: Heading, ...blocks: RootContent[]] {
  const parts = liftFromParagraph({ type: 'paragraph', children: heading.children }, warn, normalize)
  const isText = (part: RootContent): part is Paragraph =>
    part.type === 'paragraph' && !(part.children.length === 1 && part.children[0]?.type === 'image')
  const texts = parts.filter(isText).map((part) => part.children)
  const children = texts.flatMap((text, index): PhrasingContent[] => (index === 0 ? text : [SPACE, ...text]))
  return [{ ...heading, children }, ...parts.filter((part) => !isText(part))]
}

const SPACE = { type: 'text', value: ' ' } as const
// In a table a line break is written as HTML.
const BREAK = { type: 'html', value: '<br>' } as const

/** Reduces table cells to text and pictures, and moves their other content below the table. */
export function liftFromTable(table: Table, warn: Warn, normalize: NormalizeBlock): RootContent[] {
  const after: RootContent[] = []
  const children = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => {
      const { text, lifted } = separate(cell.children, warn, new Set(imagesIn(cell.children)))
      const blocks = lifted.flatMap((node) => (node.type === 'html' ? [node] : normalize(node)))
      const block = blocks.find(({ type }) => type !== 'paragraph' && type !== 'html')
      if (block) {
        const message = `A table cell can contain only text; its ${block.type} is after the table now.`
        warn(placeOf(block), 'import-changed', message)
      }
      after.push(...blocks)
      return { ...cell, children: text.map((child) => (child.type === 'break' ? BREAK : child)) }
    }),
  }))
  return [{ ...table, children }, ...after]
}

type Lifted = Image | Html | Exclude<RootContent, PhrasingContent>

/** Returns the pictures that have words before and after them in their line. */
function inSentence(nodes: readonly PhrasingContent[]): ReadonlySet<Nodes> {
  const found = new Set<Nodes>()
  let before = false
  let waiting: Nodes[] = []
  const read = (node: PhrasingContent): void => {
    if (node.type === 'image') {
      if (before) waiting.push(node)
    } else if ('children' in node) node.children.forEach(read)
    else if (node.type !== 'html') {
      const [first = '', ...others] = node.type === 'break' ? ['', ''] : plainTextOf(node).split('\n')
      if (first.trim()) for (const image of waiting) found.add(image)
      if (first.trim() || others.length > 0) waiting = []
      before = others.length > 0 ? Boolean(others.at(-1)?.trim()) : before || Boolean(first.trim())
    }
  }
  nodes.forEach(read)
  return found
}

function imagesIn(nodes: readonly PhrasingContent[]): Nodes[] {
  return nodes.flatMap((node) => (node.type === 'image' ? [node] : 'children' in node ? imagesIn(node.children) : []))
}

/** Separates text from the pictures, comments and blocks inside it, except those that stay. */
function separate(
  nodes: readonly PhrasingContent[],
  warn: Warn,
  staying: ReadonlySet<Nodes>,
): { text: PhrasingContent[]; lifted: Lifted[] } {
  const lifted: Lifted[] = []
  const text = nodes.flatMap((node): PhrasingContent[] => {
    if (staying.has(node)) return [node]
    if (node.type === 'image' || isFlow(node)) {
      lifted.push(node)
      return []
    }
    if (!('children' in node)) return [node]
    const inside = separate(node.children, warn, staying)
    lifted.push(...inside.lifted)
    if (inside.lifted.length === 0) return [node]
    if (inside.text.length > 0) return [{ ...node, children: inside.text }]
    // A link to a picture often shows the same picture in a larger size.
    if (node.type === 'link' && !/\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(node.url))
      warn(placeOf(node), 'import-lost', `The picture linked to ${node.url}; a picture in a story cannot be a link.`)
    return []
  })
  return { text: lifted.length > 0 ? trim(text) : text, lifted }
}

function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const first = nodes.findIndex((node) => !isEmpty(node))
  if (first < 0) return []
  const kept = nodes.slice(first, nodes.findLastIndex((node) => !isEmpty(node)) + 1)
  return kept.map((node, index) => {
    if (node.type !== 'text') return node
    const before = kept[index - 1]
    const isDouble = before?.type === 'text' && /\s$/.test(before.value)
    const start = index === 0 || isDouble ? node.value.trimStart() : node.value
    return { ...node, value: index === kept.length - 1 ? start.trimEnd() : start }
  })
}

function isEmpty(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}
