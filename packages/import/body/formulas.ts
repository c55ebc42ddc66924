import type { Element, ElementContent, Root as HastRoot, RootContent } from 'hast'
import { select } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { h } from 'hastscript'
import type { InlineCode, Nodes, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { placeOf } from '../../../lib/problem/problem.ts'
import { placeAt } from '../../../lib/source/source-file.ts'
import { readFormula } from '../../../lib/story/extensions/math.ts'
import { asWritten } from './placeholders.ts'
import { applyEdits, codeIn, type EditedText, type TextEdit } from './tags.ts'
import type { Warn } from './warn.ts'

/**
 * Replaces the formulas in HTML by placeholder elements: the markup of KaTeX, MathJax and MathML that names its TeX,
 * and TeX in the text.
 * @param hasDollars whether dollar signs can enclose TeX; in Markdown they were read before
 */
export function replaceFormulas(html: HastRoot, hasDollars = true): void {
  visit(html, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    const instead = formulaOf(node) ?? (isDrawing(node, parent.children) ? [] : undefined)
    if (!instead) return undefined
    for (const each of instead) if (node.position) each.position = node.position
    parent.children.splice(index, 1, ...instead)
    return [SKIP, index + instead.length]
  })
  const form = new RegExp(hasDollars ? `${BRACKETS}|${DOLLARS}` : BRACKETS, 'g')
  visit(html, (node, index, parent) => {
    if (node.type === 'element' && AS_IS.has(node.tagName)) return SKIP
    if (node.type !== 'text' || !parent || index === undefined) return undefined
    const parts = partsOf(node.value, form)
    if (!parts.some(({ type }) => type === 'element')) return undefined
    for (const each of parts) if (node.position) each.position = node.position
    parent.children.splice(index, 1, ...parts)
    return [SKIP, index + parts.length]
  })
}

/** Signs that only TeX has; between the dollar signs of prices there are none. */
const OF_TEX = /\\[A-Za-z]+|[_^](?:\{|\w)/

declare module 'mdast' {
  interface InlineCodeData {
    /** Whether the code is a formula of the source in TeX, in a sentence or in lines of its own. */
    tex?: 'sentence' | 'block'
  }
}

/** TeX in the text of a page, as MathJax and KaTeX find it; `$latex x$` is that of WordPress.com. */
const BRACKETS = String.raw`\\\((?<inline>[\s\S]{1,2000}?)\\\)|\\\[(?<block>[\s\S]{1,2000}?)\\\]`
const DOLLARS = String.raw`(?<!\\)\$\$(?<two>[^$]+)\$\$|(?<![\\$\w])\$(?:latex\s)?(?<one>[^\s$](?:[^$\n]*[^\s$\\])?)\$(?![\w$])`

/** The elements whose text is shown as it is. */
const AS_IS = new Set(['code', 'pre', 'kbd', 'samp', 'script', 'style', 'textarea', 'masthead-tex', 'masthead-lost'])

/** The drawings of formulas by MathJax 2, beside which the TeX is in a script. */
const DRAWN = /^MathJax(?:_|$)/

/** Returns the formula that an element shows; undefined if it names no TeX. */
function formulaOf(node: Element): Element[] | undefined {
  const { tagName, properties } = node
  const classes = [properties.className ?? []].flat().map(String)
  if (tagName === 'script') {
    const type = String(properties.type ?? '')
    return type.startsWith('math/tex') ? [formula(textIn(node), type.includes('display'))] : undefined
  }
  const isBlock = classes.includes('katex-display') || properties.display === 'block' || properties.display === 'true'
  if (!isBlock && tagName !== 'math' && tagName !== 'mjx-container' && !classes.includes('katex')) return undefined
  const tex = select('annotation[encoding="application/x-tex"]', node)
  return tex && [formula(textIn(tex), isBlock || select('math[display=block]', node) !== null)]
}

function isDrawing({ properties }: Element, beside: readonly RootContent[]): boolean {
  const isDrawn = [properties.className ?? []].flat().some((name) => DRAWN.test(String(name)))
  const isTex = (node: RootContent) =>
    node.type === 'element' && select('masthead-tex, script[type^="math/tex"]', node) !== null
  return isDrawn && beside.some(isTex)
}

function partsOf(text: string, form: RegExp): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const { index, 0: whole, groups: { inline, block, two, one } = {} } of text.matchAll(form)) {
    const tex = inline ?? block ?? two ?? one ?? ''
    if (!tex.trim() || ((two ?? one) !== undefined && !OF_TEX.test(tex))) continue
    if (index > end) parts.push({ type: 'text', value: text.slice(end, index) })
    parts.push(formula(tex, (block ?? two) !== undefined))
    end = index + whole.length
  }
  if (end < text.length) parts.push({ type: 'text', value: text.slice(end) })
  return parts
}

function formula(tex: string, isBlock: boolean): Element {
  const plain = tex.replace(/^\s*(?:%\s*)?<!\[CDATA\[|(?:%|(?<!\s))\s*\]\]>\s*$/g, '').trim()
  return h('masthead-tex', { dataTex: plain, dataForm: isBlock ? 'block' : 'sentence' })
}

/** Converts a formula that is marked in HTML to code, which it stays if the site has no formulas. */
export function codeOfFormula({ properties, position }: Element): InlineCode {
  const tex = properties.dataForm === 'block' ? 'block' : 'sentence'
  const value = String(properties.dataTex)
  return { type: 'inlineCode', value: tex === 'block' ? value : value.replaceAll(/\s+/g, ' '), data: { tex }, position }
}

/**
 * Writes the formulas that `replaceFormulas` found in a text as a story has them. One that cannot be read stays code,
 * and is reported; so are all if the site has no formulas.
 * @param hasFormulas whether the site has the extension `math`
 */
export function writeFoundFormulas(tree: Root, hasFormulas: boolean, warn: Warn): void {
  const found: InlineCode[] = []
  visit(tree, (node, index, parent) => {
    const [only, ...others] = node.type === 'paragraph' ? node.children : []
    const block = isFormula(only) && only.data?.tex === 'block' && others.length === 0 ? only : undefined
    const code = block ?? node
    if (!isFormula(code) || !parent || index === undefined) return undefined
    found.push(code)
    const { value, position } = code
    const made = hasFormulas ? readFormula(value, block !== undefined) : undefined
    const isRead = made !== undefined && !('error' in made)
    if (made && 'error' in made) {
      const message = `This formula cannot be read, and is code now: ${value.slice(0, 60)} (${made.error})`
      warn(placeOf(code), 'import-changed', message)
    }
    const sign = { type: 'text' as const, value: '$' }
    const plain = { type: 'inlineCode' as const, value: value.replaceAll(/\s+/g, ' '), position }
    const inSentence = isRead ? [sign, plain, sign] : [plain]
    const lines = { type: 'code' as const, lang: isRead ? 'math' : null, value, position }
    parent.children.splice(index, 1, ...(block ? [lines] : inSentence))
    return [SKIP, index + (block ? 1 : inSentence.length)]
  })
  const [first] = found
  if (hasFormulas || !first) return
  const message = `This text has formulas in TeX (${found.length}), which are code now: ${first.value.slice(0, 60)}`
  warn(placeOf(first), 'import-changed', message, 'Add the extension `math` to site.yaml, and import it again.')
}

function isFormula(node: Nodes | undefined): node is InlineCode {
  return node?.type === 'inlineCode' && node.data?.tex !== undefined
}

/**
 * Writes the formulas of a text in the form of a story: $`E = mc^2`$, or a block of the language `math`. What is no TeX
 * that can be read stays as it is. It is reported, and so is every formula if the site has no formulas.
 * @param hasFormulas whether the site has the extension `math`
 */
export function writeFormulas(
  { text, placeIn }: EditedText,
  hasFormulas: boolean,
  isMdx: boolean,
  warn: Warn,
): EditedText {
  const found = Array.from(
    text.matchAll(TEX),
    ({ 0: whole, index, groups: { dollars, dollar, square, round } = {} }) => {
      const block = dollars ?? square
      return { whole, index, isBlock: block !== undefined, tex: block ?? dollar ?? round ?? '' }
    },
  ).filter(({ tex }) => OF_TEX.test(tex))
  const code = found.length > 0 ? codeIn(text, isMdx) : []
  const formulas = found.filter(({ index }) => !code.some(([from, to]) => index >= from && index < to))
  const [first] = formulas
  if (!first) return { text, placeIn }
  if (!hasFormulas) {
    const message = `This text has formulas in TeX (${formulas.length}), which readers would see as they are: ${asWritten(first.whole).slice(0, 60)}`
    const hint = 'Add the extension `math` to site.yaml, and import it again.'
    warn(placeIn(placeAt(text, first.index)), 'import-changed', message, hint)
    return { text, placeIn }
  }
  const edits = formulas.flatMap(({ whole, index: start, isBlock, tex: written }): TextEdit[] => {
    const end = start + whole.length
    const tex = written.trim()
    const [indent] = /(?<![^\n])[ \t]*$/.exec(text.slice(0, start)) ?? []
    const isAlone = isBlock && indent !== undefined && /^[ \t]*(?:\n|$)/.test(text.slice(end))
    const made = readFormula(tex, isAlone)
    if ('error' in made || (!isAlone && tex.includes('\n'))) {
      const reason = 'error' in made ? made.error : 'It has several lines in a sentence.'
      const message = `This formula cannot be read, and stays as it is: ${asWritten(whole).slice(0, 60)} (${reason})`
      warn(placeIn(placeAt(text, start)), 'import-changed', message)
      return []
    }
    const by = isAlone ? ['```math', ...tex.split('\n'), '```'].join(`\n${indent}`) : `$\`${tex}\`$`
    return [{ start, end, by }]
  })
  const edited = applyEdits(text, edits)
  return { text: edited.text, placeIn: (place) => placeIn(edited.placeIn(place)) }
}

/**
 * TeX as other systems write it: between two dollar signs or one, or between brackets behind two backslashes, of which
 * Markdown takes one away.
 */
const TEX = new RegExp(
  [
    /(?<!\\)\$\$(?<dollars>[^$`]+)\$\$/,
    /(?<![\\$\w])\$(?<dollar>[^\s$`](?:[^$`\n]*[^\s$`\\])?)\$(?![\w$`])/,
    /(?<!\\)\\\\\[(?<square>[^`]{1,2000}?)\\\\\]/,
    /(?<!\\)\\\\\((?<round>[^`\n]{1,2000}?)\\\\\)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
