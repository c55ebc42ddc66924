import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast'
import { toString as textIn } from 'hast-util-to-string'
import type { FootnoteDefinition } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'

/**
 * Returns what was copied from a word processor, a web page or a messenger as Markdown: headings, lists, quotations,
 * links, notes, bold and italic text, without what only that program needs. Pictures are left out.
 * @param html the clipboard’s `text/html`
 * @example
 * pastedMarkdown('<p class="MsoNormal"><b>Bold</b><o:p></o:p></p>') // => '**Bold**'
 */
export function pastedMarkdown(html: string): string {
  const tree = fromHtml(html, { fragment: true })
  const cleaned: Root = { type: 'root', children: listed(cleanedIn(tree.children)) }
  const extensions = [gfmToMarkdown()]
  const markdown = toMarkdown(toMdast(cleaned, { handlers: HANDLERS }), { ...MARKDOWN_STYLE, extensions })
  // A space that a word processor puts at the end of a line is no text, and an empty paragraph only a distance.
  return markdown
    .replaceAll(/&#x20;$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** How the desk writes Markdown. */
export const MARKDOWN_STYLE = { bullet: '-', emphasis: '*', rule: '*', listItemIndent: 'one' } as const

/** Elements that are no text. */
export const NO_TEXT = [
  'style',
  'script',
  'meta',
  'link',
  'head',
  'title',
  'xml',
  'img',
  'svg',
  'input',
  'button',
  'picture',
]

/** Returns nodes without what is no text, and with elements in place of styles. */
function cleanedIn<Node extends RootContent>(nodes: readonly Node[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ ...node, value: node.value.replaceAll(/[\u00a0\u202f]/g, ' ') }]
    if (node.type !== 'element') return []
    const style = styleOf(node)
    const isHidden = style.display === 'none' || style['mso-hide'] === 'all'
    const isRuleOfNotes = node.tagName === 'hr' && node.properties.width === '33%'
    if (NO_TEXT.includes(node.tagName) || node.tagName.includes(':') || isHidden || isRuleOfNotes) return []
    const children = cleanedIn(node.children)
    return styled(node, style, children)
  })
}

/** Returns an element in the form that its tag and its style mean. */
function styled(node: Element, style: Styles, children: ElementContent[]): ElementContent[] {
  const { tagName, properties } = node
  const isBlank = children.every((child) => child.type === 'text' && child.value.trim() === '')
  const weight = style['font-weight']
  const [isBold, isItalic] = [/^(bold|bolder|[6-9]00)$/.test(weight ?? ''), style['font-style'] === 'italic']
  const isPlain = /^(normal|[1-5]00)$/.test(weight ?? '')
  if (['b', 'strong'].includes(tagName)) return isPlain || isBlank ? children : [{ ...node, children }]
  if (['i', 'em'].includes(tagName))
    return style['font-style'] === 'normal' || isBlank ? children : [{ ...node, children }]
  if (tagName === 'a') return linked(node, children)
  if (['span', 'font', 'u', 'center'].includes(tagName)) {
    if (isBlank) return children
    const slanted = isItalic ? [made('em', children)] : children
    return isBold ? [made('strong', slanted)] : slanted
  }
  if (tagName === 'li') return [{ ...node, properties: {}, children: withoutParagraph(children) }]
  // The headline is the only heading of the first level.
  if (tagName === 'h1' || /\bMso(Title|Heading)\b/.test(classOf(node))) return [made('h2', withoutBold(children))]
  if (/^h[2-6]$/.test(tagName)) return [{ ...node, children: withoutBold(children) }]
  return [{ ...node, properties: { ...properties }, children }]
}

/** Returns what an item of a list contains, without the one paragraph that it may be in. */
function withoutParagraph(children: ElementContent[]): ElementContent[] {
  const own = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  const [first, ...others] = own
  const isAlone = others.every((child) => child.type === 'element' && ['ul', 'ol'].includes(child.tagName))
  return first?.type === 'element' && first.tagName === 'p' && isAlone ? [...first.children, ...others] : children
}

/** A heading is bold by itself. */
function withoutBold(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child) =>
    child.type === 'element' && ['b', 'strong'].includes(child.tagName) ? child.children : [child],
  )
}

/** Returns a link without the detour that Google and Facebook make of it; bookmarks and names of places are its text. */
function linked(node: Element, children: ElementContent[]): ElementContent[] {
  const { href } = node.properties
  const address = typeof href === 'string' ? href : ''
  if (NOTE.test(address) || NOTE_BACK.test(address)) return [{ ...node, properties: { href: address }, children }]
  if (!/^(https?|mailto|tel):/i.test(address)) return children
  const url = URL.parse(address)
  const target = DETOURS.test(url?.href ?? '') ? (url?.searchParams.get('q') ?? url?.searchParams.get('u')) : undefined
  return [{ ...node, properties: { href: target ?? address }, children }]
}

const DETOURS = /^https:\/\/(www\.google\.[a-z.]+\/url|l\.facebook\.com\/l\.php)\?/
/** The fragments of notes in Word (`#_ftn1`, `#_edn1`), Google Docs (`#ftnt1`) and LibreOffice (`#sdfootnote1sym`). */
const NOTE = /#(?:_ftn|_edn|ftnt|sdfootnote)(\d+)(?:sym)?$/
const NOTE_BACK = /#(?:_ftnref|_ednref|ftnt_ref|sdfootnote)(\d+)(?:anc)?$/

/** Returns the paragraphs that Word means as items of lists as lists. */
function listed(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = []
  let list: Element | undefined
  for (const node of nodes) {
    const inside: ElementContent = node.type === 'element' ? { ...node, children: listed(node.children) } : node
    const item = inside.type === 'element' && inside.tagName === 'p' ? wordItem(inside) : undefined
    if (item) {
      const tagName = item.isNumbered ? 'ol' : 'ul'
      if (list?.tagName !== tagName) {
        list = made(tagName, [])
        result.push(list)
      }
      list.children.push(made('li', item.children))
    } else if (inside.type === 'element' || (inside.type === 'text' && inside.value.trim() !== '')) {
      list = undefined
      result.push(inside)
    } else result.push(inside)
  }
  return result
}

/** Returns what a paragraph of Word says as an item of a list; undefined if it is none. */
function wordItem(node: Element): { isNumbered: boolean; children: ElementContent[] } | undefined {
  if (!/mso-list/.test(String(node.properties.style ?? '')) && !classOf(node).includes('MsoListParagraph'))
    return undefined
  const [, marker] = MARKER.exec(textIn(node)) ?? []
  if (marker === undefined) return undefined
  return { isNumbered: /[\d\p{L}]/u.test(marker), children: withoutStart(node.children, marker) }
}

/** The marker of an item: a bullet of Word’s symbol fonts, or a number or letter with a point or a bracket. */
const MARKER = /^\s*([·•▪◦o§Øü–-]|\(?[\p{Nd}\p{L}]{1,3}[.)])\s+/u

/** Returns nodes without the text that they begin with. */
function withoutStart(nodes: readonly ElementContent[], start: string): ElementContent[] {
  let left = start
  const cut = (some: readonly ElementContent[]): ElementContent[] =>
    some.map((node) => {
      if (node.type === 'element') return { ...node, children: cut(node.children) }
      if (node.type !== 'text' || left === '') return node
      const text = node.value.trimStart()
      if (!text.startsWith(left)) return { ...node, value: text }
      const rest = text.slice(left.length).trimStart()
      left = ''
      return { ...node, value: rest }
    })
  return cut(nodes)
}

const link: Handle = (state, node) => {
  const address = String(node.properties.href ?? '')
  const [, number] = NOTE.exec(address) ?? []
  if (number) return { type: 'footnoteReference', identifier: number, label: number }
  return NOTE_BACK.test(address) ? undefined : defaultHandlers.a(state, node)
}

/** Returns a note of a word processor: the block whose first link leads back to the text. */
const block: Handle = (state, node, parent) => {
  const [, number] = NOTE_BACK.exec(firstLink(node) ?? '') ?? []
  const isInside = parent?.type === 'element' && NOTE_BACK.test(firstLink(parent) ?? '')
  if (!number || isInside) return (node.tagName === 'p' ? defaultHandlers.p : defaultHandlers.div)(state, node)
  const children = state
    .toFlow(state.all(node))
    .filter((child) => child.type !== 'thematicBreak' && child.type !== 'definition')
  const note: FootnoteDefinition = { type: 'footnoteDefinition', identifier: number, label: number, children }
  return note
}

const HANDLERS = { a: link, p: block, div: block }

/** Returns the address of the link that an element begins with. */
function firstLink(node: Element): string | undefined {
  const first = node.children.find((child) => child.type === 'element' || (child.type === 'text' && child.value.trim()))
  if (first?.type !== 'element') return undefined
  return first.tagName === 'a' ? String(first.properties.href ?? '') : firstLink(first)
}

function made(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children }
}

type Styles = Readonly<Record<string, string | undefined>>

function styleOf({ properties }: Element): Styles {
  const written = typeof properties.style === 'string' ? properties.style : ''
  return Object.fromEntries(
    written.split(';').flatMap((one) => {
      const [name, value] = one.split(':')
      return name && value ? [[name.trim().toLowerCase(), value.trim().toLowerCase()]] : []
    }),
  )
}

function classOf({ properties }: Element): string {
  return [properties.className ?? ''].flat().join(' ')
}
