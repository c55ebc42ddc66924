import { closest, distance } from 'fastest-levenshtein'

/** The known name that a mistyped one most likely stands for; undefined if none is near. */
export function didYouMean(mistyped: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const nearest = closest(mistyped.toLowerCase(), known)
  const allowed = Math.max(1, Math.floor(nearest.length / 3))
  return distance(mistyped.toLowerCase(), nearest.toLowerCase()) <= allowed ? nearest : undefined
}

/** A hint that names the nearest known name, or else all of them. */
export function suggest(mistyped: string, known: readonly string[]): string {
  const nearest = didYouMean(mistyped, known)
  return nearest ? `Did you mean “${nearest}”?` : `Known here: ${known.join(', ')}.`
}
