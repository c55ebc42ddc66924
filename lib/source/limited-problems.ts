import type { Problem } from '../problem/problem.ts'
import { LIMITS } from './limits.ts'

/**
 * Adds problems of one file to a list, as many as are worth keeping; then one that says that there are more.
 * @param severity of that one: an error wherever one of those that are left out may be one
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
