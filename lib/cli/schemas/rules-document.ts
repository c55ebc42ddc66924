import { LINT_RULES, RULES } from '../../problem/rules.ts'
import { LIMIT_MEANINGS, LIMITS } from '../../source/limits.ts'

/** Returns the text of docs/rules.md: a table of all rules and a table of all limits. `npm run schemas` writes it. */
export function rulesDocument(): string {
  const lint = new Set<string>(LINT_RULES)
  const rules = Object.entries(RULES).map(
    ([name, text]) => `| \`${name}\` | ${text} | ${lint.has(name) ? '`check`' : '`check`, `build`'} |`,
  )
  const meanings = Object.entries(LIMIT_MEANINGS)
  const mosts: Readonly<Record<string, number>> = LIMITS
  const limits = meanings.map(([name, text]) => `| \`${name}\`: ${text} | ${mosts[name]?.toLocaleString('en')} |`)
  return `# Rules

What \`check\` and \`build\` report. Names are permanent. An error stops a build; a warning does not. A file accepts a warning by
the rule’s name, with a reason: \`accept: {date-missing: The source gives no date.}\`

\`npm run schemas\` writes this page from \`lib/problem/rules.ts\` and \`lib/source/limits.ts\`.

| rule | asks that | reported by |
|---|---|---|
${rules.join('\n')}

## Limits

More than this would take hours or all memory. It is reported as \`limit-exceeded\`.

| limit | most |
|---|--:|
${limits.join('\n')}
`
}
