import type { Nodes, Root } from 'mdast'
import { sentence } from '../../problem/wording.ts'
import { placeAt } from '../../source/source-file.ts'
import type { Context } from '../kinds/section-kind.ts'

/**
 * Reports what is meant as a picture, a link to a file or an embed, but is not read as such: readers would see its
 * code. The usual cause is a space in the name of a file.
 */
export function reportBrokenMarkup(root: Root, markdown: string, { report }: Context): void {
  if (!STARTS.test(markdown)) return
  for (const node of textsIn(root)) {
    const from = startOf(node)
    const source = markdown.slice(from, endOf(node))
    if (!STARTS.test(source)) continue
    const read = readRanges(node)
    for (const { at, message, hint } of brokenIn(source))
      if (!read.some(([start, end]) => from + at >= start && from + at < end))
        report(placeAt(markdown, from + at), 'markup-broken', message, hint)
  }
}

/** Returns the paragraphs, headings and cells of a text, in order. */
function textsIn(node: Nodes): Nodes[] {
  if (WITH_WORDS.has(node.type)) return [node]
  return 'children' in node ? node.children.flatMap(textsIn) : []
}

const WITH_WORDS = new Set(['paragraph', 'heading', 'tableCell'])

/** The problem of a part of a text, at an offset in it. */
interface Broken {
  readonly at: number
  readonly message: string
  readonly hint: string
}

const STARTS = /!\[|\]\(|^ {0,3}::\w/m

const IN_BRACKETS = /(?<!\\|\\!)(!?)\[((?:\\.|[^[\]\\]){0,300})\]( ?)\(/g
const WIKI = /(?<!\\)!\[\[([^[\]\n|]+)(?:\|[^[\]\n]*)?\]\]/g
const REFERENCE = /(?<!\\)!\[(?:\\.|[^[\]\\]){0,300}\] ?\[([^[\]\n]*)\]/g
const LINE = /^ {0,3}::\w[\w-]*[[{].*$/gm

function brokenIn(source: string): Broken[] {
  return [
    ...[...source.matchAll(IN_BRACKETS)].flatMap((match) => inBrackets(match, source) ?? []),
    ...[...source.matchAll(WIKI)].map(({ 0: written, 1: name = '', index }) => {
      const address = withoutSpaces(name)
      const hint = /\s/.test(name)
        ? sentence`Write ![what it shows](${address}), and rename the file: ${nameIn(address)}.`
        : sentence`Write ![what it shows](${address}).`
      return { at: index, message: sentence`“${written}” is not a picture in Markdown.`, hint }
    }),
    ...[...source.matchAll(REFERENCE)].map(({ 0: written, 1: name = '', index }) => {
      const hint = sentence`Write the name of the file in round brackets: ![what it shows](harbour.jpg).`
      return { at: index, message: sentence`This picture is not shown: “${name || written}” is not defined.`, hint }
    }),
    ...[...source.matchAll(LINE)].map(({ 0: written, index }) => {
      const hint = sentence`Put each value in quotation marks: ::embed[Title]{kind=video address="https://…"}.`
      return { at: index, message: sentence`This line is not read as a block: “${written.trim()}”.`, hint }
    }),
  ]
}

/** Returns the problem of square brackets with round ones after them. Words in round brackets are no address. */
function inBrackets({ 1: mark, 2: words = '', 3: space, 0: start, index }: RegExpExecArray, source: string) {
  const from = index + start.length
  const [line = ''] = source.slice(from).split('\n')
  const end = closingIn(line)
  const written = line.slice(0, end).trim()
  const isPicture = mark === '!'
  const isAddress = /\s/.test(written) && (/\.[a-z\d]{2,5}$/i.test(written) || written.includes('/'))
  if (!isPicture && (space || end === undefined || !isAddress)) return undefined
  return { at: index, ...explained(written, words, isPicture, end === undefined) }
}

function explained(written: string, words: string, isPicture: boolean, isOpen: boolean): Omit<Broken, 'at'> {
  const what = isPicture ? sentence`This picture is not shown` : sentence`This is not a link`
  const form = (address: string) => `${isPicture ? '!' : ''}[${words}](${address})`
  if (isOpen)
    return { message: sentence`${what}: its round bracket is not closed.`, hint: sentence`Write ) after the name.` }
  if (!/\s/.test(written))
    return { message: sentence`${what}: its two brackets are apart.`, hint: sentence`Write ${form(written)}.` }
  const message = sentence`${what}: there are spaces in “${written}”.`
  if (/^[a-z]+:|^\/\//i.test(written))
    return { message, hint: sentence`Write %20 for each: ${form(written.replaceAll(/\s/g, '%20'))}.` }
  return {
    message,
    hint: sentence`Rename the file, e.g. ${nameIn(withoutSpaces(written))}, and write ${form(withoutSpaces(written))}.`,
  }
}

/** Returns the offset of the bracket that closes one before a line; undefined if none does. */
function closingIn(line: string): number | undefined {
  let open = 1
  for (const { 0: sign, index } of line.matchAll(/\\.|[()]/g)) {
    if (sign === '(') open++
    if (sign === ')' && --open === 0) return index
  }
  return undefined
}

function nameIn(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1)
}

/** Returns an address whose file has a name without spaces and brackets: `whatsapp-image-2026-12-01.jpeg`. */
function withoutSpaces(address: string): string {
  const start = address.lastIndexOf('/') + 1
  const name = address
    .slice(start)
    .toLowerCase()
    .replaceAll(/[\s()'"]+/g, '-')
    .replaceAll(/-*(\.|$)/g, '$1')
    .replace(/^-+/, '')
  return address.slice(0, start).replaceAll(/\s/g, '%20') + name
}

/** Returns the ranges of a text that are read as something else than words. */
function readRanges(node: Nodes): (readonly [from: number, to: number])[] {
  if (READ.has(node.type)) return [[startOf(node), endOf(node)]]
  return 'children' in node ? node.children.flatMap(readRanges) : []
}

const READ = new Set(['link', 'image', 'linkReference', 'imageReference', 'inlineCode', 'inlineMath', 'html'])

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0
}

function endOf({ position }: Nodes): number {
  return position?.end.offset ?? 0
}
