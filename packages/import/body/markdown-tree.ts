import type { Element, Root as HastRoot } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { raw } from 'hast-util-raw'
import { selectAll } from 'hast-util-select'
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Link,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { type Handlers, toHast } from 'mdast-util-to-hast'
import { SKIP, visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { isSubscript, parseMarkdown, readForms, splitInlineNote } from '../../../lib/story/read/parse-markdown.ts'
import { commonAttributes, INLINE_ELEMENTS, type MediaTrack, TRACK_KINDS } from '../../../lib/story/types/section.ts'
import { htmlElement } from '../../../lib/syndication/markdown-edition.ts'
import { codeOfFormula, replaceFormulas } from './formulas.ts'
import { normalizeHtml } from './normalize-html.ts'
import { type EditedText, inSource } from './tags.ts'
import type { Warn } from './warn.ts'

/**
 * Reads Markdown. If it contains HTML, the whole text is converted by way of HTML; otherwise it stays as it is.
 * @param edited the Markdown after shortcodes were replaced, with a map to the original places
 * @param warnInFile reports problems at places of the source file
 * @param isMdx whether indented lines are no code, as in MDX
 */
export function markdownBody({ text, placeIn }: EditedText, warnInFile: Warn, isMdx = false): Root {
  const warn: Warn = (place, ...others) => warnInFile(placeIn(place), ...others)
  const tree = parseMarkdown(text, undefined, isMdx)
  readWrittenForms(tree, text)
  let hasHtml = false
  visit(tree, 'html', ({ value }) => {
    hasHtml ||= !/^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(value)
  })
  return inSource(hasHtml ? byWayOfHtml(tree, text, warn) : tree, placeIn)
}

/** Reads HTML, with the same arguments. */
export function htmlBody({ text, placeIn }: EditedText, warnInFile: Warn): Root {
  const warn: Warn = (place, ...others) => warnInFile(placeIn(place), ...others)
  return inSource(toMarkdownTree(fromHtml(text, { fragment: true }), warn), placeIn)
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

declare module 'mdast' {
  interface LinkData {
    /** The subtitles of a film. */
    tracks?: MediaTrack[]
  }
}

/** Converts placeholder elements back to Markdown. */
const fromPlaceholders: Readonly<Record<string, Handle>> = {
  'masthead-lost': (_, { properties, position }) => commentOf(String(properties.dataRaw), position),
  'masthead-known': (_, { properties: { dataKind, dataAddress, dataFrame, dataTitle }, position }): LeafDirective => {
    const attributes = { kind: String(dataKind), address: String(dataAddress), frame: String(dataFrame) }
    const children = [{ type: 'text' as const, value: String(dataTitle) }]
    return { type: 'leafDirective', name: 'embed', attributes, children, position }
  },
  'masthead-note': (_, { properties }) => {
    const identifier = String(properties.dataId)
    return { type: 'footnoteReference', identifier, label: identifier }
  },
  'masthead-tex': (_, node) => codeOfFormula(node),
  'masthead-film': (_, node): Link => {
    const tracks = selectAll('track', node).map(({ properties: { src, kind, srcLang, label } }) => ({
      src: String(src ?? ''),
      kind: TRACK_KINDS.find((one) => one === kind) ?? 'subtitles',
      srcLang: String(srcLang ?? ''),
      ...(label ? { label: String(label) } : {}),
    }))
    const children = [{ type: 'text' as const, value: textIn(node) }]
    return {
      type: 'link',
      url: String(node.properties.dataAddress),
      children,
      data: { tracks },
      position: node.position,
    }
  },
  'masthead-figure': (state, node) => blockOf('figure', state.toFlow(state.all(node)), node),
  'masthead-aside': (state, node) => {
    const children = state.toFlow(state.all(node))
    const [first] = children
    if (node.properties.dataLabel === 'true' && first?.type === 'paragraph') first.data = { directiveLabel: true }
    return blockOf(String(node.properties.dataName), children, node)
  },
}

function blockOf(name: string, children: ContainerDirective['children'], { position }: Element): ContainerDirective {
  return { type: 'containerDirective', name, children, position }
}

/** Returns the title of a `:::` block, which is in square brackets. */
export function blockTitle(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', data: { directiveLabel: true }, children }
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

/**
 * Reads the forms of Markdown that a story may have besides those of CommonMark, such as `H~2~O`, `==words==`,
 * `^[a footnote]` and bare addresses, so that they are written again and not escaped.
 * @param markdown the source of the tree
 */
function readWrittenForms(tree: Root, markdown: string): void {
  const notes: FootnoteDefinition[] = []
  const read = (nodes: readonly PhrasingContent[], mayLink: boolean): PhrasingContent[] => {
    const plain = markdown.includes('^[') ? liftNotes(nodes) : nodes
    return pairElements(readForms(plain, markdown, mayLink)).map((node) => {
      if (node.type === 'delete' && isSubscript(node, markdown))
        return htmlElement('sub', {}, read(node.children, mayLink))
      const isLink = node.type === 'link' || node.type === 'linkReference'
      if ('children' in node) node.children = read(node.children, mayLink && !isLink)
      return node
    })
  }
  const liftNotes = (nodes: readonly PhrasingContent[]): PhrasingContent[] => {
    const note = splitInlineNote(nodes, markdown)
    if (!note) return [...nodes]
    const identifier = `inline-${notes.length + 1}`
    notes.push({ type: 'footnoteDefinition', identifier, label: identifier, children: [] })
    notes.at(-1)?.children.push({ type: 'paragraph', children: read(note.inside, true) })
    return [...note.before, { type: 'footnoteReference', identifier, label: identifier }, ...liftNotes(note.after)]
  }
  visit(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      node.children = read(node.children, true)
  })
  tree.children.push(...notes)
}

const TAG = /^<(\/?)(\w+)>$/

/** Makes elements of the tags that forms are read as. All other HTML of a text has a position. */
function pairElements(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  const open: PhrasingContent[][] = []
  const into = () => open.at(-1) ?? result
  for (const node of nodes) {
    const [, slash, name] = (node.type === 'html' && !node.position && TAG.exec(node.value)) || []
    const known = INLINE_ELEMENTS.find((one) => one === name)
    if (known && !slash) open.push([])
    else {
      const inside = known ? (open.pop() ?? []) : []
      into().push(known ? htmlElement(known, {}, inside) : node)
    }
  }
  return result
}

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
const elementHandlers: Readonly<Record<string, Handle>> = {
  ...Object.fromEntries(INLINE_ELEMENTS.map((name) => [name, inlineHandler(name)])),
  acronym: inlineHandler('abbr'),
  bdo: inlineHandler('span'),
  address: defaultHandlers.p,
  var: defaultHandlers.em,
  aside: (state, node) => {
    const children = state.toFlow(state.all(node))
    return children.length > 0 ? blockOf('box', children, node) : undefined
  },
  details: (state, node) => {
    const summary = elementsIn(node.children).find(({ tagName }) => tagName === 'summary')
    const words = summary ? inOneLine(state.all(summary)) : []
    const hasWords = words.some((child) => child.type !== 'text' || child.value.trim())
    const inside = state.all({ ...node, children: node.children.filter((child) => child !== summary) })
    const label = blockTitle(hasWords ? words : [{ type: 'text', value: '…' }])
    return blockOf('details', [label, ...state.toFlow(inside)], node)
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

/** Returns the elements among some nodes. */
function elementsIn(nodes: Element['children']): Element[] {
  return nodes.filter((node) => node.type === 'element')
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
function restoreElements(tree: Nodes): void {
  visit(tree, 'textDirective', ({ name, attributes, children }, index, parent) => {
    const known = INLINE_ELEMENTS.find((one) => one === name)
    if (!parent || index === undefined || !known) return undefined
    const properties = { ...attributes }
    const own = commonAttributes({ type: 'element', tagName: name, properties, children: [] })
    parent.children.splice(index, 1, htmlElement(known, own, children))
    return [SKIP, index]
  })
}
