import path from 'node:path'
import type { Element, ElementContent, Nodes, Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { placeOf } from '../../../lib/problem/problem.ts'
import { decodePercent } from '../../../lib/publication/addresses.ts'
import { slugify } from '../../../lib/publication/slugs.ts'
import { playerFor } from '../../../lib/story/kinds/known-hosts.ts'
import { asShown, asWritten, ID_PLACEHOLDER, isUnknownAddress, RESIDUE } from './placeholders.ts'
import type { Warn } from './warn.ts'

/**
 * Normalises HTML to what Markdown can express; losses and changes are reported.
 * @param warn reports a problem at a place of the HTML
 */
export function normalizeHtml(html: Root, warn: Warn): void {
  visit(html, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'comment') {
      if (!SILENT.test(node.value)) return undefined
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element') return undefined
    if (isHidden(node)) {
      const message = `Readers do not see this on the page, so it is not imported: “${textIn(node).replaceAll(/\s+/g, ' ').trim().slice(0, 200)}”.`
      if (textIn(node).trim())
        warn(placeOf(node), 'import-lost', message, 'Write it into the text if all readers may see it.')
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    for (const name of ATTRIBUTES) {
      const value = node.properties[name]
      if (typeof value === 'string') node.properties[name] = asShown(value)
    }
    writePlaceholder(node)
    const instead = isOutsideTable(node, parent) ? [h('div', node.children)] : normalized(node, warn)
    if (!instead) return undefined
    for (const each of instead) if (node.position) each.position ??= node.position
    parent.children.splice(index, 1, ...instead)
    // The replacement is normalised in turn, unless it is finished.
    const isDone = instead.some((each) => each.type === 'element' && /^masthead-(?:lost|known)$/.test(each.tagName))
    return [SKIP, isDone ? index + 1 : index]
  })
}

/**
 * Whether a page hides an element from all readers: by its attribute, style or class. What is hidden only from screen
 * readers (`aria-hidden`), or only from the screen (`sr-only`), some readers get, so it stays.
 */
function isHidden({ tagName, properties }: Element): boolean {
  const { hidden, style, className } = properties
  if (tagName.startsWith('masthead-') || tagName === 'script' || tagName === 'style') return false
  if ((hidden !== undefined && hidden !== false) || HIDING.test(String(style ?? ''))) return true
  const classes = Array.isArray(className) ? className.map(String) : []
  // A class for wide windows shows what another hides: `hidden md:block`.
  return classes.some((name) => HIDING_CLASSES.has(name)) && !classes.some((name) => SHOWING.test(name))
}

const HIDING = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i
const HIDING_CLASSES = new Set(['hidden', 'd-none', 'is-hidden', 'display-none', 'hide'])
const SHOWING = /(?:^|[:-])(?:block|inline|flex|grid|table|contents|table-cell|table-row)$/

/** Attributes with words, and no addresses. */
const ATTRIBUTES = ['id', 'name', 'title', 'lang', 'dir', 'ariaLabel']

/** Elements that no story can show in the same way in every edition. */
const LOST = new Set([
  ...['script', 'style', 'noscript', 'object', 'embed', 'applet', 'form', 'input', 'button', 'select', 'textarea'],
  ...['canvas', 'svg', 'math', 'template', 'dialog', 'map', 'frameset', 'link', 'meta', 'title'],
  ...['datalist', 'optgroup'],
])

// Comments that editors and generators write only for themselves.
const SILENT = /^\s*(?:\/?wp:|more\b|nextpage\b|excerpt\b|truncate\b|endif\b|\[if\b)/

/**
 * Writes the id of an element, to which links may lead, into the text of a heading, or as a placeholder comment into
 * others.
 */
function writePlaceholder({ tagName, properties, children }: Element): void {
  const id = properties.id ?? (tagName === 'a' ? properties.name : undefined)
  if (!id || LOST.has(tagName) || /^(?:img|br|hr|tr|t(?:able|head|body|foot)|ul|ol|pre|code)$/.test(tagName)) return
  delete properties.id
  delete properties.name
  const isHeading = /^h[1-6]$/.test(tagName)
  // Links find a heading by its text, too.
  if (isHeading && slugify(textIn({ type: 'root', children })) === slugify(String(id))) return
  if (isHeading) children.push({ type: 'text', value: ` {#${String(id).replaceAll(/[\s{}]/g, '')}}` })
  else if (!/^(?:user-content-)?fn/.test(String(id)))
    children.unshift({ type: 'comment', value: ID_PLACEHOLDER + String(id) })
}

/** Returns the replacement of an element; undefined if it stays. */
function normalized(node: Element, warn: Warn): ElementContent[] | undefined {
  const { tagName, properties, children } = node
  // Checkboxes are read with their list.
  if (LOST.has(tagName)) return properties.type === 'checkbox' ? undefined : [unsupportedElement(node, warn)]
  switch (tagName) {
    case 'sup':
    case 'sub':
      // A footnote is raised anyway.
      return children.some((child) => child.type === 'element' && child.tagName === 'masthead-note')
        ? children
        : undefined
    case 'video':
    case 'audio':
      return normalizeMedia(node, warn)
    case 'iframe':
    case 'masthead-embed':
      return [normalizeEmbed(node, warn)]
    case 'figure':
      return normalizeFigure(node)
    case 'figcaption':
      return [h('p', children)]
    case 'img':
      // Without a real `src`, the picture is shown by a script.
      return properties.dataSrc && !/^(?!data:)./.test(String(properties.src ?? ''))
        ? [h('img', { ...properties, src: String(properties.dataSrc), dataSrc: undefined })]
        : undefined
    case 'a':
      return properties.href ? undefined : children
    case 'td':
    case 'th':
      return inLines(node)
    case 'table': {
      const caption = select(':scope > caption', node)
      return caption && [h('p', caption.children), { ...node, children: children.filter((child) => child !== caption) }]
    }
    default:
      return undefined
  }
}

/** Puts the blocks of a cell or a caption into lines of its text; undefined if it has no blocks. */
function inLines(cell: Element): Element[] | undefined {
  const isBlock = (node: ElementContent) => node.type === 'element' && ['p', 'div'].includes(node.tagName)
  if (!cell.children.some(isBlock)) return undefined
  const shown = cell.children.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  const children = shown.flatMap((node, index): ElementContent[] => [
    ...(index > 0 && (isBlock(node) || isBlock(shown[index - 1] ?? node)) ? [h('br')] : []),
    ...(node.type === 'element' && isBlock(node) ? node.children : [node]),
  ])
  return [{ ...cell, children }]
}

/** The elements that each part of a table may be in. */
const TABLE_PARTS = new Map([
  ...['td', 'th'].map((name) => [name, /^tr$/] as const),
  ...['tbody', 'thead', 'tfoot', 'caption'].map((name) => [name, /^table$/] as const),
  ['tr', /^(?:table|tbody|thead|tfoot)$/],
])

function isOutsideTable({ tagName }: Element, parent: Nodes): boolean {
  const around = parent.type === 'element' ? parent.tagName : ''
  return TABLE_PARTS.get(tagName)?.test(around) === false
}

const FORMATTED = 'a[href], em, i, strong, b, code, sub, sup, kbd, mark, abbr, cite, del, ins, q, masthead-note'

/**
 * Converts a figure for Markdown: to a picture with the caption as its title, or as a text if it has formatting, to an
 * embed with its title, or to its content followed by the caption.
 */
function normalizeFigure(figure: Element): ElementContent[] {
  const caption = select(':scope > figcaption', figure)
  const others = figure.children.filter((child) => child !== caption)
  const title = caption && textIn(caption).replaceAll(/\s+/g, ' ').trim()
  const embed = embedIn(figure)
  if (embed) return [h('masthead-embed', { dataAddress: embed, ...(title ? { dataTitle: title } : {}) })]
  const [film, ...more] = selectAll('video, audio, img', figure)
  const isAlone = film && textIn(h('div', ...others)).trim() === textIn(film).trim()
  if (film && film.tagName !== 'img' && more.length === 0 && caption && title && isAlone) {
    const [words = caption] = inLines(caption) ?? []
    return [h('masthead-figure', [film, h('p', words.children)])]
  }
  const [picture, second] = selectAll('img', figure)
  const hasMore = select('table, pre, blockquote, figure, ul, ol, video, audio, iframe', h('div', others))
  if (!picture || second || hasMore) return [h('div', others), ...(caption && title ? [h('p', caption.children)] : [])]
  if (caption && title && select(FORMATTED, caption)) {
    delete picture.properties.title
    const [words = caption] = inLines(caption) ?? []
    // Comments may be placeholders of ids, which need a text.
    const [comments, shown] = [true, false].map((isComment) =>
      others.filter(({ type }) => (type === 'comment') === isComment),
    )
    return [h('masthead-figure', [h('p', shown ?? []), h('p', [...(comments ?? []), ...words.children])])]
  }
  if (title) picture.properties.title = title
  return [h('p', others)]
}

/**
 * Returns the address that a figure embeds from another host (as in a WordPress block); undefined for other figures.
 */
function embedIn(figure: Element): string | undefined {
  const classes = figure.properties.className
  const isBlock = Array.isArray(classes) && classes.includes('wp-block-embed')
  const found =
    select('masthead-embed', figure)?.properties.dataAddress ??
    select('iframe', figure)?.properties.src ??
    (isBlock && /https?:\/\/\S+/.exec(textIn(select('.wp-block-embed__wrapper', figure) ?? figure))?.[0])
  return found ? String(found) : undefined
}

/**
 * Converts embedded content of another host: to an embed if the host is known, otherwise to a link or a placeholder.
 */
function normalizeEmbed(node: Element, warn: Warn): ElementContent {
  const { dataAddress, src, dataSrc, title, dataTitle } = node.properties
  const changed = (message: string, hint: string) => warn(placeOf(node), 'import-changed', message, hint)
  const address = String(dataAddress ?? dataSrc ?? src ?? '').trim()
  const name = String(dataTitle ?? title ?? '').trim()
  if (RESIDUE.test(address)) return unsupportedElement(node, warn)
  const player = playerFor(address)
  if (player) {
    const { kind, page, frame } = player
    if (!name)
      changed('This embed has no title; its address is used as the title.', 'Write a title in the square brackets.')
    const dataTitle = name || page.replace(/^https:\/\/(?:www\.)?/, '')
    return h('masthead-known', { dataTitle, dataKind: kind, dataAddress: page, dataFrame: frame })
  }
  if (!URL.canParse(address) || node.tagName === 'iframe') return unsupportedElement(node, warn)
  changed(`The content of ${address} is a link now.`, 'To show it in the story, write an ::embed.')
  return h('p', h('a', { href: address }, name || address))
}

/** Converts a film or a recording to a link to its file. */
function normalizeMedia(node: Element, warn: Warn): ElementContent[] {
  const sources = [node, ...node.children.filter((child) => child.type === 'element')]
  const address = sources.map(({ properties }) => properties.src).find(Boolean)
  if (!address || isUnknownAddress(String(address))) return [unsupportedElement(node, warn)]
  const { title, ariaLabel } = node.properties
  const name = path.posix.basename(decodePercent(String(address).replace(/[?#].*/s, '')))
  const text = textIn(node).replaceAll(/\s+/g, ' ').trim()
  if (/^(?:https?:)?\/\//i.test(String(address))) {
    const message = `This <${node.tagName}> is a link to its file now: ${address}`
    warn(placeOf(node), 'import-changed', message, `To show it in the story, write <${node.tagName} src="…">.`)
  }
  const words = String(title ?? ariaLabel ?? (text || name || address))
  const link = h('masthead-film', { dataAddress: String(address) }, words, selectAll(':scope > track', node))
  return [h('p', { ...link, ...(node.position ? { position: node.position } : {}) })]
}

/** Returns a placeholder for an element that no story can contain, and reports it. */
function unsupportedElement(node: Element, warn: Warn): Element {
  const { tagName, properties, children } = node
  const { dataAddress } = properties
  const sources = [properties, ...children.flatMap((child) => (child.type === 'element' ? [child.properties] : []))]
  const address = sources.map(({ src, href, data }) => src ?? href ?? data).find(Boolean)
  const text = textIn(tagName === 'template' && node.content ? node.content : node).replaceAll(/\s+/g, ' ')
  const parts = [`<${tagName}>`, String(address ?? dataAddress ?? ''), text.trim().slice(0, 1000)]
  const dataRaw = asWritten(parts.filter(Boolean).join(' '))
  const hint =
    tagName === 'iframe' ? 'Upload it to a host that plays it, and write ::embed.' : 'Write its content in Markdown.'
  warn(placeOf(node), 'import-lost', `A story cannot contain this: ${dataRaw}`, hint)
  return h('masthead-lost', { dataRaw })
}
