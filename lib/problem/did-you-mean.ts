import { closest, distance } from 'fastest-levenshtein'
import { sentence } from './wording.ts'

/** Returns the known name that is most similar to a mistyped one; undefined if none is similar enough. */
export function didYouMean(mistyped: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const names = new Map(known.map((name) => [name.toLowerCase(), name]))
  const nearest = closest(mistyped.toLowerCase(), [...names.keys()])
  // A third of the letters may differ; two swapped letters, as in “titel”, count as two. In a name of two letters none
  // may differ: “fr” is not “ar”, nor is “pie” a “line”.
  const length = Math.min(mistyped.length, nearest.length)
  const allowed = length > 2 ? Math.ceil(length / 3) : 0
  return distance(mistyped.toLowerCase(), nearest) <= allowed ? names.get(nearest) : undefined
}

// The maximum number of names in a hint: more, a person would not read.
const LISTED = 15

/**
 * Returns a hint with the most similar known name, or else with a list of the known names.
 * @example
 * suggest('titel', ['title', 'date']) // => 'Did you mean “title”?'
 * suggest('x', ['title', 'date']) // => 'Known here: title, date.'
 */
export function suggest(mistyped: string, known: readonly string[]): string {
  const nearest = didYouMean(mistyped, known)
  if (nearest) return sentence`Did you mean “${nearest}”?`
  if (known.length === 0) return sentence`None is known here yet.`
  const list = known.slice(0, LISTED).join(', ')
  return known.length > LISTED ? sentence`Known here: ${list}, …` : sentence`Known here: ${list}.`
}
