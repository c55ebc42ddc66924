import { countProblems } from '../problem/count-problems.ts'
import type { Finding } from './finding.ts'

/**
 * Prints findings for a person, errors first: what the problem is, why it matters, how to fix it; then a count.
 * Findings with the same fix are printed together, and the fix once.
 */
export function printFindings(findings: readonly Finding[]): string {
  const inOrder = findings.toSorted((a, b) => a.severity.localeCompare(b.severity))
  const groups = [...Map.groupBy(inOrder, ({ mend }) => mend)].map(([mend, group]) => {
    const blocks = group.map(({ name, severity, what, why }) =>
      [`${name}${severity === 'warning' ? ' (warning)' : ''}`, `  ${what}`, `  Why: ${why}`].join('\n'),
    )
    return `${blocks.join('\n\n')}\n\n  ${group.length > 1 ? `To mend these ${group.length}` : 'To mend it'}: ${mend}`
  })
  return [...groups, countProblems(findings)].join('\n\n')
}
