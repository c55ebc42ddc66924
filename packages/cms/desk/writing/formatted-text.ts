import { diff3Merge } from 'node-diff3'
import { placedBlocks } from './formatted-html.ts'
import { formattedMarkdown } from './formatted-markdown.ts'

/** A block of a text in the formatted view. */
export interface FormattedBlock {
  /** The Markdown of the block. */
  readonly source: string
  /** The block as it is edited; undefined for one that is edited as Markdown, such as a table. */
  readonly html?: string
}

/** A text in blocks. */
export interface FormattedText {
  readonly blocks: readonly FormattedBlock[]
  /** What is before the first block, between two blocks, and after the last one. */
  readonly gaps: readonly string[]
}

/** A block as the view has it now: the block that it was, if it is not new, and its HTML, or Markdown for a box. */
export interface ShownBlock {
  readonly was?: FormattedBlock | undefined
  readonly html?: string
  readonly source?: string
}

/** Divides a text into blocks. */
export function formattedText(markdown: string): FormattedText {
  const placed = placedBlocks(markdown)
  const ends = [0, ...placed.map(({ to }) => to)]
  const starts = [...placed.map(({ from }) => from), markdown.length]
  return {
    blocks: placed.map(({ from, to, html }) => {
      const source = markdown.slice(from, to)
      // Only what comes back as it was is edited here.
      return html !== undefined && isSame(formattedMarkdown(html), html) ? { source, html } : { source }
    }),
    gaps: ends.map((end, index) => markdown.slice(end, starts[index])),
  }
}

/** Returns the Markdown of a text after edits. Blocks that are as they were, and what is between them, stay. */
export function markdownOfShown({ blocks, gaps }: FormattedText, shown: readonly ShownBlock[]): string {
  const written = shown
    .map((block) => ({ index: block.was ? blocks.indexOf(block.was) : -1, source: sourceOf(block) }))
    .filter(({ source }) => source !== '')
  const first = gaps[0] ?? ''
  const last = gaps.at(-1) ?? ''
  if (written.length === 0) return blocks.length === 0 ? first : ''
  return (
    written.reduce((text, { index, source }, at) => {
      const before = at === 0 ? -1 : (written[at - 1]?.index ?? -1)
      const isNext = at === 0 ? index === 0 : index > 0 && before === index - 1
      const gap = isNext ? (gaps[index] ?? '') : at === 0 ? '' : '\n\n'
      return text + gap + source
    }, '') + (blocks.length > 0 ? last : '')
  )
}

function sourceOf({ was, html, source }: ShownBlock): string {
  if (source !== undefined) return source
  if (html === undefined || html === was?.html) return was?.source ?? ''
  const after = formattedMarkdown(html)
  return was?.html === undefined ? after : withForm(was.source, formattedMarkdown(was.html), after)
}

/**
 * Returns a block after an edit in the form in which it was written: with its own signs for bold text and lists, and
 * its own ends of lines.
 * @param source how it was written
 * @param before how the desk would have written it
 * @param after how the desk writes it now
 */
function withForm(source: string, before: string, after: string): string {
  if (source === before) return after
  const parts = diff3Merge(tokens(after), tokens(before), tokens(source), { excludeFalseConflicts: true })
  const merged = parts.flatMap(({ ok, conflict }) => ok ?? conflict?.a ?? []).join('')
  return isSame(merged, htmlIn(after)) ? merged : after
}

function tokens(text: string): string[] {
  return text.match(/\p{L}+|\p{N}+|[\s\S]/gu) ?? []
}

function isSame(markdown: string, html: string | undefined): boolean {
  return html !== undefined && htmlIn(markdown) === html
}

/** Returns the HTML of a text; undefined if it has blocks that are edited as Markdown. */
function htmlIn(markdown: string): string | undefined {
  const all = placedBlocks(markdown).map(({ html }) => html)
  return all.some((html) => html === undefined) ? undefined : all.join('')
}
