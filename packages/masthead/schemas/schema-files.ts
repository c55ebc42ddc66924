import { z } from 'zod'
import { countPlaces, messageNotes, messagesFor, REVIEWED_BY } from '../../../lib/language/messages.ts'
import { packageOf } from '../../../lib/library/package-of.ts'
import { RULES } from '../../../lib/problem/rules.ts'
import { frontSchema } from '../../../lib/publication/front-schema.ts'
import { COMMENT } from '../../../lib/publication/read-messages.ts'
import { siteSchema } from '../../../lib/publication/site-schema.ts'
import { isRecord } from '../../../lib/settings/read-json.ts'
import { frontMatterSchema } from '../../../lib/story/read/front-matter-schema.ts'

/** The part of JSON Schema that is read here. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** The JSON Schema of the front matter, in draft 7, as YAML language servers know. Keys with a default are optional. */
export const FRONT_MATTER = z.toJSONSchema(frontMatterSchema, { target: 'draft-7', io: 'input', override: namesRules })

/** The JSON Schema of site.yaml, in draft 7. */
export const SITE = z.toJSONSchema(siteSchema, { target: 'draft-7', io: 'input' })

/** The JSON Schema of front.yaml, in draft 7. */
export const FRONT = z.toJSONSchema(frontSchema, { target: 'draft-7', io: 'input' })

/** The JSON Schema of glossary.yaml, in draft 7. */
const GLOSSARY = z.toJSONSchema((await packageOf('lint'))?.glossarySchema ?? z.never(), {
  target: 'draft-7',
  io: 'input',
})

/**
 * The JSON Schema of a file of the newsroom’s own messages, in draft 7. It describes each by the English one and its
 * note.
 */
const MESSAGES = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  description: 'Texts of the interface in one language: all of them, or those that replace Masthead’s.',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    [REVIEWED_BY]: {
      type: 'string',
      description: 'Who speaks the language and has reviewed the file. No reader sees it.',
    },
    ...Object.fromEntries(Object.entries(messagesFor('en')).map(([key, text]) => [key, messageSchema(key, text)])),
  },
  patternProperties: { [`^${COMMENT}`]: { type: 'string', description: 'A comment. No reader sees it.' } },
  additionalProperties: false,
}

/** Leaves out what only Masthead reads: validators may reject keywords of others. */
const plain = (key: string, value: unknown) => (key === 'byLanguage' ? undefined : value)

function messageSchema(key: string, english: string) {
  const places = `[^#]*(#[^#]*){${countPlaces(english)}}`
  return { description: `${english}\n${messageNotes()[key]}`, type: 'string', pattern: `^(${places})?$` }
}

/**
 * Returns the files that help an editor's program while typing, by path. They are made from the one definition of the
 * allowed keys. `npm run schemas` writes them, and a test verifies that they are current.
 */
export function schemaFiles(): Readonly<Record<string, string>> {
  const files = {
    'schemas/front-matter.json': FRONT_MATTER,
    'schemas/site.json': SITE,
    'schemas/front.json': FRONT,
    'schemas/glossary.json': GLOSSARY,
    'schemas/messages.json': MESSAGES,
    '.vscode/front-matter.code-snippets': keySnippets(FRONT_MATTER),
  }
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, `${JSON.stringify(data, plain, 2)}\n`]))
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

const TODAY = ['YEAR', 'MONTH', 'DATE'].map((part) => `\${CURRENT_${part}}`).join('-')

/**
 * Returns a snippet in the format of VS Code for each key of the front matter, made from the key's first example. No
 * YAML language server supports front matter in Markdown, so these snippets complete a key there, show its meaning, and
 * offer its possible values.
 */
function keySnippets({ properties = {} }: JsonSchema): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, schema]) => {
      if (typeof schema !== 'object') return []
      const body = new Body().lines(key, schema, schema.examples?.[0])
      return [[key, { scope: 'markdown', prefix: key, description: schema.description ?? '', body }]]
    }),
  )
}

/** The lines of one snippet. Its placeholders are numbered in the order in which they are filled in. */
class Body {
  #places = 0

  lines(key: string, schema: JsonSchema, example: unknown): string[] {
    const entries: readonly unknown[] = Array.isArray(example) ? example : []
    const [entry] = entries
    if (isRecord(entry) && typeof schema.items === 'object' && !Array.isArray(schema.items)) {
      const [first = '', ...rest] = this.#group(schema.items, entry)
      return [`${key}:`, `  - ${first}`, ...rest.map((line) => `    ${line}`)]
    }
    if (entry !== undefined) return [`${key}: [${this.#place(entries.join(', '))}]`]
    if (isRecord(example)) return [`${key}:`, ...this.#group(schema, example).map((line) => `  ${line}`)]
    return [`${key}: ${this.#value(schema, String(example))}`]
  }

  #group({ properties = {} }: JsonSchema, example: object): string[] {
    return Object.entries(example).flatMap(([key, value]) => {
      const schema = properties[key]
      return this.lines(key, typeof schema === 'object' ? schema : {}, value)
    })
  }

  #value(schema: JsonSchema, example: string): string {
    const choices = schema.type === 'boolean' ? [true, false] : schema.enum
    if (choices) return `\${${++this.#places}|${choices.join(',')}|}`
    if (/^\d{4}-\d{2}-\d{2}$/.test(example)) return TODAY
    if (/^\d{4}-\d{2}-\d{2}T/.test(example)) return `${TODAY}T${this.#place('09:00:00')}$CURRENT_TIMEZONE_OFFSET`
    return this.#place(example)
  }

  #place(text: string): string {
    return `\${${++this.#places}:${text}}`
  }
}
