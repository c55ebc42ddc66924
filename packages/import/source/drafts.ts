import type { Place } from '../../../lib/problem/problem.ts'
import type { Warn } from '../body/warn.ts'

/** A reason for which a text becomes a draft. */
export interface DraftReason {
  /** The name of the key, field, tag or folder, by which `--public` says that it keeps nothing from readers. */
  readonly name: string
  /** What it is, for the count of all drafts: `key`, `shortcode`. */
  readonly kind: string
  /** Why readers may not have seen the text; undefined where its source plainly says that it is a draft. */
  readonly why?: string
  readonly hint?: string
  /** The place of what says so; the beginning of the text if there is none. */
  readonly place?: Place
}

/** Returns facts with one more reason for which the text becomes a draft. */
export function asDraft<Facts extends { readonly drafts: readonly DraftReason[] }>(
  facts: Facts,
  ...reasons: readonly DraftReason[]
): Facts {
  return { ...facts, drafts: [...facts.drafts, ...reasons] }
}

/** The names that `--public` gives: they keep nothing from readers. */
export type PublicNames = ReadonlySet<string>

/** Returns names in the form in which reasons are compared: small letters without punctuation. */
export function publicNames(names: readonly string[]): PublicNames {
  return new Set(names.map(plainName).filter(Boolean))
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')
}

/**
 * Returns the reasons that remain for a draft, and reports each, unless the source plainly says that it is one.
 * @param place the place where the text begins
 */
export function remainingReasons(
  reasons: readonly DraftReason[],
  names: PublicNames,
  warn: Warn,
  place: Place,
): readonly DraftReason[] {
  const remaining = reasons.filter(({ name }) => !names.has(plainName(name)))
  if (remaining.some(({ why }) => why === undefined)) return remaining
  for (const { why, hint, place: own = place } of remaining)
    warn(own, 'import-changed', `${why}; it is a draft now.`, hint ?? HINT)
  return remaining
}

const HINT = 'Delete `draft: true` in its front matter if all readers may see it.'

/** Returns what a reason is called in the count of drafts: `the key “unlisted”`. */
export function causeOf({ kind, name }: Pick<DraftReason, 'kind' | 'name'>): string {
  return `${kind} “${name}”`
}
