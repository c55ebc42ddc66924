import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Place } from '../../problem/problem.ts'
import { placeOf } from '../kinds/context.ts'
import { withCaption } from '../kinds/figure.ts'
import { asInlines } from '../kinds/section-kind.ts'
import type { Inline, InlineElement } from '../types/inline.ts'
import type { Section, SectionName } from '../types/section.ts'
import { attributeOf, commonAttributes, expectAttributes } from './html-attributes.ts'
import { elementsIn, isBlank, readHtmlPicture, readMedia, soleImage } from './html-figures.ts'
import {
  type HtmlReading,
  idsOf,
  PHRASING,
  readInlineHtml,
  reportElement,
  reportNode,
  trimInlines,
} from './html-inlines.ts'
import { type HtmlNode, markdownIndex } from './html-tree.ts'
import type { SectionIds } from './section-ids.ts'
import { readHtmlTable } from './tables.ts'

/** The context in which blocks of HTML are read. */
export interface BlockReading extends HtmlReading {
  /** Makes a heading, with the level that its place in the text gives it. */
  heading(place: Place, depth: number, text: readonly Inline[], ids: SectionIds): Section
  /** Reads a block of the Markdown inside the HTML by its number. */
  block(index: number, ids: SectionIds): readonly Section[]
  /** Reads what is inside a section, unless it is nested too deeply. */
  inside(id: string, place: Place, read: (ids: SectionIds) => readonly Section[]): readonly Section[]
}

/** Elements whose content is read without them. */
const WRAPPERS = new Set([
  ...['div', 'section', 'article', 'main', 'header', 'footer', 'center', 'hgroup', 'address', 'nav', 'body'],
  ...['figcaption', 'caption', 'summary', 'dt', 'dd', 'li'],
])

/** Reads blocks of HTML, by a list of elements. Reports all others, which are left out. */
export function readHtmlBlocks(nodes: readonly HtmlNode[], ids: SectionIds, reading: BlockReading): Section[] {
  const sections: Section[] = []
  let run: HtmlNode[] = []
  const endRun = () => {
    sections.push(...paragraph(run, ids, reading))
    run = []
  }
  for (const node of nodes) {
    const place = markdownIndex(node)
    const isBlock = node.type === 'element' && !PHRASING.has(node.tagName)
    if (!isBlock && place === undefined) {
      run.push(node)
      continue
    }
    endRun()
    if (node.type === 'element') sections.push(...readBlock(node, ids, reading))
    else if (place !== undefined) sections.push(...reading.block(place, ids))
  }
  endRun()
  return sections
}

function paragraph(nodes: readonly HtmlNode[], ids: SectionIds, reading: BlockReading): readonly Section[] {
  if (nodes.every((node) => isBlank(node))) {
    for (const node of nodes) if (node.type !== 'element' && node.type !== 'text') reportNode(node, reading.context)
    return []
  }
  const image = soleImage(nodes)
  if (image) return readHtmlPicture(image, ids, reading.context)
  const text = trimInlines(readInlineHtml(nodes, reading))
  const place = placeOf(nodes.find(({ position }) => position) ?? {})
  return text.length > 0 ? [{ kind: 'paragraph', id: ids.next('paragraph'), place, text }] : []
}

function readBlock(node: Element, ids: SectionIds, reading: BlockReading): readonly Section[] {
  const sections = sectionsOf(node, ids, reading)
  if (!sections) {
    reportElement(node, reading.context)
    // The Markdown in it is read all the same: one without an end contains the rest of the story, and its problems.
    return readHtmlBlocks(
      node.children.filter((child) => markdownIndex(child) !== undefined),
      ids,
      reading,
    )
  }
  expectAttributes(node, reading.context)
  const { title: _, ...attributes } = { ...commonAttributes(node), ...idsOf(node, reading) }
  return Object.keys(attributes).length > 0 ? dressSections(sections, attributes) : sections
}

/** Returns the sections of an element; undefined if a story cannot have it. */
function sectionsOf(node: Element, ids: SectionIds, reading: BlockReading): readonly Section[] | undefined {
  const { tagName, children } = node
  const place = placeOf(node)
  if (WRAPPERS.has(tagName) || tagName === 'p') return readHtmlBlocks(children, ids, reading)
  const depth = /^h([1-6])$/.exec(tagName)?.[1]
  if (depth) return [reading.heading(place, Number(depth), trimInlines(readInlineHtml(children, reading)), ids)]
  switch (tagName) {
    case 'hr':
      return [{ kind: 'divider', id: ids.next('divider'), place }]
    case 'blockquote': {
      const id = ids.next('quote')
      const sections = reading.inside(id, place, (inner) => readHtmlBlocks(children, inner, reading))
      return sections.length > 0 ? [{ kind: 'quote', id, place, sections }] : []
    }
    case 'ul':
    case 'ol':
    case 'menu':
      return readList(node, ids, reading)
    case 'dl':
      return readDefinitionList(node, ids, reading)
    case 'pre': {
      const [inner] = elementsIn(children)
      const names = (inner?.tagName === 'code' ? inner : node).properties.className
      const language = [names].flat().find((name) => String(name).startsWith('language-'))
      const written = textOf(node).replace(/\n$/, '')
      const code = { kind: 'code', id: ids.next('code'), place, code: written } as const
      return [{ ...code, language: language === undefined ? undefined : String(language).slice(9) }]
    }
    case 'details': {
      const id = ids.next('details')
      const summary = elementsIn(children).find((child) => child.tagName === 'summary')
      const title = summary ? trimInlines(readInlineHtml(summary.children, reading)) : []
      const others = children.filter((child) => child !== summary)
      const sections = reading.inside(id, place, (inner) => readHtmlBlocks(others, inner, reading))
      return [{ kind: 'details', id, place, title: title.length > 0 ? title : asInlines('…'), sections }]
    }
    case 'aside': {
      const id = ids.next('aside')
      const sections = reading.inside(id, place, (inner) => readHtmlBlocks(children, inner, reading))
      return sections.length > 0 ? [{ kind: 'aside', id, place, variant: 'box', title: undefined, sections }] : []
    }
    case 'table':
      return readHtmlTable(node, ids, reading)
    case 'figure':
      return readFigure(node, ids, reading)
    case 'video':
    case 'audio':
      return readMedia(node, tagName, ids, reading.context)
    default:
      return undefined
  }
}

/** Reads a figure. The caption of one picture or film belongs to it; any other is a paragraph. */
function readFigure({ children }: Element, ids: SectionIds, reading: BlockReading): readonly Section[] {
  const captions = elementsIn(children).filter(({ tagName }) => tagName === 'figcaption')
  const isCaption = (node: HtmlNode) => captions.some((caption) => caption === node)
  const shown = readHtmlBlocks(
    children.filter((child) => !isCaption(child)),
    ids,
    reading,
  )
  const [figure, ...others] = shown
  if ((figure?.kind === 'figure' || figure?.kind === 'media') && others.length === 0) {
    const texts = captions.map((caption) => readInlineHtml(caption.children, reading))
    return [withCaption(figure, trimInlines(texts.flatMap((text) => [...text, ...asInlines(' ')])))]
  }
  const words = readHtmlBlocks(captions, ids, reading)
  const isAbove = children.findIndex(isCaption) < children.findIndex((child) => !isCaption(child) && !isBlank(child))
  return isAbove ? [...words, ...shown] : [...shown, ...words]
}

function readList(node: Element, ids: SectionIds, reading: BlockReading): readonly Section[] {
  const place = placeOf(node)
  const id = ids.next('list')
  const items: (readonly Section[])[] = []
  reading.inside(id, place, (inner) => {
    for (const child of node.children) {
      if (isBlank(child)) continue
      const isItem = child.type === 'element' && child.tagName === 'li'
      if (isItem) expectAttributes(child, reading.context)
      const sections = readHtmlBlocks(isItem ? child.children : [child], inner, reading)
      items.push(isItem ? dressSections(sections, idsOf(child, reading)) : sections)
    }
    return []
  })
  const start = Number(attributeOf(node, 'start') ?? 1)
  const first = node.tagName === 'ol' ? (Number.isSafeInteger(start) && start >= 0 ? start : 1) : undefined
  return items.length > 0 ? [{ kind: 'list', id, place, start: first, items }] : []
}

function readDefinitionList(node: Element, ids: SectionIds, reading: BlockReading): readonly Section[] {
  const place = placeOf(node)
  const id = ids.next('definitions')
  const entries: { terms: Inline[][]; details: (readonly Section[])[] }[] = []
  const inDivs = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child],
  )
  reading.inside(id, place, (inner) => {
    for (const child of inDivs) {
      if (isBlank(child)) continue
      const last = entries.at(-1)
      if (child.type === 'element' && child.tagName === 'dt') {
        expectAttributes(child, reading.context)
        const text = trimInlines(readInlineHtml(child.children, reading))
        const own = idsOf(child, reading)
        const term: Inline[] = own.id ? [{ kind: 'element', name: 'span', attributes: own, text }] : [...text]
        if (last && last.details.length === 0) last.terms.push(term)
        else entries.push({ terms: [term], details: [] })
      } else {
        const details = readHtmlBlocks([child], inner, reading)
        if (last) last.details.push(details)
        else entries.push({ terms: [], details: [details] })
      }
    }
    return []
  })
  return entries.length > 0 ? [{ kind: 'definitions', id, place, entries }] : []
}

/** The kinds of section without a text of their own at whose beginning a page has the id that the text gives. */
const ANCHORED: readonly SectionName[] = ['figure', 'table', 'media', 'embed']

/** Gives the texts of sections the language and the direction of the element around them, and the first its id. */
function dressSections(
  sections: readonly Section[],
  { id, ...others }: InlineElement['attributes'],
): readonly Section[] {
  let rest = id
  const dress = (section: Section): Section => {
    if (section.kind === 'paragraph' || section.kind === 'heading') {
      const attributes = { ...others, ...(rest === undefined ? {} : { id: rest }) }
      rest = undefined
      if (Object.keys(attributes).length === 0) return section
      return { ...section, text: [{ kind: 'element', name: 'span', attributes, text: section.text }] }
    }
    if (section.kind === 'list') return { ...section, items: section.items.map((item) => item.map(dress)) }
    if ('sections' in section) return { ...section, sections: section.sections.map(dress) }
    const anchor = rest
    if (anchor === undefined || !ANCHORED.includes(section.kind)) return section
    rest = undefined
    return { ...section, anchor }
  }
  return sections.map(dress)
}
