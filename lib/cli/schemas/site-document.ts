import { type JsonSchema, SITE } from './schema-files.ts'

/** Returns the text of docs/site-keys.md: a table of every key of site.yaml. `npm run schemas` writes it. */
export function siteDocument(): string {
  const lists = new Set<string>()
  const rows = [...keysIn(SITE)].map(([key, { description, values, isRequired }]) => {
    const list = [...values].join(', ')
    const shown = list === '' ? '' : lists.has(list) ? ' (as above)' : ` (${list})`
    lists.add(list)
    return { key, contains: `${description}${shown}${isRequired ? ' Required.' : ''}` }
  })
  // Keys of one group that contain the same share a row.
  const groups = Map.groupBy(rows, ({ key, contains }) => `${/^\w+/.exec(key)}${contains}`)
  const lines = [...groups.values()].map(
    (same) => `${same.map(({ key }) => `\`${key}\``).join(', ')} | ${same[0]?.contains}`,
  )
  return `# Keys of site.yaml

[site.md](site.md) has examples. \`npm run schemas\` writes this page from \`lib/publication/site-schema.ts\`. \`[]\` stands for each entry of
a list, \`<name>\` for a name that you choose, or for a language. A text that readers see may differ by language.

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
  for (const one of anyOf) if (typeof one === 'object') keysIn(one, path, found)
  return found
}
