import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Image } from 'mdast'
import { isVisible } from '../../problem/hidden-characters.ts'
import { type Place, placeOf } from '../../problem/problem.ts'
import { sentence } from '../../problem/wording.ts'
import { decodePercent } from '../../publication/addresses.ts'
import { LIMITS } from '../../source/limits.ts'
import { withCaption } from '../kinds/figure.ts'
import { asInlines, type Context } from '../kinds/section-kind.ts'
import {
  attributeOf,
  type Cell,
  commonAttributes,
  type Inline,
  type InlineElement,
  type MediaTrack,
  type Section,
  type SectionName,
  type SectionOf,
  TRACK_KINDS,
} from '../types/section.ts'
import {
  type HtmlReading,
  idsOf,
  PHRASING,
  readInlineHtml,
  reportElement,
  reportNode,
  trimInlines,
} from './html-inlines.ts'
import { elementsIn, expectAttributes, type HtmlNode, isBlank, markdownIndex } from './html-tree.ts'
import type { SectionIds } from './section-ids.ts'
import { toShownPicture } from './to-shown-picture.ts'

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

/** Returns the picture that nodes consist of; undefined if they contain anything else. */
function soleImage(nodes: readonly HtmlNode[]): Element | undefined {
  const [first, ...others] = nodes.filter((node) => !isBlank(node))
  if (first?.type !== 'element' || others.length > 0) return undefined
  if (first.tagName === 'img') return first
  if (first.tagName !== 'picture') return undefined
  return elementsIn(first.children).find(({ tagName }) => tagName === 'img')
}

/** Reads a picture that is written in HTML. */
function readHtmlPicture(node: Element, ids: SectionIds, context: Context): readonly Section[] {
  expectAttributes(node, context)
  const [url = '', alt = '', title = null] = ['src', 'alt', 'title'].map((name) => attributeOf(node, name))
  const image: Image = { type: 'image', url, alt, title, ...(node.position ? { position: node.position } : {}) }
  const shown = toShownPicture(image, '', node.position?.end.offset ?? 0, context)
  return shown ? [{ kind: 'figure', id: ids.next('figure'), place: placeOf(node), ...shown }] : []
}

/** Reads a film or a recording. One of another site becomes an embed, which loads when a reader asks for it. */
function readMedia(node: Element, form: 'video' | 'audio', ids: SectionIds, context: Context): readonly Section[] {
  const place = placeOf(node)
  const sources = elementsIn(node.children).filter(({ tagName }) => tagName === 'source')
  for (const child of elementsIn(node.children)) {
    if (['source', 'track'].includes(child.tagName)) expectAttributes(child, context)
    else if (!['a', 'p'].includes(child.tagName)) reportElement(child, context)
  }
  const src = [node, ...sources].map((one) => attributeOf(one, 'src')).find((one) => one)
  if (src === undefined) {
    context.report(
      place,
      'embed-invalid',
      sentence`This <${form}> names no file.`,
      sentence`Write ${`<${form} src="…"></${form}>`}.`,
    )
    return []
  }
  const name = decodePercent(src.split(/[?#]/)[0]?.split('/').at(-1) ?? src)
  const title =
    attributeOf(node, 'title') ??
    attributeOf(node, 'ariaLabel') ??
    (textOf(node).replaceAll(/\s+/g, ' ').trim() || name)
  const url = /^(?:https?:)?\/\//i.test(src) ? URL.parse(src, 'https://site.invalid') : null
  if (!url) {
    const section = readPlayedFile({ src, form, title }, place, ids, context)
    const tracks = elementsIn(node.children).filter(({ tagName }) => tagName === 'track')
    const texts = section ? tracks.flatMap((track) => readTrack(track, context)) : []
    return section ? [{ ...section, ...(texts.length > 0 ? { tracks: texts } : {}) }] : []
  }
  return [
    { kind: 'embed', id: ids.next('embed'), place, form, title, address: url.href, frame: url.href, still: undefined },
  ]
}

/** Reads the subtitles of a film. Reports a file that is not a WebVTT file. */
function readTrack(node: Element, context: Context): readonly MediaTrack[] {
  const [src = '', srcLang = '', label, kind] = ['src', 'srcLang', 'label', 'kind'].map((name) =>
    attributeOf(node, name),
  )
  const place = placeOf(node)
  const { href, file } = context.link(src, place)
  if (href === '#') return []
  if (file && !file.type.startsWith('text/vtt')) {
    context.report(place, 'file-type', `“${src}” is not a WebVTT file.`, 'Save the subtitles as WebVTT (.vtt).')
    return []
  }
  const form = TRACK_KINDS.find((one) => one === kind) ?? 'subtitles'
  return [{ src: href, kind: form, srcLang, ...(label ? { label } : {}) }]
}

/** A film or a recording as a text names it. */
interface WrittenMedia {
  readonly src: string
  readonly form: 'video' | 'audio'
  readonly title: string
  readonly caption?: string | undefined
}

/** Reads a film or a recording of this site by the name of its file. Reports one that no browser can play. */
function readPlayedFile(
  { src, form, title, caption }: WrittenMedia,
  place: Place,
  ids: SectionIds,
  context: Context,
): SectionOf<'media'> | undefined {
  const { href, file } = context.link(src, place, title)
  if (href === '#') return undefined
  if (file && !file.type.startsWith(`${form}/`)) {
    const message = `“${src}” is not ${form === 'audio' ? 'an audio' : 'a video'} file that a browser plays (${file.type}).`
    context.report(place, 'file-type', message, 'Link to it: [words](its-name.pdf).')
    return undefined
  }
  return {
    ...{ kind: 'media', id: ids.next('media'), place, form, src: href, title },
    ...(caption ? { caption } : {}),
    ...(file ? { file } : {}),
  }
}

/** Reads a film or a recording that is written as a picture: `![what it shows](ships.mp4 "caption")`. */
export function readMediaImage(
  { url, alt, title, ...node }: Image,
  form: 'video' | 'audio',
  attributes: string,
  ids: SectionIds,
  context: Context,
): SectionOf<'media'> | undefined {
  const place = placeOf(node)
  if (!isVisible(alt ?? '')) {
    const message = sentence`This ${form} has no text that names it.`
    context.report(place, 'picture-alt-missing', message, sentence`Write ![what it shows](${'ships.mp4'}).`)
  }
  if (attributes.trim()) {
    context.report(
      place,
      'picture-attribute',
      sentence`A ${form} has no attributes.`,
      sentence`Delete the curly brackets.`,
    )
  }
  return readPlayedFile({ src: url, form, title: alt ?? '', caption: title ?? undefined }, place, ids, context)
}

/**
 * Reads a table. A cell that is wider or higher than one is followed by empty cells. The head is the first row if it is
 * in `thead` or has only heads. A caption is a paragraph above the table.
 */
function readHtmlTable(node: Element, ids: SectionIds, reading: HtmlReading): readonly Section[] {
  const { context } = reading
  const place = placeOf(node)
  const parts = elementsIn(node.children)
  const rows = parts.flatMap((part) => {
    if (part.tagName === 'tr') return [{ row: part, isHead: false }]
    if (PARTS.includes(part.tagName))
      return elementsIn(part.children).map((row) => ({ row, isHead: part.tagName === 'thead' }))
    return ['caption', 'colgroup'].includes(part.tagName) ? [] : reportElement(part, context)
  })
  const grid = toGrid(rows.map(({ row }) => row))
  const columns = Math.max(0, ...grid.map((cells) => cells.length))
  if (columns * grid.length > LIMITS.tableCells) {
    const [has, most] = [columns * grid.length, LIMITS.tableCells].map((count) => count.toLocaleString('en'))
    const message = sentence`This table has ${has} cells; at most ${most} are read.`
    context.report(place, 'limit-exceeded', message, sentence`Divide it, or leave out columns.`)
    return []
  }
  const caption = parts
    .filter(({ tagName }) => tagName === 'caption')
    .map(({ children }) => trimInlines(readInlineHtml(children, reading)))
    .filter((text) => text.length > 0)
    .map((text) => ({ kind: 'paragraph', id: ids.next('paragraph'), place, text }) as const)
  if (columns === 0) return caption
  const read = (cell: Element | undefined): Cell => {
    if (!cell) return []
    if (cell.tagName !== 'td' && cell.tagName !== 'th') return reportElement(cell, context)
    expectAttributes(cell, context)
    return trimInlines(
      readInlineHtml(
        cell.children.filter((child) => !isSpace(child)),
        reading,
      ),
    )
  }
  const cells = grid.map((row) => Array.from({ length: columns }, (_, column) => read(row[column])))
  const isHead = rows[0]?.isHead || grid[0]?.every((cell) => cell?.tagName === 'th')
  const head = (isHead && cells.shift()) || Array.from({ length: columns }, (): Cell => [])
  const align = head.map(() => undefined)
  return [...caption, { kind: 'table', id: ids.next('table'), place, align, head, rows: cells }]
}

const PARTS = ['thead', 'tbody', 'tfoot']

/** Whether a node is a space between two lines of a cell. */
function isSpace(node: Parameters<typeof isBlank>[0]): boolean {
  return isBlank(node) && node.type === 'text' && node.value.includes('\n')
}

// A cell may claim thousands of columns and rows.
const WIDEST = 100

/** Returns the cells of rows by column. A place that a cell of another column or row covers is undefined. */
function toGrid(rows: readonly Element[]): (Element | undefined)[][] {
  const grid: (Element | undefined)[][] = rows.map(() => [])
  const covered = new Set<string>()
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of elementsIn(row.children)) {
      while (covered.has(`${y} ${x}`)) x++
      const [wide, high] = ['colSpan', 'rowSpan'].map((name) =>
        Math.min(WIDEST, Math.max(1, Number(attributeOf(cell, name) ?? 1) || 1)),
      )
      for (let down = 0; down < (high ?? 1) && y + down < rows.length && covered.size < LIMITS.tableCells; down++) {
        for (let right = 0; right < (wide ?? 1); right++) covered.add(`${y + down} ${x + right}`)
      }
      const own = grid[y]
      if (own) own[x] = cell
      x += wide ?? 1
    }
  }
  return grid.map((cells) => Array.from(cells))
}
