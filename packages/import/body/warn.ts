import type { Place, Problem } from '../../../lib/problem/problem.ts'

/** Reports something that an import lost or changed; a warning unless `severity` says otherwise. */
export type Warn = (
  place: Place,
  rule: Problem['rule'],
  message: string,
  hint?: string,
  severity?: 'error' | 'warning',
) => void
