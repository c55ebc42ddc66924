import type { Heading, Html, Image, Paragraph, PhrasingContent, RootContent, Table } from 'mdast'
import { placeOf } from '../../story/read/context.ts'
import type { Body } from '../imported.ts'
import { isFlow } from './markdown-tree.ts'

/** Normalises a block to the form of a story. */
type NormalizeText = (block: RootContent) => RootContent[]

/**
 * Moves pictures, comments and embeds out of a paragraph into separate blocks: before the text if they began it,
 * otherwise after it. Unclosed HTML may leave whole blocks in a paragraph; these are normalised like others.
 */
export function liftSentences(paragraph: Paragraph, note: Body['note'], settle: NormalizeText): RootContent[] {
  const { kept, taken } = take(paragraph.children, note)
  if (taken.length === 0) return [paragraph]
  const words = trim(kept)
  const blocks = taken.flatMap((node) =>
    node.type === 'image' ? [figureOf(node)] : node.type === 'html' ? [node] : settle(node),
  )
  if (words.length === 0) return blocks
  const first = paragraph.children.findIndex((child) => !isEmpty(child))
  const start = take(paragraph.children.slice(first, first + 1), () => {})
  const leads = start.taken.length > 0 && trim(start.kept).length === 0
  const isBetween = !leads && paragraph.children.at(-1) !== taken.at(-1)
  for (const node of isBetween ? taken : []) {
    if (node.type === 'image')
      note(placeOf(node), 'import-changed', `The picture “${node.url}” stood in a sentence; it stands after it now.`)
  }
  const sentence: Paragraph = { ...paragraph, children: words }
  return leads ? [...blocks, sentence] : [sentence, ...blocks]
}

type Taken = Image | Html | Exclude<RootContent, PhrasingContent>

function take(nodes: readonly PhrasingContent[], note: Body['note']): { kept: PhrasingContent[]; taken: Taken[] } {
  const taken: Taken[] = []
  const kept = nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'image' || node.type === 'html' || isBlock(node)) {
      taken.push(node)
      return []
    }
    if (!('children' in node)) return [node]
    const inside = take(node.children, note)
    taken.push(...inside.taken)
    if (inside.taken.length === 0) return [node]
    const isWhole = trim(inside.kept).length === 0
    if (node.type === 'link' && isWhole && !leadsToPicture(node.url)) {
      note(placeOf(node), 'import-lost', `The picture led to ${node.url}; in a story, pictures are no links.`)
    }
    return isWhole ? [] : [{ ...node, children: trim(inside.kept) }]
  })
  return { kept, taken }
}

function isBlock(node: RootContent): node is Exclude<RootContent, PhrasingContent> {
  return isFlow(node) && node.type !== 'html'
}

function figureOf(image: Image): Paragraph {
  return { type: 'paragraph', children: [image], ...(image.position ? { position: image.position } : {}) }
}

function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const first = nodes.findIndex((node) => !isEmpty(node))
  if (first < 0) return []
  const words = nodes.slice(first, nodes.findLastIndex((node) => !isEmpty(node)) + 1)
  return words.map((node, index) => {
    if (node.type !== 'text') return node
    const before = words[index - 1]
    const isDouble = before?.type === 'text' && /\s$/.test(before.value)
    const start = index === 0 || isDouble ? node.value.trimStart() : node.value
    return { ...node, value: index === words.length - 1 ? start.trimEnd() : start }
  })
}

function isEmpty(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

/** Whether a link leads to a picture. Such a link often shows the same picture in a larger size. */
function leadsToPicture(url: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url)
}

/** Moves what a line must not contain out of it, into separate blocks. */
export function liftLines<Line extends Heading>(
  line: Line,
  note: Body['note'],
  settle: NormalizeText,
): { sentence: Line; parted: RootContent[] } {
  const parts = liftSentences({ type: 'paragraph', children: line.children }, note, settle)
  const texts = parts.flatMap((part) => (part.type === 'paragraph' && !isPicture(part) ? [part.children] : []))
  const children = texts.flatMap((text, index): PhrasingContent[] => (index === 0 ? text : [SPACE, ...text]))
  return {
    sentence: { ...line, children },
    parted: parts.filter((part) => part.type !== 'paragraph' || isPicture(part)),
  }
}

const SPACE = { type: 'text', value: ' ' } as const

/** Reduces table cells to text and moves their other content below the table. */
export function liftTables(table: Table, note: Body['note'], settle: NormalizeText): RootContent[] {
  const after: RootContent[] = []
  const children = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => {
      const { sentence, parted } = liftLines({ type: 'heading', depth: 2, children: cell.children }, note, settle)
      const block = parted.find(({ type }) => type !== 'paragraph' && type !== 'html')
      if (block)
        note(placeOf(block), 'import-changed', `A cell holds words alone; its ${block.type} stands after the table.`)
      after.push(...parted)
      const cells = sentence.children.map((child): PhrasingContent => (child.type === 'break' ? SPACE : child))
      return { ...cell, children: cells }
    }),
  }))
  return [{ ...table, children }, ...after]
}

function isPicture({ children: [first, ...others] }: Paragraph): boolean {
  return first?.type === 'image' && others.length === 0
}
