import type { Place, Problem } from '../../lib/problem/problem.ts'

/** Reports a problem at a place in a story's file, for an editor to check. */
export type ReportProblem = (place: Place, rule: Problem['rule'], message: string, hint?: string) => void

/** A text, the same text translated, and their languages. */
export type TextPair = Readonly<Record<'original' | 'of' | 'translation' | 'lang', string>>

/** A problem in a text. */
export interface TextProblem {
  /** The words that have the problem, as written; empty for the whole text. */
  readonly at: string
  readonly message: string
  /** The way to fix it, if known. */
  readonly hint?: string
}
