/**
 * The HTML in which shortcodes and tags of other systems stand until the text is read: from there on, they go the way of
 * all HTML (to-markdown-tree.ts).
 */

/** What cannot be carried: it becomes a comment in its place, for who writes the story. It is on the list already. */
export function unsupportedPlaceholder(raw: string): string {
  return element('masthead-lost', { 'data-raw': raw })
}

/** What another host shows, by its address. */
export function embedPlaceholder(address: string, title?: string): string {
  return element('masthead-embed', { 'data-address': address, ...(title ? { 'data-title': title } : {}) })
}

/** A picture with a caption. */
export function figurePlaceholder({ src, alt = '', caption }: { src: string; alt?: string; caption?: string }): string {
  const picture = `<img src="${attribute(src)}" alt="${attribute(alt)}">`
  return `<figure>${picture}${caption ? `<figcaption>${attribute(caption)}</figcaption>` : ''}</figure>`
}

/** A block of code as Markdown, in a fence that its text does not end. */
export function codeFence(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code.replace(/^\n|\s+$/g, '')}\n${fence}`
}

/** The address under which a link stands that names a file of the source; `rewrite-links.ts` finds the story. */
export const FILE_LINK = 'masthead-file:'

/** A link to a story by the file that it is written in. */
export function fileLink(file: string): string {
  const [name = '', fragment] = file.split('#')
  return `${FILE_LINK}${encodeURIComponent(name)}${fragment ? `#${encodeURIComponent(fragment)}` : ''}`
}

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`)
  return `<${name}${written.join('')}></${name}>`
}

// A line break would end the line on which Markdown looks for the tag’s end.
function attribute(text: string): string {
  const references: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '"': '&quot;',
    '<': '&lt;',
    '>': '&gt;',
    '\n': '&#10;',
  }
  return text.replaceAll(/[&"<>\n]/g, (sign) => references[sign] ?? sign)
}
