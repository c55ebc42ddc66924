import type { Element, ElementContent, Nodes, Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { placeOf } from '../../story/read/context.ts'
import type { Warn } from '../imported.ts'
import { normalizeEmbed, unsupportedElement } from './normalize-embed.ts'

/** Elements that no story can show in the same way in every edition. */
const LOST = new Set([
  ...['script', 'style', 'noscript', 'object', 'embed', 'applet', 'form', 'input', 'button', 'select', 'textarea'],
  ...[
    'canvas',
    'svg',
    'math',
    'video',
    'audio',
    'template',
    'dialog',
    'map',
    'frameset',
    'link',
    'meta',
    'title',
    'datalist',
    'optgroup',
  ],
])

/** Elements of which only the text is imported, without the meaning of the element. */
const PLAIN = new Set(['u', 'mark', 'small', 'ins', 'abbr', 'font', 'big', 'ruby', 'bdo'])

// Comments that editors and generators write only for themselves.
const SILENT = /^\s*(?:\/?wp:|more\b|nextpage\b|excerpt\b|truncate\b|endif\b|\[if\b)/

/**
 * Normalises HTML to what Markdown can express; losses and changes are reported.
 * @param note reports a problem at a place of the HTML
 */
export function normalizeHtml(html: Root, note: Warn): void {
  visit(html, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'comment') {
      if (!SILENT.test(node.value)) return undefined
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element') return undefined
    const instead = isStray(node, parent) ? [h('div', node.children)] : tame(node, note)
    if (!instead) return undefined
    for (const each of instead) if (node.position) each.position ??= node.position
    parent.children.splice(index, 1, ...instead)
    // The replacement is normalised in turn, unless it is finished.
    const isDone = instead.some((each) => each.type === 'element' && /^masthead-(?:lost|known)$/.test(each.tagName))
    return [SKIP, isDone ? index + 1 : index]
  })
}

/** Returns the replacement of an element; undefined if it stays. */
function tame(node: Element, note: Warn): ElementContent[] | undefined {
  const { tagName, properties, children } = node
  const changed = (message: string, hint?: string) => note(placeOf(node), 'import-changed', message, hint)
  // Checkboxes are read with their list.
  if (LOST.has(tagName)) return properties.type === 'checkbox' ? undefined : [unsupportedElement(node, note)]
  if (PLAIN.has(tagName)) {
    changed(`Of <${tagName}>, only the words are carried: “${textIn(node).trim().slice(0, 60)}”.`)
    return children
  }
  switch (tagName) {
    case 'sup':
    case 'sub': {
      const text = superscript(tagName, textIn(node))
      if (text !== undefined) return [{ type: 'text', value: text }]
      const inside = children.some((child) => child.type === 'element' && child.tagName.startsWith('masthead-'))
      if (!inside) changed(`This stands on the line now: “${textIn(node).trim().slice(0, 60)}”.`)
      return children
    }
    case 'iframe':
    case 'masthead-embed':
      return [normalizeEmbed(node, note)]
    case 'figure':
      return normalizeFigure(node, note)
    case 'figcaption':
      return [h('p', children)]
    case 'img':
      return properties.dataSrc && !isTaken(properties.src)
        ? [h('img', { ...properties, src: String(properties.dataSrc), dataSrc: undefined })]
        : undefined
    case 'a':
      return properties.href ? undefined : children
    case 'td':
    case 'th':
      return spaced(node)
    case 'details':
      changed('What opens at a click stands open now.')
      return [h('div', children)]
    case 'summary':
      return [h('p', h('strong', children))]
    case 'table': {
      const caption = children.find((child) => child.type === 'element' && child.tagName === 'caption')
      if (caption?.type !== 'element') return undefined
      return [h('p', caption.children), { ...node, children: children.filter((child) => child !== caption) }]
    }
    default:
      return undefined
  }
}

/** Adds spaces between the blocks of a cell, so that their words do not join; undefined if it has no blocks. */
function spaced(cell: Element): Element[] | undefined {
  const { children } = cell
  const isBlock = (node: ElementContent) => node.type === 'element' && ['p', 'div', 'br'].includes(node.tagName)
  if (cell.properties.dataSpaced || !children.some(isBlock)) return undefined
  const parts = children.flatMap((node): ElementContent[] =>
    isBlock(node) ? [{ type: 'text', value: ' ' }, node] : [node],
  )
  return [{ ...cell, properties: { ...cell.properties, dataSpaced: true }, children: parts }]
}

/** Whether a picture’s `src` is real, not a placeholder until a script has run. */
function isTaken(src: unknown): boolean {
  return typeof src === 'string' && src !== '' && !src.startsWith('data:')
}

/** The elements that each part of a table may be in. */
const TABLE_PARTS: Readonly<Record<string, readonly string[]>> = {
  td: ['tr'],
  th: ['tr'],
  tr: ['table', 'tbody', 'thead', 'tfoot'],
  tbody: ['table'],
  thead: ['table'],
  tfoot: ['table'],
  caption: ['table'],
}

/** Whether this is a part of a table outside any table. */
function isStray({ tagName }: Element, parent: Nodes): boolean {
  const places = Object.hasOwn(TABLE_PARTS, tagName) ? TABLE_PARTS[tagName] : undefined
  return places !== undefined && !(parent.type === 'element' && places.includes(parent.tagName))
}

/**
 * Normalises a figure for Markdown: to a picture with the caption as its title, to an embed with its title, or to its
 * content followed by the caption.
 */
function normalizeFigure(figure: Element, note: Warn): ElementContent[] {
  const caption = figure.children.find((child) => child.type === 'element' && child.tagName === 'figcaption')
  const others = figure.children.filter((child) => child !== caption)
  const words = caption?.type === 'element' ? oneLine(textIn(caption)) : ''
  const embed = embedIn(figure)
  if (embed) return [h('masthead-embed', { dataAddress: embed, ...(words ? { dataTitle: words } : {}) })]
  const [picture, second] = selectAll('img', figure)
  const holdsMore = select('table, pre, blockquote, figure, ul, ol, video, audio, iframe', h('div', others))
  if (!picture || second || holdsMore) {
    const after = caption?.type === 'element' && words ? [h('p', caption.children)] : []
    return [h('div', others), ...after]
  }
  if (caption?.type === 'element') {
    for (const { properties } of selectAll('a[href]', caption)) {
      note(
        placeOf(caption),
        'import-changed',
        `Of a link in a caption, only the words are carried; it led to ${properties.href}.`,
      )
    }
  }
  if (words) picture.properties.title = words
  return [h('p', others)]
}

/**
 * Returns the address that a figure embeds from another host (as in a WordPress block); undefined for other figures.
 */
function embedIn(figure: Element): string | undefined {
  const own = select('masthead-embed', figure)?.properties.dataAddress
  const frame = select('iframe', figure)?.properties.src
  const classes = figure.properties.className
  const isBlock = Array.isArray(classes) && classes.includes('wp-block-embed')
  const text = isBlock
    ? /https?:\/\/\S+/.exec(textIn(select('.wp-block-embed__wrapper', figure) ?? figure))?.[0]
    : undefined
  const found = own ?? frame ?? text
  return found ? String(found) : undefined
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

const SIGNS = '0123456789+-=()n'
const RAISED = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ' } as const

/** Returns a text in Unicode’s superscript or subscript characters; undefined if one of its characters has none. */
function superscript(where: keyof typeof RAISED, text: string): string | undefined {
  const signs = [...text].map((sign) => RAISED[where][SIGNS.indexOf(sign)])
  return signs.every((sign) => sign !== undefined) ? signs.join('') : undefined
}
