import type { TextItem } from './text-items.ts'

/** The name of the headline and the standfirst among the sections, as in what a translation records. */
export const HEAD = 'head'

/** Stands for the Markdown of a section that a translation leaves out. */
export const LEAVE_OUT = null

/** A section of an original, and its translation. */
export interface SectionPair {
  /** The id of the section in the original. */
  readonly id: string
  /** Its Markdown in the original. */
  readonly original: string
  /** Its Markdown in the translation; empty if it is not translated. */
  readonly written: string
  /** Whether the original is another one than when this was translated. */
  readonly isChanged: boolean
  /** The id by which the translation records it; undefined for one that the original did not have then. */
  readonly recordedId: string | undefined
  /** Whether an abridged translation leaves it out, as it records. */
  readonly isLeftOut: boolean
  /** Where the translation has it, or the comment that holds its place; undefined if it has neither. */
  readonly item: TextItem | undefined
}

/**
 * Returns the Markdown of a translation after an edit of some sections. All else in it stays.
 * @param texts the new Markdown of sections, by the ids of the original; an empty one leaves the original’s as a comment,
 * and one that is LEAVE_OUT leaves nothing
 */
export function withSections(
  markdown: string,
  pairs: readonly SectionPair[],
  texts: ReadonlyMap<string, string | typeof LEAVE_OUT>,
): string {
  let [written, end] = ['', 0]
  for (const { id, original, item, written: before } of pairs) {
    const text = texts.get(id)
    const isSame = text === undefined || (text === before && item !== undefined)
    if (item && item.from < end) continue // The notes of a text may be anywhere in it.
    const from = item?.from ?? end
    written += markdown.slice(end, from)
    end = item?.to ?? end
    if (isSame) written += markdown.slice(from, end)
    else if (text === LEAVE_OUT) written = written.trimEnd()
    else {
      const own = text.trimEnd() || placeholder(original)
      if (item) written += own
      else written += written.trim() === '' ? `${own}\n\n` : `\n\n${own}`
    }
  }
  return written + markdown.slice(end)
}

/** Returns the comment that holds the place of a section which is not translated. */
export function placeholder(original: string): string {
  return `<!--\n${original.replaceAll('-->', '-- >')}\n-->`
}
