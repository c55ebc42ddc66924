import type { Rule } from './rules.ts'

/** A point in a text file. Lines and columns count from 1, as editors show them. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Something wrong with the content: data, not text, so that it can be sorted, counted, printed or sent to an editor. */
export interface Problem extends Place {
  /** The file as the newsroom knows it, relative to the content folder's parent. */
  readonly file: string
  /** The permanent name of the rule, as listed in docs/rules.md. */
  readonly rule: Rule
  readonly severity: 'error' | 'warning'
  /** The reason, a full sentence. */
  readonly message: string
  /** How to mend it, where that is known. */
  readonly hint?: string
}

/** The start of a file: where a problem of the whole file is shown. */
export const START: Place = { line: 1, column: 1 }

/** Orders problems as a person mends them: file by file, from top to bottom. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule, 'en')
  )
}
