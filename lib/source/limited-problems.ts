import type { Problem } from '../problem/problem.ts'
import { LIMITS } from './limits.ts'

/**
 * Returns a function that adds problems of one file to a list, up to a limit; then it adds one that says there are
 * more.
 * @param severity the severity of that last problem: an error if one of the omitted problems may be an error
 */
export function limitedTo(problems: Problem[], severity: Problem['severity']): (problem: Problem) => void {
  let count = 0
  return (problem) => {
    count++
    if (count <= LIMITS.fileProblems) problems.push(problem)
    if (count !== LIMITS.fileProblems + 1) return
    const message = `There are more than ${LIMITS.fileProblems.toLocaleString('en')} problems in this file; the others are not listed.`
    const { file, line, column } = problem
    problems.push({
      file,
      line,
      column,
      rule: 'limit-exceeded',
      severity,
      message,
      hint: 'Fix those above, then check again.',
    })
  }
}
