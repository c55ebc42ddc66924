import { closest, distance } from 'fastest-levenshtein'

/** The known name that a mistyped one most likely stands for; undefined if none is near. */
export function didYouMean(mistyped: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const names = new Map(known.map((name) => [name.toLowerCase(), name]))
  const nearest = closest(mistyped.toLowerCase(), [...names.keys()])
  // A third of the letters: two that changed places, as in “titel”, count as two. Of two letters, none: “fr” is not “ar”, nor is “pie” a “line”.
  const length = Math.min(mistyped.length, nearest.length)
  const allowed = length > 2 ? Math.ceil(length / 3) : 0
  return distance(mistyped.toLowerCase(), nearest) <= allowed ? names.get(nearest) : undefined
}

// As many names as a person reads through.
const LISTED = 15

/** A hint that names the nearest known name, or else what there is. */
export function suggest(mistyped: string, known: readonly string[]): string {
  const nearest = didYouMean(mistyped, known)
  if (nearest) return `Did you mean “${nearest}”?`
  if (known.length === 0) return 'None is known here yet.'
  return `Known here: ${known.slice(0, LISTED).join(', ')}${known.length > LISTED ? ', …' : '.'}`
}
