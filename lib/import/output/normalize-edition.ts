import type { Root } from 'mdast'
import { LIMITS } from '../../source/limits.ts'
import { TimeExceeded, withinTime } from '../../source/within-time.ts'
import { ParseLimit } from '../../story/read/parse-limits.ts'
import { firstHeading, normalizeBody } from '../body/normalize-body.ts'
import type { ImportedEdition, Warn } from '../imported.ts'

/** One language of a story, with its text normalised. */
export interface NormalizedEdition extends ImportedEdition {
  readonly title: string
  readonly tree: Root
  /** Reports problems at places of the tree. */
  readonly bodyNote: Warn
  /** Whether it is unpublished: a draft, or scheduled for later. */
  readonly isDraft: boolean
}

/** One language of a story, with its slug in the new site. */
export interface PlacedEdition extends NormalizedEdition {
  readonly slug: string
}

/** Reads and normalises the text of an edition; undefined if it cannot be parsed, which is then reported. */
export function normalizeEdition(edition: ImportedEdition): NormalizedEdition | undefined {
  const { facts, note, place, name } = edition
  return unlessTooDeep(edition, () => {
    const body = withinTime(LIMITS.readingSeconds * 1000, edition.readBody)
    const stated = facts.title ?? firstHeading(body.tree)
    const readable = name.replaceAll(/[-_]+/g, ' ').trim()
    const title = stated ?? readable.charAt(0).toUpperCase() + readable.slice(1)
    if (!stated) note(place, 'key-missing', `It has no title; it is called “${title}” now.`, 'Write `title: …`.')
    const isDraft = facts.draft || facts.publish !== undefined
    return { ...edition, title, tree: normalizeBody(body, facts.title), bodyNote: body.note, isDraft }
  })
}

/**
 * Returns what `make` makes of a text; undefined, with a problem, if the parsers take too long or run out of stack.
 * They recurse once for each level of nesting.
 */
export function unlessTooDeep<Result>({ note, place }: ImportedEdition, make: () => Result): Result | undefined {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TimeExceeded)) throw error
    const isStack = error instanceof RangeError && !(error instanceof ParseLimit)
    const reason = isStack ? 'This text is nested too deeply to be parsed.' : error.message
    note(place, 'import-skipped', `${reason} It is not imported.`, undefined, 'error')
    return undefined
  }
}
