import type { Place, Problem } from '../problem/problem.ts'

/** Reports a problem at a place in a story's file, for an editor to check. */
export type ReportProblem = (place: Place, rule: Problem['rule'], message: string, hint?: string) => void
