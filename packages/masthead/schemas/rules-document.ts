import { LINT_RULES, RULES } from '../../../lib/problem/rules.ts'
import { LIMIT_MEANINGS, LIMITS } from '../../../lib/source/limits.ts'

/** Returns the text of docs/rules.md: a table of all rules and a table of all limits. `npm run schemas` writes it. */
export function rulesDocument(): string {
  const rules = Object.entries(RULES).map(([name, text]) => `\`${name}\` | ${text}`)
  const meanings = Object.entries(LIMIT_MEANINGS)
  const mosts: Readonly<Record<string, number>> = LIMITS
  const limits = meanings.map(([name, text]) => `\`${name}\`: ${text} | ${mosts[name]?.toLocaleString('en')}`)
  return `# Rules

What \`check\` and \`build\` report. Names are permanent. An error stops a build; a warning does not. A file accepts a warning with a
reason: \`accept: {date-missing: The source gives no date.}\` Only \`check\` reports ${LINT_RULES.map((name) => `\`${name}\``).join(', ')}.

\`npm run schemas\` writes this page from \`lib/problem/rules.ts\` and \`lib/source/limits.ts\`.

rule | asks that
---|---
${rules.join('\n')}

## Limits

More than this is reported as \`limit-exceeded\`.

limit | most
---|--:
${limits.join('\n')}
`
}
