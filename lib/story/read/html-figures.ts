import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Image } from 'mdast'
import { isVisible } from '../../problem/hidden-characters.ts'
import type { Place } from '../../problem/problem.ts'
import { decodePercent } from '../../source/decode-percent.ts'
import { type Context, placeOf } from '../kinds/context.ts'
import { type MediaTrack, TRACK_KINDS } from '../kinds/media.ts'
import type { Section, SectionOf } from '../types/section.ts'
import { attributeOf, expectAttributes } from './html-attributes.ts'
import { reportElement } from './html-inlines.ts'
import { type HtmlNode, markdownIndex } from './html-tree.ts'
import type { SectionIds } from './section-ids.ts'
import { toShownPicture } from './to-shown-picture.ts'

/** Returns the elements among some nodes. */
export function elementsIn(nodes: readonly HtmlNode[]): readonly Element[] {
  return nodes.filter((node) => node.type === 'element')
}

/** Whether a node shows nothing: a space or a comment. */
export function isBlank(node: HtmlNode): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  return node.type === 'comment' && markdownIndex(node) === undefined
}

/** Returns the picture that nodes consist of; undefined if they contain anything else. */
export function soleImage(nodes: readonly HtmlNode[]): Element | undefined {
  const [first, ...others] = nodes.filter((node) => !isBlank(node))
  if (first?.type !== 'element' || others.length > 0) return undefined
  if (first.tagName === 'img') return first
  if (first.tagName !== 'picture') return undefined
  return elementsIn(first.children).find(({ tagName }) => tagName === 'img')
}

/** Reads a picture that is written in HTML. */
export function readHtmlPicture(node: Element, ids: SectionIds, context: Context): readonly Section[] {
  expectAttributes(node, context)
  const end = node.position?.end.offset ?? 0
  const shown = toShownPicture(imageOf(node), '', end, context)
  return shown ? [{ kind: 'figure', id: ids.next('figure'), place: placeOf(node), ...shown }] : []
}

function imageOf(node: Element): Image {
  return {
    type: 'image',
    url: attributeOf(node, 'src') ?? '',
    alt: attributeOf(node, 'alt') ?? '',
    title: attributeOf(node, 'title') ?? null,
    ...(node.position ? { position: node.position } : {}),
  }
}

/** Reads a film or a recording. One of another site becomes an embed, which loads when a reader asks for it. */
export function readMedia(
  node: Element,
  form: 'video' | 'audio',
  ids: SectionIds,
  context: Context,
): readonly Section[] {
  const place = placeOf(node)
  const sources = elementsIn(node.children).filter(({ tagName }) => tagName === 'source')
  for (const child of elementsIn(node.children)) {
    if (['source', 'track'].includes(child.tagName)) expectAttributes(child, context)
    else if (!['a', 'p'].includes(child.tagName)) reportElement(child, context)
  }
  const src = [node, ...sources].map((one) => attributeOf(one, 'src')).find((one) => one)
  if (src === undefined) {
    context.report(place, 'embed-invalid', `This <${form}> names no file.`, `Write <${form} src="…"></${form}>.`)
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

/** Reads the subtitles of a film. Reports a file that is no WebVTT. */
function readTrack(node: Element, context: Context): readonly MediaTrack[] {
  const [src = '', srcLang = '', label, kind] = ['src', 'srcLang', 'label', 'kind'].map((name) =>
    attributeOf(node, name),
  )
  const place = placeOf(node)
  const { href, file } = context.link(src, place)
  if (href === '#') return []
  if (file && !file.type.startsWith('text/vtt')) {
    context.report(place, 'file-type', `“${src}” is no WebVTT.`, 'Save the subtitles as WebVTT (.vtt).')
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
    const message = `“${src}” is no ${form} that a browser plays (${file.type}).`
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
    const message = `This ${form} has no text that names it.`
    context.report(place, 'picture-alt-missing', message, 'Write ![what it shows](ships.mp4).')
  }
  if (attributes.trim()) {
    context.report(place, 'picture-attribute', `A ${form} has no attributes.`, 'Delete the curly brackets.')
  }
  return readPlayedFile({ src: url, form, title: alt ?? '', caption: title ?? undefined }, place, ids, context)
}
