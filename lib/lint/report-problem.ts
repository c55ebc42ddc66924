import type { Place, Problem } from '../problem/problem.ts'

/** Says of a story what an editor would want to look at once more. */
export type ReportProblem = (place: Place, rule: Problem['rule'], message: string, hint?: string) => void
