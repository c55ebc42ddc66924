import { type JsonSchema, SITE } from './schema-files.ts'

/** Returns the text of docs/site-keys.md: a table of every key of site.yaml. `npm run schemas` writes it. */
export function siteDocument(): string {
  const rows = [...keysIn(SITE)].map(
    ([key, { description, values, isRequired }]) =>
      `| \`${key}\` | ${description}${values.size > 0 ? ` (${[...values].join(', ')})` : ''}${isRequired ? ' Required.' : ''} |`,
  )
  return `# Keys of site.yaml

Every key of \`content/site.yaml\`; [site.md](site.md) has examples. \`npm run schemas\` writes this page from
\`lib/publication/site-schema.ts\`. In a key, \`[]\` stands for each entry of a list, and \`<name>\` for a name that you choose, or for
a language.

| key | contains |
|---|---|
${rows.join('\n')}
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
