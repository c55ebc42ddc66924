import { countProblems } from '../../../lib/problem/problem.ts'

/** A problem of a machine or a host, or something that could be better. Names are permanent, for scripts. */
export interface Finding {
  readonly name: string
  /** A warning does not prevent writing, building or reading. */
  readonly severity: 'error' | 'warning'
  readonly what: string
  readonly why: string
  readonly fix: string
}

/** Returns an error as the findings of a check. */
export function oneError(name: string, what: string, why: string, fix: string): Finding[] {
  return [{ name, severity: 'error', what, why, fix }]
}

/** Returns a warning as the findings of a check. */
export function oneWarning(name: string, what: string, why: string, fix: string): Finding[] {
  return [{ name, severity: 'warning', what, why, fix }]
}

/**
 * Prints findings for a person, errors first: what the problem is, why it matters, how to fix it; then a count.
 * Findings with the same fix are printed together, and the fix once.
 */
export function printFindings(findings: readonly Finding[]): string {
  const inOrder = findings.toSorted((a, b) => a.severity.localeCompare(b.severity))
  const groups = [...Map.groupBy(inOrder, ({ fix }) => fix)].map(([fix, group]) => {
    const blocks = group.map(({ name, severity, what, why }) =>
      [`${name}${severity === 'warning' ? ' (warning)' : ''}`, `  ${what}`, `  Why: ${why}`].join('\n'),
    )
    return `${blocks.join('\n\n')}\n\n  ${group.length > 1 ? `To fix these ${group.length}` : 'To fix it'}: ${fix}`
  })
  return [...groups, countProblems(findings)].join('\n\n')
}
