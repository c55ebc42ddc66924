import type { Place } from '../../../lib/problem/problem.ts'
import type { Rule } from '../../../lib/problem/rules.ts'

/** Reports something that an import lost or changed; a warning unless `severity` says otherwise. */
export type Warn = (place: Place, rule: Rule, message: string, hint?: string, severity?: 'error' | 'warning') => void
