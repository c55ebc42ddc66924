import type { Changes } from '../newsroom.ts'

/** One kind of bad content, and everything that must be said about it. */
export interface BadCase {
  /** What is wrong, in words. */
  readonly kind: string
  readonly changes: Changes
  /** Every problem in one line, as the check prints it; sorted. */
  readonly problems: readonly string[]
  /** Words that the first problem's message or hint must hold, where they help most. */
  readonly says?: string
}

/** The story that most cases add: it stands alone, so that no other file has a problem. */
export const EXTRA = 'stories/extra/en.md'

/** A case in which the extra story has one problem. */
export function inExtra(kind: string, text: string | Uint8Array, problem: string, says?: string): BadCase {
  const problems = [`content/${EXTRA}:${problem}`]
  return { kind, changes: { [EXTRA]: text }, problems, ...(says ? { says } : {}) }
}
