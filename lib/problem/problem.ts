import { withoutPasswords } from '../settings/settings.ts'
import type { Rule } from './rules.ts'

/** A position in a text file. Lines and columns count from 1, as editors show them. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A problem in the content, as data that can be sorted, counted, printed or sent to an editor. */
export interface Problem extends Place {
  /** The file's path relative to the parent of the content folder. */
  readonly file: string
  /** The permanent name of the rule, as listed in docs/rules.md. */
  readonly rule: Rule
  readonly severity: 'error' | 'warning'
  /** The reason, in a full sentence. */
  readonly message: string
  /** The way to fix it, if known. */
  readonly hint?: string
}

/** The start of a file, the place of a problem that concerns the whole file. */
export const START: Place = { line: 1, column: 1 }

/**
 * The place where a node of a syntax tree begins.
 * @example
 * placeOf({ position: { start: { line: 3, column: 7 } } }) // => { line: 3, column: 7 }
 */
export function placeOf(node: { position?: { start: Place } | undefined }): Place {
  const { line = 1, column = 1 } = node.position?.start ?? {}
  return { line, column }
}

/** Sorts problems in the order in which a person fixes them: file by file, from top to bottom. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule, 'en')
  )
}

/** Returns the last line of a report: the numbers of errors and warnings, for people and for scripts. */
export function countProblems(problems: readonly Pick<Problem, 'severity'>[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const warnings = problems.length - errors
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`
}

/**
 * Returns the reason for an error in one line, without passwords. For a failed fetch it is the underlying cause
 * (`connect ECONNREFUSED …`).
 * @example
 * reasonOf(new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') })) // => 'connect ECONNREFUSED'
 */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return withoutPasswords((cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '')
}
