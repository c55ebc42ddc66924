/**
 * Placeholder elements: HTML that represents shortcodes and tags of other systems until the text is parsed. From then
 * on, they are converted like all HTML (markdown-tree.ts).
 */

/**
 * Returns a placeholder for something that cannot be converted. It becomes a comment for the editor in its place. The
 * caller has already reported it.
 */
export function unsupportedPlaceholder(raw: string): string {
  return element('masthead-lost', { 'data-raw': raw })
}

/** Returns a placeholder for embedded content of another host. */
export function embedPlaceholder(address: string, title?: string): string {
  return element('masthead-embed', { 'data-address': address, ...(title ? { 'data-title': title } : {}) })
}

/** Returns a picture with a caption as HTML. */
export function figurePlaceholder({ src, alt = '', caption }: { src: string; alt?: string; caption?: string }): string {
  const picture = `<img src="${attribute(src)}" alt="${attribute(alt)}">`
  return `<figure>${picture}${caption ? `<figcaption>${attribute(caption)}</figcaption>` : ''}</figure>`
}

/** Returns a code block as Markdown, with a fence longer than any in the code. */
export function codeFence(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code.replace(/^\n|\s+$/g, '')}\n${fence}`
}

/** The address prefix of links that name a file of the source; `rewrite-links.ts` finds the story. */
export const FILE_LINK = 'masthead-file:'

/** Returns a link to a story by the name of its file. */
export function fileLink(file: string): string {
  const [name = '', fragment] = file.split('#')
  return `${FILE_LINK}${encodeURIComponent(name)}${fragment ? `#${encodeURIComponent(fragment)}` : ''}`
}

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`)
  return `<${name}${written.join('')}></${name}>`
}

// Markdown expects the end of the tag on the same line, so a line break is escaped too.
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
