import { nameToEmoji } from 'gemoji'
import type {
  Blockquote,
  Heading,
  Html,
  Image,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { playedAs } from '../../../lib/attachment/file-types.ts'
import { type Problem, placeOf } from '../../../lib/problem/problem.ts'
import { SECTION_KINDS } from '../../../lib/story/kinds/kinds.ts'
import { ALERTS, splitAlert, splitHeadingId } from '../../../lib/story/read/parse-markdown.ts'
import { HEADING_LEVELS } from '../../../lib/story/types/section.ts'
import { anchorsIn, ID_LINE, isIdPlaceholder } from './anchors.ts'
import { blockTitle, commentOf, hasLabel, isFlow, plainTextOf } from './markdown-tree.ts'
import { asShown, asWritten, RESIDUE } from './placeholders.ts'
import type { Warn } from './warn.ts'

/**
 * Normalises a text to the form of a story: headings under the title, embeds and most pictures as separate blocks, and
 * only the `:::` blocks that Masthead knows.
 * @param title the title of the story; a first heading that only repeats it is removed
 * @returns the text, and the ids of its headings by the fragments that lead to them
 */
export function normalizeBody(tree: Root, title: string | undefined, warn: Warn) {
  inlineDefinitions(tree)
  visit(tree, (node) => {
    if (node.type === 'text') node.value = withEmoji(asShown(node.value))
    else if ('value' in node && !isIdPlaceholder(node)) node.value = asWritten(node.value)
    if ('alt' in node && node.alt) node.alt = asShown(node.alt)
    if ('title' in node && node.title) node.title = asShown(node.title)
  })
  const [first] = tree.children
  const repeats = first?.type === 'heading' && first.depth === 1 && (!title || same(plainTextOf(first), title))
  const children = repeats ? tree.children.slice(1) : tree.children
  const depths = children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  const shift = depths.length > 0 ? 2 - Math.min(...depths) : 0
  const anchors = anchorsIn(children, warn)
  const root: Root = {
    type: 'root',
    children: joinDefinitions(children).flatMap((node) => normalizeBlock(node, warn, shift)),
  }
  return { tree: root, anchors }
}

/** Returns the level-1 heading at the beginning of a text. It is the title if the source states no other. */
export function firstHeading({ children: [first] }: Root): string | undefined {
  return first?.type === 'heading' && first.depth === 1 ? plainTextOf(first) : undefined
}

function normalizeBlock(node: RootContent, warn: Warn, shift: number): RootContent[] {
  const each = (block: RootContent) => normalizeBlock(block, warn, shift)
  const inside = (nodes: readonly RootContent[]) => joinDefinitions(nodes).flatMap(each).filter(isFlow)
  const report = (rule: Problem['rule'], message: string) => warn(placeOf(node), rule, message)
  switch (node.type) {
    case 'html':
      return isIdPlaceholder(node) ? [] : [node]
    case 'paragraph':
      if (node.children.length === 0 || ID_LINE.test(plainTextOf(node))) return []
      return liftFromParagraph(withoutAttributes(node, warn), warn, each)
    case 'heading': {
      const depth = HEADING_LEVELS.find((level) => level >= node.depth + shift) ?? 6
      const [heading, ...blocks] = liftFromHeading(withoutAttributes({ ...node, depth }, warn), warn, each)
      // A heading without words is none, even if it has an id.
      const { nodes } = splitHeadingId(heading.children)
      return plainTextOf({ ...heading, children: [...nodes] }).trim() ? [heading, ...blocks] : blocks
    }
    case 'blockquote':
      return [alertIn(node, inside) ?? { ...node, children: inside(node.children) }]
    case 'list':
      if (CONTENTS.test(plainTextOf(node))) {
        report('import-lost', 'The table of contents here is not imported.')
        return []
      }
      for (const item of node.children) {
        item.children = inside(item.children)
        withoutBox(item, warn)
      }
      return [node]
    case 'table':
      return liftFromTable(withoutLastAttributes(node, warn), warn, each)
    case 'footnoteDefinition':
      return [{ ...node, children: inside(node.children) }]
    case 'containerDirective': {
      if (node.name === 'figure') return figureIn(node, node.children.flatMap(each))
      const known = blockNamed(node.name)
      const [label, ...others] = node.children
      if (known && label) {
        const children = hasLabel(node) ? [label, ...inside(others)] : inside(node.children)
        return [{ ...node, name: known, attributes: {}, children }]
      }
      report('import-changed', `There is no :::${node.name} block. Its content stays in the text.`)
      // Only other systems show its label.
      return inside(node.children.map((child) => (child.type === 'paragraph' ? { ...child, data: {} } : child)))
    }
    case 'leafDirective':
      if (node.name === 'embed' && !RESIDUE.test(JSON.stringify(node.attributes))) return [node]
      report(
        'import-lost',
        node.name === 'embed'
          ? 'Only the old site could work out the address of this embed.'
          : `There is no ::${node.name} block; it contained “${plainTextOf(node)}”.`,
      )
      return [commentOf(`::${node.name} ${plainTextOf(node)}`)]
    default:
      // Loose text between blocks is already in paragraphs.
      return [node]
  }
}

/** Joins a term with its meaning, where the source has an empty line between them, as kramdown allows. */
function joinDefinitions(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = []
  for (const node of nodes) {
    const term = joined.at(-1)
    const [first, ...others] = node.type === 'paragraph' ? node.children : []
    const isMeaning = first?.type === 'text' && /^: +\S/.test(first.value)
    if (node.type !== 'paragraph' || !isMeaning || term?.type !== 'paragraph' || plainTextOf(term).includes('\n')) {
      joined.push(node)
      continue
    }
    const value = `\n${first.value.replaceAll(/\n(?!: )/g, ' ')}`
    joined.splice(-1, 1, { ...term, children: [...term.children, { ...first, value }, ...others] })
  }
  return joined
}

/** Returns a figure of a picture or a film that has a caption; its content if it has anything else. */
function figureIn(node: ContainerDirective, inside: readonly RootContent[]): RootContent[] {
  const [picture, caption, ...others] = inside.filter(({ type }) => type !== 'html')
  const [shown, ...beside] = picture?.type === 'paragraph' ? picture.children : []
  // A film is a link to its file until the links are rewritten.
  const isPicture = shown?.type === 'image' || (shown?.type === 'link' && playedAs(shown.url.replace(/[?#].*/, '')))
  const isFigure = isPicture && beside.length === 0 && others.length === 0
  if (!isFigure || picture?.type !== 'paragraph' || caption?.type !== 'paragraph') return [...inside]
  const comments = inside.filter(({ type }) => type === 'html')
  return [...comments, { ...node, attributes: {}, children: [picture, caption] }]
}

/** Converts an alert of GitHub (`> [!NOTE]`) to a block; undefined for any other quotation. */
function alertIn(
  node: Blockquote,
  inside: (nodes: readonly RootContent[]) => ContainerDirective['children'],
): ContainerDirective | undefined {
  const titled = titledAlert(node)
  const alert = titled ?? splitAlert(node)
  if (!alert) return undefined
  const label = titled ? [blockTitle(titled.title)] : []
  return { type: 'containerDirective', name: alert.variant, children: [...label, ...inside(alert.children)] }
}

/**
 * Returns an alert whose title follows its kind, `[!NOTE] Title`, as Hugo and Obsidian write it; undefined for others.
 */
function titledAlert({ children: [first, ...others] }: Blockquote) {
  const [text, ...rest] = first?.type === 'paragraph' ? first.children : []
  const [mark = '', name] = (text?.type === 'text' && /^\[!([a-z]+)\][-+]?[ \t]+(?=\S)/i.exec(text.value)) || []
  const variant = ALERTS.find((one) => one === name?.toLowerCase())
  if (first?.type !== 'paragraph' || text?.type !== 'text' || !variant) return undefined
  const content: PhrasingContent[] = [{ ...text, value: text.value.slice(mark.length) }, ...rest]
  const last = content.findIndex((node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')))
  const end = content[last]
  if (!end) return { variant, title: content, children: others }
  const [line = '', ...lines] = end.type === 'text' ? end.value.split('\n') : []
  const part = (value: string): PhrasingContent[] => (value ? [{ type: 'text', value }] : [])
  const words = [...part(lines.join('\n')), ...content.slice(last + 1)]
  const title = [...content.slice(0, last), ...part(line)]
  return { variant, title, children: words.length > 0 ? [{ ...first, children: words }, ...others] : others }
}

function withoutBox(item: ListItem, warn: Warn): void {
  if (typeof item.checked !== 'boolean') return
  warn(placeOf(item), 'import-changed', `A list has no checkboxes; this one was ${item.checked ? 'ticked' : 'empty'}.`)
  item.checked = null
}

// Attributes: `## Title {#name}` in Hugo and `{: .class}` in kramdown.
const ATTRIBUTES = /(?<!\s)\s*\{(?::|\s*[#.])[^{}]*\}\s*$/

// The place where kramdown inserts a table of contents.
const CONTENTS = /^\S.*\n\{:\s*toc\b[^{}]*\}$/

/** Removes kramdown’s attributes under a table, which other parsers read as its last row. */
function withoutLastAttributes(table: Table, warn: Warn): Table {
  const last = table.children.at(-1)
  const attributes = last ? plainTextOf(last).trim() : ''
  if (!last || !/^\{:[^{}]*\}$/.test(attributes)) return table
  warn(placeOf(last), 'import-lost', `Attributes are not imported: ${attributes}`)
  return { ...table, children: table.children.slice(0, -1) }
}

function withoutAttributes<Line extends Heading | Paragraph>(line: Line, warn: Warn): Line {
  if (line.type === 'heading' && splitHeadingId(line.children).id !== undefined) return line
  const last = line.children.at(-1)
  const [attributes] = (last?.type === 'text' && ATTRIBUTES.exec(last.value)) || []
  if (last?.type !== 'text' || attributes === undefined) return line
  warn(placeOf(last), 'import-lost', `Attributes are not imported: ${attributes.trim()}`)
  const value = last.value.slice(0, -attributes.length)
  return { ...line, children: [...line.children.slice(0, -1), ...(value ? [{ ...last, value }] : [])] }
}

function same(a: string, b: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
  return plain(a) === plain(b)
}

/** Replaces links and pictures that refer to definitions by ones with the address, and removes the definitions. */
function inlineDefinitions(tree: Root): void {
  const found = new Map<string, { url: string; title?: string | null | undefined }>()
  visit(tree, 'definition', ({ identifier, url, title }) => {
    if (!found.has(identifier)) found.set(identifier, { url, title })
  })
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'definition') {
      parent.children.splice(index, 1)
      return index
    }
    const definition = 'identifier' in node && found.get(node.identifier)
    if (definition && node.type === 'linkReference')
      parent.children[index] = { type: 'link', ...definition, children: node.children, position: node.position }
    if (definition && node.type === 'imageReference')
      parent.children[index] = { type: 'image', ...definition, alt: node.alt, position: node.position }
    return undefined
  })
}

/** The `:::` blocks for names that other systems use for one. */
const FROM_OTHERS = new Map([
  ...[['info', 'note'] as const, ['hint', 'tip'] as const, ['danger', 'caution'] as const],
  ...['callout', 'admonition', 'alert', 'notice'].map((name) => [name, 'box'] as const),
])

/** Returns the name of the `:::` block that a name of this or another system means; undefined if there is none. */
export function blockNamed(name: string): string | undefined {
  return (
    [...Object.keys(SECTION_KINDS.aside.blocks ?? {}), 'details'].find((one) => one === name) ?? FROM_OTHERS.get(name)
  )
}

/** Replaces the short names of emoji in a text by the characters: `:tada:` by 🎉. Unknown names stay. */
export function withEmoji(text: string): string {
  return text.replaceAll(NAME, (written, name: string) =>
    Object.hasOwn(nameToEmoji, name) ? (nameToEmoji[name] ?? written) : written,
  )
}

const NAME = /(?<![\p{L}\p{N}:]):([a-z\d_+-]+):(?![\p{L}\p{N}:])/gu

/** Normalises a block to the form of a story. */
type NormalizeBlock = (block: RootContent) => RootContent[]

/**
 * Moves comments, embeds, and pictures that begin or end a line, out of a paragraph into separate blocks: before the
 * text if they began it, otherwise after it. A picture with words on both sides stays. Unclosed HTML may leave whole
 * blocks in a paragraph; these are normalised like others.
 */
function liftFromParagraph(paragraph: Paragraph, warn: Warn, normalize: NormalizeBlock): RootContent[] {
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

/** Moves everything but text out of a heading into separate blocks after it. */
function liftFromHeading(
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
function liftFromTable(table: Table, warn: Warn, normalize: NormalizeBlock): RootContent[] {
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
