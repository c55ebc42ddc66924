import { z } from 'zod'
import { RULES } from '../../problem/rules.ts'
import { siteSchema } from '../../publication/site-schema.ts'
import { frontMatterSchema } from '../../story/read/front-matter-schema.ts'
import { type JsonSchema, keySnippets } from './key-snippets.ts'

/** Draft 7: what every YAML language server reads. What a file leaves out and a default fills in is not required. */
export const FRONT_MATTER = z.toJSONSchema(frontMatterSchema, { target: 'draft-7', io: 'input', override: namesRules })

/** The same for site.yaml. */
export const SITE = z.toJSONSchema(siteSchema, { target: 'draft-7', io: 'input' })

/**
 * What helps while typing, by file, made from the one definition of what may be written. `npm run schemas` writes them, and a
 * test holds them to it.
 */
export function schemaFiles(): Readonly<Record<string, string>> {
  const files = {
    'schemas/front-matter.json': FRONT_MATTER,
    'schemas/site.json': SITE,
    '.vscode/front-matter.code-snippets': keySnippets(FRONT_MATTER),
  }
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, `${JSON.stringify(data, null, 2)}\n`]))
}

/** Lets an editor's program complete the names of rules, and say what each asks for. */
function namesRules({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  const { propertyNames, additionalProperties: reason } = jsonSchema
  if (typeof propertyNames !== 'object' || !propertyNames.enum || typeof reason !== 'object') return
  delete jsonSchema.propertyNames
  jsonSchema.additionalProperties = false
  jsonSchema.properties = Object.fromEntries(
    Object.entries(RULES).map(([rule, description]) => [rule, { ...reason, description }]),
  )
}
