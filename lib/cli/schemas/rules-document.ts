import { LINT_RULES, RULES } from '../../problem/rules.ts'
import { LIMITS } from '../../source/limits.ts'

const LIMIT_MEANINGS: Readonly<Record<keyof typeof LIMITS, string>> = {
  textBytes: 'bytes of a Markdown file or of `site.yaml`',
  pictureBytes: 'bytes of a picture',
  exportBytes: 'bytes of an export that is imported',
  yamlSigns: 'lines and signs such as colons, commas and hyphens in front matter, or in `site.yaml`',
  nesting: 'levels of quotes, lists and `:::` blocks that are parsed at all; a story may have twelve',
  blockMarks: 'marks such as `*`, `_`, `[`, `<` and a backtick in a text without an empty line',
  blockUnderlines: 'lines of `=` or `-` that make headings in a text without an empty line',
  listItems: 'items of lists of one file',
  parsedSigns: 'lines and signs of Markdown in a file',
  readingSeconds:
    'seconds in which the text of a file is read, and as many more for each MB of it; of an import, those of one story',
  tableCells: 'cells of a table',
  linkCharacters:
    'characters that link definitions add to a text where they are referred to; in a longer text, as many as it has',
  fileProblems: 'problems that are kept of one file',
  titleCharacters: 'characters of a title',
}

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
