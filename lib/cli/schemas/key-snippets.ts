import type { z } from 'zod'

/** The part of JSON Schema that is read here. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** A snippet in the format of VS Code. */
export interface Snippet {
  readonly scope: string
  readonly prefix: string
  readonly description: string
  readonly body: readonly string[]
}

const TODAY = ['YEAR', 'MONTH', 'DATE'].map((part) => `\${CURRENT_${part}}`).join('-')

/**
 * Returns a snippet for each key of the front matter, made from the key's first example. No YAML language server
 * supports front matter in Markdown, so these snippets complete a key there, show its meaning, and offer its possible
 * values.
 */
export function keySnippets({ properties = {} }: JsonSchema): Readonly<Record<string, Snippet>> {
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
    if (isGroup(entry) && typeof schema.items === 'object' && !Array.isArray(schema.items)) {
      const [first = '', ...rest] = this.#group(schema.items, entry)
      return [`${key}:`, `  - ${first}`, ...rest.map((line) => `    ${line}`)]
    }
    if (entry !== undefined) return [`${key}: [${this.#place(entries.join(', '))}]`]
    if (isGroup(example)) return [`${key}:`, ...this.#group(schema, example).map((line) => `  ${line}`)]
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

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
