import { countProblems } from '../../../lib/problem/problem.ts'
import { fillPlaces, type PlacesIn } from '../../../lib/problem/wording.ts'
import { FINDINGS } from './findings.ts'

/** A problem of a machine or a host, or something that could be better. Names are permanent, for scripts. */
export interface Finding {
  readonly name: string
  /** A warning does not prevent writing, building or reading. */
  readonly severity: 'error' | 'warning'
  readonly what: string
  readonly why: string
  readonly fix: string
}

/** The fix for most problems of a host. */
const SETTINGS =
  'Use the settings that the build writes for this host: .hosts/nginx.conf or .hosts/Caddyfile, whose first lines say how, .htaccess or _headers.'

type Key = keyof typeof FINDINGS

/** The names in braces of a finding, but for that of the settings, which are the same for all. */
type Places<K extends Key> = Exclude<PlacesIn<K | (typeof FINDINGS)[K]['what' | 'why' | 'fix']>, 'settings'>

/**
 * Returns one finding as the findings of a check.
 * @param key its key in findings.ts, which is its name unless the entry has another
 * @param values a value for each name in braces in its texts: `{page}`
 */
export function finding<K extends Key>(key: K, values: Readonly<Record<Places<K>, unknown>>): Finding[] {
  const filled = (text: string) => fillPlaces(text, { ...values, settings: SETTINGS })
  const entry = FINDINGS[key]
  const { severity, what, why, fix } = entry
  const name = 'name' in entry ? String(entry.name) : filled(key)
  const isError = severity === 'error'
  return [{ name, severity: isError ? 'error' : 'warning', what: filled(what), why: filled(why), fix: filled(fix) }]
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
