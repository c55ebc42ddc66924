import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Html, Nodes, PhrasingContent } from 'mdast'
import { isVisible } from '../../problem/hidden-characters.ts'
import { type Place, placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import type { Context } from '../kinds/section-kind.ts'
import {
  attributeOf,
  commonAttributes,
  INLINE_ELEMENTS,
  type Inline,
  plainText,
  textAnchors,
  withoutLinks,
} from '../types/section.ts'
import { expectAttributes, type HtmlNode, markdownIndex } from './html-tree.ts'
import { isComment } from './parse-markdown.ts'
import type { TextAnchors } from './section-ids.ts'

/** The context in which HTML is read. */
export interface HtmlReading {
  readonly context: Context
  readonly anchors: TextAnchors
  /** Reads a node of the Markdown inside the HTML by its number. */
  readonly markdown: (index: number) => readonly Inline[]
}

/** Elements that mean the same as a mark of Markdown. */
const MARKS: Readonly<Record<string, 'strong' | 'emphasis' | 'deleted'>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  address: 'emphasis',
  del: 'deleted',
  s: 'deleted',
  strike: 'deleted',
}
const CODE = ['code', 'tt', 'samp']
/** Elements whose content is read without them. */
const UNWRAPPED = ['time', 'data', 'font', 'big', 'nobr', 'center', 'label', 'picture']
/** Elements of blocks; within a text each begins a line. */
const LINES = ['p', 'div', 'li', 'ul', 'ol', 'section']

/** The elements that are read within a text. */
export const PHRASING: ReadonlySet<string> = new Set([
  ...Object.keys(MARKS),
  ...CODE,
  ...UNWRAPPED.filter((name) => name !== 'center'),
  ...INLINE_ELEMENTS,
  ...['acronym', 'a', 'br', 'wbr', 'q', 'img'],
])

/** Reads HTML within a text, by a list of elements. Reports all others, which are left out. */
export function readInlineHtml(nodes: readonly HtmlNode[], reading: HtmlReading): Inline[] {
  return nodes.flatMap((node, index) => {
    const place = markdownIndex(node)
    if (place !== undefined) return reading.markdown(place)
    if (node.type === 'text') return { kind: 'text', text: node.value.replaceAll(/[ \t\n\f\r]+/g, ' ') }
    if (node.type !== 'element') return reportNode(node, reading.context)
    if (LINES.includes(node.tagName) && index > 0)
      return [{ kind: 'break' } as const, ...readInlineHtml(node.children, reading)]
    return readElement(node, reading)
  })
}

/** Reads a picture in a sentence. */
export function readSentencePicture(src: string, alt: string, place: Place, context: Context): Inline | undefined {
  const picture = context.picture(src, place, 'sentence')
  if (!isVisible(alt)) {
    const message = sentence`This picture has no text for those who cannot see it.`
    context.report(place, 'picture-alt-missing', message, sentence`Write ![what it shows](${'file.jpg'}).`)
  }
  return picture && { kind: 'picture', picture, alt, place }
}

function readElement(node: Element, reading: HtmlReading): readonly Inline[] {
  const { context } = reading
  const { tagName } = node
  if (!PHRASING.has(tagName) && !LINES.includes(tagName)) return reportElement(node, context)
  expectAttributes(node, context)
  if (tagName === 'br') return [{ kind: 'break' }]
  if (tagName === 'img') {
    const [src = '', alt = ''] = ['src', 'alt'].map((name) => attributeOf(node, name))
    return [readSentencePicture(src, alt, placeOf(node), context) ?? []].flat()
  }
  const text = readInlineHtml(node.children, reading)
  const mark = MARKS[tagName]
  const ids = idsOf(node, reading)
  const attributes = { ...commonAttributes(node), ...ids }
  if (tagName === 'a') {
    const href = attributeOf(node, 'href')
    const link =
      href === undefined
        ? text
        : [{ kind: 'link', ...context.link(href, placeOf(node), plainText(text)), text: withoutLinks(text) } as const]
    return ids.id === undefined ? link : [{ kind: 'element', name: 'span', attributes: ids, text: link }]
  }
  const name = INLINE_ELEMENTS.find((one) => one === (tagName === 'acronym' ? 'abbr' : tagName))
  if (name && (name !== 'span' || Object.keys(attributes).length > 0))
    return [{ kind: 'element', name, attributes, text }]
  if (text.length === 0) return []
  const own: Inline[] = mark
    ? [{ kind: mark, text }]
    : CODE.includes(tagName)
      ? [{ kind: 'code', text: plainText(text) }]
      : tagName === 'q'
        ? [{ kind: 'text', text: '"' }, ...text, { kind: 'text', text: '"' }]
        : text
  const { title: _, ...kept } = attributes
  return Object.keys(kept).length > 0 ? [{ kind: 'element', name: 'span', attributes: kept, text: own }] : own
}

/** Returns the id of an element, which a link may lead to. Reports one that cannot be used. */
export function idsOf(node: Element, { anchors }: Pick<HtmlReading, 'anchors'>): { id?: string } {
  const id = attributeOf(node, 'id') ?? (node.tagName === 'a' ? attributeOf(node, 'name') : undefined)
  const own = id === undefined ? undefined : anchors.take(id, placeOf(node))
  return own === undefined ? {} : { id: own }
}

/** Returns a text without spaces and line breaks at its ends; empty if a reader sees nothing of it. */
export function trimInlines(inlines: readonly Inline[]): readonly Inline[] {
  const isNothing = (inline: Inline) => inline.kind === 'break' || (inline.kind === 'text' && !inline.text.trim())
  const start = inlines.findIndex((inline) => !isNothing(inline))
  const end = inlines.findLastIndex((inline) => !isNothing(inline))
  if (start < 0) return []
  const kept = inlines.slice(start, end + 1).map((inline, index, { length }) => {
    if (inline.kind !== 'text') return inline
    const fromStart = index === 0 ? inline.text.trimStart() : inline.text
    return { ...inline, text: index === length - 1 ? fromStart.trimEnd() : fromStart }
  })
  const isSeen = (inline: Inline) => inline.kind === 'footnote' || inline.kind === 'math'
  return isVisible(plainText(kept)) || textAnchors(kept).length > 0 || kept.some(isSeen) ? kept : []
}

/** The ways to write what an element is for. */
const HINTS: Readonly<Record<string, () => string>> = {
  iframe: frameHint,
  embed: frameHint,
  object: frameHint,
  script: () => sentence`Delete it: a story has no script of its own.`,
  style: styleHint,
  link: styleHint,
  svg: drawingHint,
  canvas: drawingHint,
  math: () => sentence`Write the formula in TeX: ${'$`E = mc^2`$'}.`,
  form: () => sentence`Link to a page that has the form.`,
  input: () => sentence`Delete it, or write “yes” or “no” for a box that is ticked.`,
  button: () => sentence`Write a link: [words](https://…).`,
  marquee: () => sentence`Write the words without it.`,
  bdo: () => sentence`Write ${'<span dir="rtl">…</span>'}.`,
}

function frameHint(): string {
  return sentence`Write ${'::embed[Title]{kind=video address="https://…"}'}.`
}

function styleHint(): string {
  return sentence`Delete it: styles are in theme.css.`
}

function drawingHint(): string {
  return sentence`Save the drawing as a file, and write ![what it shows](drawing.svg).`
}

/** Reports an element that a story cannot have. */
export function reportElement(node: Element, { report }: Context): [] {
  const words = textOf(node).trim().slice(0, 30)
  const element = `<${node.tagName}>${words && ` (“${words}”)`}`
  const message = sentence`${element} cannot be shown in every edition.`
  report(placeOf(node), 'raw-html', message, hintFor(node.tagName))
  return []
}

function hintFor(name: string): string {
  const hint = HINTS[name.toLowerCase()]
  return hint ? hint() : sentence`Use an element that \`npx masthead help markdown\` lists; for a literal < write \\<.`
}

/** Reports what is neither an element nor a text nor a comment, such as `<?php ?>`. */
export function reportNode(node: HtmlNode, { report }: Context): [] {
  // Browsers read <?php ?> and <![CDATA[ ]]> as comments.
  if (node.type !== 'comment' || /^(?:\?|\[CDATA\[)/.test(node.value)) {
    report(
      placeOf(node),
      'raw-html',
      sentence`This HTML cannot be shown.`,
      sentence`Delete it; for a literal < write \\<.`,
    )
  }
  return []
}

const VOID = /^<(?:br|wbr|img)[\s/>]/i

/** Reports a tag in a text without its counterpart. */
export function expectPairs(nodes: readonly PhrasingContent[], { report }: Context): boolean {
  const open: { node: Html; name: string }[] = []
  const reported = new Set<string>()
  let arePairs = true
  const reportTag = (node: Nodes, message: string, hint: string) => {
    arePairs = false
    report(placeOf(node), 'raw-html', message, hint)
  }
  for (const node of nodes) {
    if (node.type !== 'html' || isComment(node) || VOID.test(node.value)) continue
    const [, slash, name = ''] = /^<(\/?)([a-z][^\s/>]*)/i.exec(node.value) ?? []
    if (!PHRASING.has(name.toLowerCase()) && !LINES.includes(name.toLowerCase())) {
      if (slash && reported.has(name)) continue
      reported.add(name)
      arePairs = false
      report(
        placeOf(node),
        'raw-html',
        sentence`${node.value.slice(0, 30)} cannot be shown in every edition.`,
        hintFor(name),
      )
      continue
    }
    if (/^<(?:a|span)\s[^<>]*\/>$/i.test(node.value)) continue
    if (!slash) open.push({ node, name: name.toLowerCase() })
    else if (open.at(-1)?.name === name.toLowerCase()) open.pop()
    else
      reportTag(
        node,
        sentence`${`</${name}>`} closes nothing that is open here.`,
        sentence`Delete it, or write the tag that opens it.`,
      )
  }
  for (const { node, name } of open)
    reportTag(
      node,
      sentence`${`<${name}>`} is not closed in this text.`,
      sentence`Write ${`</${name}>`} where it ends; for a literal < write \\<.`,
    )
  return arePairs
}
