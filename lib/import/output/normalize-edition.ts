import type { Root } from 'mdast'
import { LIMITS } from '../../source/limits.ts'
import { withinTime } from '../../source/within-time.ts'
import { firstHeading, normalizeBody } from '../body/normalize-body.ts'
import type { ImportedEdition, Warn } from '../imported.ts'
import { orReport } from '../source/read-each.ts'

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
  return orReport(note, place, () => {
    const body = withinTime(LIMITS.readingSeconds * 1000, edition.readBody)
    const stated = facts.title ?? firstHeading(body.tree)
    const readable = name.replaceAll(/[-_]+/g, ' ').trim()
    const title = stated ?? readable.charAt(0).toUpperCase() + readable.slice(1)
    if (!stated) note(place, 'key-missing', `It has no title; it is called “${title}” now.`, 'Write `title: …`.')
    const isDraft = facts.draft || facts.publish !== undefined
    return { ...edition, title, tree: normalizeBody(body, facts.title), bodyNote: body.note, isDraft }
  })
}
