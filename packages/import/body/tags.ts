import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Tag, TagSystem } from '../../../lib/newsroom/import-source.ts'
import { type Place, placeOf } from '../../../lib/problem/problem.ts'
import { lineStarts, placeAt } from '../../../lib/source/source-file.ts'
import { parseMarkdown } from '../../../lib/story/read/parse-markdown.ts'
import { lostValue, unsupportedPlaceholder } from './placeholders.ts'
import type { Warn } from './warn.ts'

/** The name of an escaped tag, which means its own text, even within code. */
export const ESCAPED = '\\'

const ARGUMENT =
  /([\w-]+)\s*[=:]\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^\s"'`,]+)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^\s"'`,]+)/g

/**
 * Parses the arguments of a tag.
 * @returns those without a name, in order, and a function that returns the first value, not empty, of these names
 */
export function argumentsIn(rest: string) {
  const named = new Map<string, string>()
  const listed: string[] = []
  for (const [, key, value, alone] of rest.matchAll(ARGUMENT)) {
    if (key !== undefined) named.set(key, unquoted(value ?? ''))
    else if (alone !== undefined) listed.push(unquoted(alone))
  }
  return { listed, value: (...names: readonly string[]) => names.map((name) => named.get(name)).find(Boolean) }
}

function unquoted(text: string): string {
  const quote = text[0]
  if (text.length < 2 || !quote || !'"\'`'.includes(quote) || !text.endsWith(quote)) return text
  const inside = text.slice(1, -1)
  return quote === '`' ? inside : inside.replaceAll(/\\(["'\\])/g, '$1')
}

/**
 * Returns the ranges of Markdown that are code, in which tags are plain text.
 * @param isMdx whether indented lines are no code, as in MDX
 */
export function codeIn(markdown: string, isMdx: boolean): [number, number][] {
  const ranges: [number, number][] = []
  visit(parseMarkdown(markdown, undefined, isMdx), ['code', 'inlineCode'], ({ position }) => {
    ranges.push([position?.start.offset ?? 0, position?.end.offset ?? 0])
  })
  return ranges
}

/**
 * Replaces the tags of a text. An unknown tag is reported, and its content stays.
 * @param findCode returns the ranges in which tags are plain text
 */
export function replaceTags(
  text: string,
  { find, convert, readsCode }: TagSystem,
  findCode: () => readonly [number, number][],
  warn: Warn,
): EditedText {
  const tags = find(text)
  const code = tags.length > 0 ? findCode() : []
  const endings = new Map<Tag, string>()
  const edits = tags.flatMap((tag, index): TextEdit[] => {
    const { start, end, name, closes } = tag
    const isCode = name !== ESCAPED && code.some(([from, to]) => start > from && start < to)
    if (isCode && !readsCode) return []
    if (closes && isCode) return [{ start, end, by: '' }]
    if (closes) return [replacement(text, start, end, endings.get(tag) ?? '')]
    const closing = closingOf(tags, index)
    const by = convert(tag, closing && text.slice(end, closing.start))
    // Elements would be shown as they are written in code.
    const isElement = typeof by !== 'string' || /^\s*<|masthead-/.test(by)
    if (isCode && by !== undefined && !isElement) return [{ start, end: closing?.end ?? end, by }]
    if (typeof by === 'string' && !isCode) return [replacement(text, start, closing?.end ?? end, by)]
    if (by && typeof by !== 'string' && !isCode) {
      if (closing) endings.set(closing, by.after)
      return [replacement(text, start, end, by.before)]
    }
    const raw = text.slice(start, end)
    const rest = closing ? ' Its content stays in the text.' : ''
    const hint = 'A comment in its place shows it to the editor of the story.'
    warn(placeAt(text, start), 'import-lost', `“${name}” cannot be imported: ${raw.slice(0, 200)}${rest}`, hint)
    return [replacement(text, start, end, isCode ? '' : placeholderAt(text, start, raw))]
  })
  return applyEdits(text, edits)
}

/** Returns what stands for a tag that cannot be converted, as its place allows: an element, an address, or nothing. */
function placeholderAt(text: string, start: number, raw: string): string {
  // A line may have thousands of tags, so only what is near is searched.
  const near = text.slice(Math.max(0, start - 2000), start)
  const line = near.slice(near.lastIndexOf('\n') + 1)
  const attribute = /<[a-z][^<>]*?\s([\w-]+)\s*=\s*(?:"[^"]*|'[^']*|[^\s"'<>]*)$/i.exec(near)
  const isAddress = attribute
    ? /^(?:href|src)$/i.test(attribute[1] ?? '')
    : /\]\(\s*[^()\s]*$|^\s*\[[^\]]*\]:\s*\S*$|<https?:[^<>\s]*$/.test(line)
  if (isAddress) return lostValue(raw)
  // A title, the text of a picture, and other attributes hold only text.
  const isPlain = attribute !== null || /!\[[^\]]*$|\]\([^()\s]+\s+["'(][^"')]*$|<[a-z][^<>]*$/i.test(line)
  return isPlain ? '' : unsupportedPlaceholder(raw)
}

function closingOf(tags: readonly Tag[], index: number): Tag | undefined {
  const name = tags[index]?.name
  let depth = 0
  for (const tag of tags.slice(index + 1)) {
    if (tag.name !== name) continue
    if (tag.closes && depth === 0) return tag
    depth += tag.closes ? -1 : 1
  }
  return undefined
}

/** Returns the edit that replaces a tag. A tag alone on its line becomes a block, whatever the next line is. */
function replacement(text: string, start: number, end: number, by: string): TextEdit {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const lineEnd = text.indexOf('\n', end)
  const after = text.slice(end, lineEnd < 0 ? undefined : lineEnd)
  const isAlone = by !== '' && before.trim() === '' && after.trim() === ''
  return { start, end, by: isAlone ? `\n${before}${by}\n` : by }
}

/** A range of a text, and its replacement. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** A text after edits. */
export interface EditedText {
  readonly text: string
  /** Maps a place in the new text to its place in the old one. */
  placeIn(place: Place): Place
}

/** Makes the places of a text those of its source. */
export function inSource(tree: Root, placeIn: EditedText['placeIn']): Root {
  visit(tree, (node) => {
    const start = placeIn(placeOf(node))
    node.position = { start, end: start }
  })
  return tree
}

/**
 * Replaces ranges of a text. Places in the result can still be mapped to the original.
 * @param edits in order; one that begins inside the one before it is ignored
 */
export function applyEdits(old: string, edits: readonly TextEdit[]): EditedText {
  if (edits.length === 0) return { text: old, placeIn: (place) => place }
  // Where each piece of the new text begins, and where it was in the old one.
  const pieces: { readonly at: number; readonly was: number; readonly isOld: boolean }[] = []
  let text = ''
  let was = 0
  for (const { start, end, by } of [...edits, { start: old.length, end: old.length, by: '' }]) {
    if (start < was) continue
    pieces.push({ at: text.length, was, isOld: true })
    text += old.slice(was, start)
    pieces.push({ at: text.length, was: start, isOld: false })
    text += by
    was = end
  }
  const lines = lineStarts(text)
  return {
    text,
    placeIn: ({ line, column }) => {
      const offset = (lines[line - 1] ?? 0) + column - 1
      const found = pieces.findLast((piece) => piece.at <= offset)
      return found ? placeAt(old, found.was + (found.isOld ? offset - found.at : 0)) : { line, column }
    },
  }
}
