import type { z } from 'zod'

/** A JSON Schema, as far as it is looked into here. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** A snippet as VS Code reads it. */
export interface Snippet {
  readonly scope: string
  readonly prefix: string
  readonly description: string
  readonly body: readonly string[]
}

const TODAY = ['YEAR', 'MONTH', 'DATE'].map((part) => `\${CURRENT_${part}}`).join('-')

/**
 * A snippet for each key of the front matter, made of the key's first example. No YAML language server looks into Markdown, so
 * these complete a key there, show what it means, and offer the values that it may have.
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

/** The lines of one snippet, whose places are numbered in the order in which they are filled in. */
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
