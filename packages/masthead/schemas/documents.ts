import type { Command } from '../../../lib/cli/command.ts'
import { COMMAND_NAMES, findCommand } from '../../../lib/cli/find-command.ts'
import { LINT_RULES, RULES } from '../../../lib/problem/rules.ts'
import { LIMIT_MEANINGS, LIMITS } from '../../../lib/source/limits.ts'
import { type JsonSchema, SITE } from './schema-files.ts'

/** Returns the text of docs/rules.md: a table of all rules. `npm run schemas` writes it. */
export function rulesDocument(): string {
  const rules = Object.entries(RULES).map(([name, text]) => `\`${name}\` | ${text}`)
  return `# Rules

What \`check\` and \`build\` report. Names are permanent. An error stops a build; a warning does not. A file accepts a warning with a
reason: \`accept: {date-missing: The source gives no date.}\` A build counts what only \`check\` reports: ${LINT_RULES.map((name) => `\`${name}\``).join(', ')}.

rule | asks that
---|---
${rules.join('\n')}
`
}

/** Returns the text of docs/limits.md: a table of all limits. `npm run schemas` writes it. */
export function limitsDocument(): string {
  const meanings = Object.entries(LIMIT_MEANINGS)
  const mosts: Readonly<Record<string, number>> = LIMITS
  const limits = meanings.map(([name, text]) => `\`${name}\`: ${text} | ${mosts[name]?.toLocaleString('en')}`)
  return `# Limits

More than this is reported as [\`limit-exceeded\`](rules.md).

limit | most
---|--:
${limits.join('\n')}
`
}

/** What precedes the options in docs/commands.md. */
export const OPTIONS_HEADING = '## Options\n'

/** Returns the end of docs/commands.md: a table of the options of all commands. `npm run schemas` writes it. */
export async function optionsSection(): Promise<string> {
  const rows = await Promise.all(COMMAND_NAMES.map(async (name) => optionRows(name, await findCommand(name))))
  return `${OPTIONS_HEADING}
command | option | does, or is
---|---|---
${rows.flat().join('\n')}
`
}

function optionRows(name: string, command: Command | undefined): string[] {
  return Object.entries(command?.options ?? {}).map(([option, { example, about }], index) => {
    const value = example === undefined ? '' : ` ${example.replaceAll('|', '\\|')}`
    return `${index === 0 ? `\`${name}\`` : ''} | \`--${option}${value}\` | ${about}`
  })
}

/** Returns the text of docs/site-keys.md: a table of every key of site.yaml. `npm run schemas` writes it. */
export function siteDocument(): string {
  const keys = keysIn(SITE)
  const said = new Set<string>()
  const rows = new Map<string, string>()
  for (const [key, { description, values, isRequired }] of keys) {
    const parent = key.slice(0, key.lastIndexOf('.')).replace(/\.<name>$|\[\]$/, '')
    const list = [...values].join(', ')
    const shown = list && (said.has(list) ? ' (as above)' : ` (${list})`)
    const contains = `${description}${shown}${isRequired ? ' Required.' : ''}`
    said.add(list)
    // What one group of keys has said is not repeated.
    const first = !said.has(`${/^\w+/.exec(key)} ${contains}`)
    said.add(`${/^\w+/.exec(key)} ${contains}`)
    const row = rows.get(parent)
    const isGroup = [...keys.keys()].some((other) => /^[.[]/.test(other.slice(key.length)) && other.startsWith(key))
    if (row === undefined || isGroup) rows.set(key, contains)
    else rows.set(parent, `${row} \`${key.slice(parent.length)}\`${first ? `: ${contains}` : ','}`)
  }
  const lines = [...rows].map(([key, contains]) => `\`${key}\` | ${contains.replace(/,$/, '.')}`)
  return `# Keys of site.yaml

[site.md](site.md) has examples. \`[]\` stands for each entry of
a list, \`<name>\` for a name that you choose, or for a language. A text that readers see is one for all languages, or one for each: \`{en: …, fa: …}\`.

key | contains
---|---
${lines.join('\n')}
`
}

interface Key {
  readonly description: string
  readonly values: Set<string>
  readonly isRequired: boolean
}

/** Returns the keys of a schema and of the schemas inside it, by their paths: `consent.services[].name`. */
function keysIn(schema: JsonSchema, path = '', found = new Map<string, Key>()): ReadonlyMap<string, Key> {
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (typeof inner !== 'object') continue
    const key = path ? `${path}.${name}` : name
    const { description = '', enum: choices = inner.const === undefined ? [] : [inner.const] } = inner
    const known = found.get(key) ?? {
      description,
      values: new Set(),
      isRequired: schema.required?.includes(name) === true && !path,
    }
    for (const choice of choices) known.values.add(`\`${choice}\``)
    found.set(key, known)
    keysIn(inner, key, found)
  }
  const { items, additionalProperties, anyOf = [] } = schema
  if (typeof items === 'object' && !Array.isArray(items)) keysIn(items, `${path}[]`, found)
  if (typeof additionalProperties === 'object') keysIn(additionalProperties, `${path}.<name>`, found)
  // The keys of a value for each language are those of the one for all.
  const forms = schema.byLanguage ? anyOf.slice(0, 1) : anyOf
  for (const one of forms) if (typeof one === 'object') keysIn(one, path, found)
  return found
}
