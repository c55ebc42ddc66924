import type { Element, Instruction } from 'xast'
import { toXml } from 'xast-util-to-xml'
import type { OpenGraph, PageMetadata } from './page-metadata.ts'

/**
 * Writes a whole XML 1.0 document, with a line for each child of its root. Nodes of type `raw` are written unchanged.
 * @param instructions the processing instructions between the declaration and the root
 */
export function xmlText(root: Element, instructions: readonly Instruction[] = []): string {
  const declaration: Instruction = { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }
  const newline = { type: 'text' as const, value: '\n' }
  root.children = root.children.flatMap((child) => [newline, child])
  const children = [declaration, ...instructions, root].flatMap((node) => [node, newline])
  // The end of a CDATA section must not appear in text (2.4), and the library does not escape it.
  return toXml({ type: 'root', children }, { closeEmptyElements: true, allowDangerousXml: true })
    .replaceAll(NOT_XML, '')
    .replaceAll(']]>', ']]&gt;')
}

// Characters that XML 1.0 cannot contain in any form (2.2, Char), though a story may.
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/**
 * Returns JSON that is safe in a script element. Nothing in it ends the element or begins a comment (HTML,
 * “Restrictions for contents of script elements”). Nor does anything in it look like markup to the build, which edits
 * pages without parsing them.
 */
export function jsonForHtml(data: object): string {
  const code = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(data).replaceAll(/[<>&=]/g, code)
}

/** Escapes text for HTML, in an attribute or between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Writes a page's metadata as Next does, tag by tag. The build verifies this on a page of each kind. */
export function headMarkup(metadata: PageMetadata): string {
  const { title, description, robots, other = {}, alternates, openGraph, twitter, icons } = metadata
  return [
    `<title>${escapeHtml(title)}</title>`,
    named('description', description),
    ...(typeof robots === 'string'
      ? [named('robots', robots)]
      : Object.entries(robots ?? {}).map(([rule, value]) => named('robots', `${rule}:${value}`))),
    ...Object.entries(other).map(([name, content]) => named(name, content)),
    alternates?.canonical ? `<link rel="canonical" href="${escapeHtml(alternates.canonical)}">` : '',
    ...Object.entries(alternates?.languages ?? {}).map(
      ([tag, url]) => `<link rel="alternate" hreflang="${tag}" href="${escapeHtml(url)}">`,
    ),
    ...Object.entries(alternates?.types ?? {}).flatMap(([type, others]) =>
      others.map(({ url, title: name }) => {
        const titled = name ? ` title="${escapeHtml(name)}"` : ''
        return `<link rel="alternate" type="${type}" href="${escapeHtml(url)}"${titled}>`
      }),
    ),
    ...(openGraph ? openGraphTags(openGraph) : []),
    named('twitter:card', twitter?.card),
    named('twitter:title', twitter?.title),
    named('twitter:description', twitter?.description),
    ...(twitter?.images ?? []).flatMap(({ url, alt }) => [
      named('twitter:image', url),
      named('twitter:image:alt', alt),
    ]),
    `<link rel="icon" href="${escapeHtml(icons.icon.url)}" type="${icons.icon.type}">`,
  ].join('')
}

function openGraphTags(graph: OpenGraph): string[] {
  const { title, description, url, siteName, locale, images = [], type, tags = [] } = graph
  return [
    property('og:title', title),
    property('og:description', description),
    property('og:url', url),
    property('og:site_name', siteName),
    property('og:locale', locale),
    ...images.flatMap((image) => [
      property('og:image', image.url),
      property('og:image:width', String(image.width)),
      property('og:image:height', String(image.height)),
      property('og:image:alt', image.alt),
    ]),
    property('og:type', type),
    property('article:published_time', graph.publishedTime),
    property('article:modified_time', graph.modifiedTime),
    property('article:section', graph.section),
    ...tags.map((tag) => property('article:tag', tag)),
  ]
}

function named(name: string, content: string | undefined, attribute = 'name'): string {
  return content ? `<meta ${attribute}="${name}" content="${escapeHtml(content)}">` : ''
}

function property(name: string, content: string | undefined): string {
  return named(name, content, 'property')
}
