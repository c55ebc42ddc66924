import { visit } from 'unist-util-visit'
import { placeAt } from '../../source/source-file.ts'
import { parseMarkdown } from '../../story/read/parse-markdown.ts'
import type { Warn } from '../imported.ts'
import { unsupportedPlaceholder } from './placeholder-elements.ts'
import { applyEdits, type EditedText, type TextEdit } from './text-edits.ts'

/** A shortcode or tag of a template language, as it stands in a text. */
export interface Tag {
  readonly start: number
  readonly end: number
  readonly name: string
  /** What was written after the name. */
  readonly rest: string
  /** Whether it ends one that stands before it. */
  readonly closes: boolean
}

/** What was written after a tag’s name: `a="b"` by name, others in order. */
export interface Arguments {
  readonly named: ReadonlyMap<string, string>
  readonly listed: readonly string[]
}

/** How one system’s tags are turned into Markdown or HTML. */
export interface TagSystem {
  /** Every tag of a text, in order. */
  find(text: string): Tag[]
  /**
   * What a tag becomes; undefined where it cannot be carried, and then it is put on the list.
   * @param inner what stands between the tag and the one that ends it
   */
  convert(tag: Tag, inner: string | undefined): string | Wrapping | undefined
}

/** What stands before and after what a tag holds, which is read like any other text. */
export interface Wrapping {
  readonly before: string
  readonly after: string
}

/** The name of a tag that stands for itself, even within code. */
export const ESCAPED = '\\'

const ARGUMENT =
  /([\w-]+)\s*[=:]\s*("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^\s"'`,]+)|("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[^\s"'`,]+)/g

/** Reads what is written after a tag’s name. */
export function argumentsIn(rest: string): Arguments {
  const named = new Map<string, string>()
  const listed: string[] = []
  for (const [, key, value, alone] of rest.matchAll(ARGUMENT)) {
    if (key !== undefined) named.set(key, unquoted(value ?? ''))
    else if (alone !== undefined) listed.push(unquoted(alone))
  }
  return { named, listed }
}

function unquoted(text: string): string {
  const quote = text[0]
  if (text.length < 2 || !quote || !'"\'`'.includes(quote) || !text.endsWith(quote)) return text
  const inside = text.slice(1, -1)
  return quote === '`' ? inside : inside.replaceAll(/\\(["'\\])/g, '$1')
}

/** The stretches of Markdown that are code, in which tags are words. */
export function codeIn(markdown: string): [number, number][] {
  const ranges: [number, number][] = []
  visit(parseMarkdown(markdown), ['code', 'inlineCode'], ({ position }) => {
    ranges.push([position?.start.offset ?? 0, position?.end.offset ?? 0])
  })
  return ranges
}

/**
 * Replaces the tags of a text. Of one that is not known and holds a text, the text stays.
 * @param findCode the stretches in which tags are words
 */
export function replaceTags(
  text: string,
  { find, convert }: TagSystem,
  findCode: () => readonly [number, number][],
  note: Warn,
): EditedText {
  const tags = find(text)
  const code = tags.length > 0 ? findCode() : []
  const cuts: TextEdit[] = []
  const endings = new Map<Tag, string>()
  for (const [index, tag] of tags.entries()) {
    const { start, end, name, closes } = tag
    if (name !== ESCAPED && code.some(([from, to]) => start > from && start < to)) continue
    if (closes) {
      cuts.push(cutAt(text, start, end, endings.get(tag) ?? ''))
      continue
    }
    const closing = closingOf(tags, index)
    const by = convert(tag, closing && text.slice(end, closing.start))
    if (by !== undefined) {
      if (typeof by !== 'string' && closing) endings.set(closing, by.after)
      cuts.push(
        typeof by === 'string' ? cutAt(text, start, closing?.end ?? end, by) : cutAt(text, start, end, by.before),
      )
      continue
    }
    const raw = text.slice(start, end)
    const rest = closing ? ' What it holds stands in the text.' : ''
    const hint = 'It is a comment in its place, for who edits the story.'
    note(placeAt(text, start), 'import-lost', `“${name}” cannot be carried: ${raw.slice(0, 200)}${rest}`, hint)
    cuts.push(cutAt(text, start, end, unsupportedPlaceholder(raw)))
  }
  return applyEdits(text, cuts)
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

/** What stands alone on its line is a block of its own, whatever stands on the next one. */
function cutAt(text: string, start: number, end: number, by: string): TextEdit {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const lineEnd = text.indexOf('\n', end)
  const after = text.slice(end, lineEnd < 0 ? undefined : lineEnd)
  const isAlone = by !== '' && before.trim() === '' && after.trim() === ''
  return { start, end, by: isAlone ? `\n${before}${by}\n` : by }
}
