import type { WrittenStory } from './content-writer.ts'

/** A story that became a draft in some language. */
export interface DraftStory extends Pick<WrittenStory, 'collection' | 'slug'> {
  /** What made it one: `key “unlisted”`. */
  readonly causes: readonly string[]
}

/**
 * Returns how many stories became drafts, and why, the most frequent cause first; empty if none did.
 * @example draftSentence([{ collection: 'stories', slug: 'a', causes: ['key “unlisted”'] }])
 * // '1 story became a draft: 1 by the key “unlisted”. A name among these that keeps nothing from readers: --public name'
 */
export function draftSentence(drafts: readonly DraftStory[]): string {
  if (drafts.length === 0) return ''
  const counts = [
    ...Map.groupBy(
      drafts.flatMap(({ causes }) => causes),
      (cause) => cause,
    ),
  ]
    .map(([cause, { length }]) => ({ cause, length }))
    .sort((a, b) => b.length - a.length)
  const listed = counts.slice(0, MOST).map(({ cause, length }) => `${length} by the ${cause}`)
  const more = counts.length > MOST ? [`and ${counts.length - MOST} more causes`] : []
  const became = drafts.length === 1 ? '1 story became a draft' : `${drafts.length} stories became drafts`
  const hint = 'A name among these that keeps nothing from readers: --public name'
  return `${became}: ${[...listed, ...more].join(', ')}. ${hint}`
}

/** Returns how many stories appear only later; empty if none does. */
export function scheduledSentence(count: number): string {
  if (count === 0) return ''
  return `${count === 1 ? '1 story appears' : `${count} stories appear`} on a later date, which \`publish\` says.`
}

/** The number of causes that are listed; the result as JSON has all. */
const MOST = 12
