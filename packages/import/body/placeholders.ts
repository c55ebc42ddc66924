import { decodePercent } from '../../../lib/publication/addresses.ts'
import { plainMarkdown } from '../../../lib/syndication/markdown-edition.ts'

// Placeholder elements: HTML that represents shortcodes and tags of other systems until the text is parsed. From then
// on, they are converted like all HTML (markdown-tree.ts).

/** The comment that stands for an element with an id until the text is normalised. */
export const ID_PLACEHOLDER = 'masthead-id:'

/** Returns a placeholder for something that cannot be converted. It becomes a comment for the editor in its place. */
export function unsupportedPlaceholder(raw: string): string {
  return element('masthead-lost', { 'data-raw': raw })
}

/** Returns a text with the source in the place of placeholders for what cannot be converted: in code it is code. */
export function withoutPlaceholders(text: string): string {
  return text.replaceAll(/<masthead-lost data-raw="([^"]*)"><\/masthead-lost>/g, (_, raw: string) =>
    raw.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  )
}

/** Returns a placeholder for embedded content of another host. */
export function embedPlaceholder(address: string, title?: string): string {
  return element('masthead-embed', { 'data-address': address, ...(title ? { 'data-title': title } : {}) })
}

/**
 * Returns a placeholder for a video; undefined without an id.
 * @param host `youtube` or `vimeo`
 * @param id its id, or its whole address
 */
export function videoPlaceholder(host: string, id: string | undefined, title?: string): string | undefined {
  const prefix = host === 'vimeo' ? 'https://vimeo.com/' : 'https://www.youtube.com/watch?v='
  return id && embedPlaceholder(/\/\/|\.\w+\//.test(id) ? id : prefix + id, title)
}

/**
 * Returns a picture with a caption as HTML.
 * @param isMarkdown whether the system reads the caption as Markdown
 */
export function figurePlaceholder(src: string, alt = '', caption = '', isMarkdown = false): string {
  const picture = `<img src="${attribute(src)}" alt="${attribute(alt)}">`
  // Markdown between empty lines is read.
  const words = isMarkdown && /[*_`[]/.test(caption) ? `\n\n${caption}\n\n` : attribute(caption)
  return `<figure>${picture}${caption ? `<figcaption>${words}</figcaption>` : ''}</figure>`
}

/** Returns a code block as Markdown, with a fence longer than any in the code. */
export function codeFence(code: string, language?: string): string {
  return plainMarkdown([{ type: 'code', lang: language ?? null, value: code.replace(/^\n/, '').trimEnd() }]).trimEnd()
}

/** The prefix of addresses that contain a value which only the old system could work out. */
export const LOST_VALUE = 'masthead-value:'

/** Returns the part of an address that stands for a value which only the old system could work out. */
export function lostValue(raw: string): string {
  return LOST_VALUE + encodeURIComponent(raw).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

/** An address, or a part of one, that stands for what the source wrote. */
const STAND_IN = /masthead-(?:value|file):((?:%[\dA-Fa-f]{2}|[\w.~-])*)/g

/** Returns a text with what the source wrote in the place of all placeholders. */
export function asWritten(text: string): string {
  return withoutPlaceholders(text).replaceAll(STAND_IN, (_, encoded: string) => decodePercent(encoded))
}

/** Returns a text for readers: with nothing in the place of a value which only the old system could work out. */
export function asShown(text: string): string {
  const known = text.replaceAll(/<masthead-lost [^>]*><\/masthead-lost>/g, '')
  return known.replaceAll(STAND_IN, (whole, encoded: string) =>
    whole.startsWith(LOST_VALUE) ? '' : decodePercent(encoded),
  )
}

/** What an import writes only for itself, and no story has. */
export const RESIDUE = /masthead-(?:value|file|id):|<masthead-[a-z]+/

/** The address prefix of links that name a file of the source; `rewrite-links.ts` finds the story. */
export const FILE_LINK = 'masthead-file:'

/** Whether nobody can tell where an address leads: it has a value that only the old system knew, or a file amid it. */
export function isUnknownAddress(url: string): boolean {
  return url.includes(LOST_VALUE) || url.lastIndexOf(FILE_LINK) > 0
}

/** Returns a link to a story by the name of its file. */
export function fileLink(file: string): string {
  const [name = '', fragment] = file.split('#')
  return `${FILE_LINK}${encodeURIComponent(name)}${fragment ? `#${encodeURIComponent(fragment)}` : ''}`
}

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`)
  return `<${name}${list.join('')}></${name}>`
}

// Markdown expects the end of the tag on the same line, so a line break is escaped too.
function attribute(text: string): string {
  return text.replaceAll(/[&"<>|\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
