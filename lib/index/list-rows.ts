import { type StoryOutline, timesOf } from '../library/library.ts'
import { correctionsOf, hasMoved, outlineOf } from '../library/outlines.ts'
import { TERMS_OF } from '../library/terms.ts'
import type { Publication } from '../publication/publication.ts'
import type { Database } from '../store/database.ts'
import { TABLES } from '../store/tables.ts'
import type { Story } from '../story/types/story.ts'

/**
 * Writes the rows of a story from which all lists are made (`RowIndex`): its outline, its editions, and their topics,
 * authors and corrections.
 * @param wordsOf returns what is compared of the story to find related ones, as bytes; null if nothing is
 */
export function putListRows(
  db: Database,
  story: Story,
  publication: Publication,
  wordsOf: (outline: StoryOutline) => Uint8Array<ArrayBuffer> | null,
): void {
  const { slug, editions, original } = story
  const outline = outlineOf(story, publication)
  db.put(TABLES.outlines, {
    ...ageOf(editions.get(original)),
    slug,
    is_moved: hasMoved(story),
    words: wordsOf(outline),
    outline: JSON.stringify(outline),
  })
  for (const [lang, edition] of editions) {
    db.put(TABLES.editions, { lang, ...ageOf(edition), slug, date: edition.date ?? null })
    for (const [kind, termsOf] of Object.entries(TERMS_OF))
      for (const term of termsOf(story, lang, publication))
        db.put(TABLES.terms, { lang, kind, term: JSON.stringify(term), slug })
  }
  for (const correction of correctionsOf(story)) {
    db.put(TABLES.terms, { lang: correction.lang, kind: 'correction', term: JSON.stringify(correction), slug })
  }
}

/** Deletes the rows of a story from which lists are made. */
export function deleteListRows(db: Database, slug: string): void {
  for (const table of ['outlines', 'editions', 'terms']) db.run(`DELETE FROM ${table} WHERE slug = ?`, slug)
}

/** Returns what the rows of lists are sorted by: the newest first, of the same time the last updated. */
function ageOf(edition: Parameters<typeof timesOf>[0]): { readonly age: number; readonly change: number } {
  const { time, updated } = timesOf(edition)
  return { age: 0 - time, change: 0 - updated }
}
