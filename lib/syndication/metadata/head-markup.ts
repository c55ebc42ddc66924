import type { OpenGraph } from './open-graph.ts'
import type { PageMetadata } from './page-metadata.ts'

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

function named(name: string, content: string | undefined): string {
  return content ? `<meta name="${name}" content="${escapeHtml(content)}">` : ''
}

function property(name: string, content: string | undefined): string {
  return content ? `<meta property="${name}" content="${escapeHtml(content)}">` : ''
}

/** Escapes text for HTML, in an attribute or between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
