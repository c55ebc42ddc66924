import type { Problem } from './problem.ts'

/** The closing line: how many errors and warnings there are, for a person and for a script. */
export function countProblems(problems: readonly Pick<Problem, 'severity'>[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const warnings = problems.length - errors
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`
}
