import { z } from 'zod'
import { RULES } from '../../problem/rules.ts'
import { siteSchema } from '../../publication/site-schema.ts'
import { frontMatterSchema } from '../../story/read/front-matter-schema.ts'
import { type JsonSchema, keySnippets } from './key-snippets.ts'

/**
 * The JSON Schema of the front matter, in draft 7, which every YAML language server supports. A key with a default is
 * not required.
 */
export const FRONT_MATTER = z.toJSONSchema(frontMatterSchema, { target: 'draft-7', io: 'input', override: namesRules })

/** The JSON Schema of site.yaml, in draft 7. */
export const SITE = z.toJSONSchema(siteSchema, { target: 'draft-7', io: 'input' })

/**
 * Returns the files that help an editor's program while typing, by path. They are made from the one definition of the
 * allowed keys. `npm run schemas` writes them, and a test verifies that they are current.
 */
export function schemaFiles(): Readonly<Record<string, string>> {
  const files = {
    'schemas/front-matter.json': FRONT_MATTER,
    'schemas/site.json': SITE,
    '.vscode/front-matter.code-snippets': keySnippets(FRONT_MATTER),
  }
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, `${JSON.stringify(data, null, 2)}\n`]))
}

/** Lets an editor's program complete the names of rules, and describe each one. */
function namesRules({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  const { propertyNames, additionalProperties: reason } = jsonSchema
  if (typeof propertyNames !== 'object' || !propertyNames.enum || typeof reason !== 'object') return
  delete jsonSchema.propertyNames
  jsonSchema.additionalProperties = false
  jsonSchema.properties = Object.fromEntries(
    Object.entries(RULES).map(([rule, description]) => [rule, { ...reason, description }]),
  )
}
