import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { FRONT_MATTER, SITE } from '../../../packages/masthead/schemas/schema-files.ts'

type Schema = z.core.JSONSchema.JSONSchema

it.each([
  ['docs/site-keys.md', SITE],
  ['docs/front-matter.md', FRONT_MATTER],
] as const)('%s names every key, however deep', (file, schema) => {
  const text = readFileSync(file, 'utf8')
  const keys = [...keysIn(schema)].filter((key) => !/^[a-z]+(-[a-z]+)+$/.test(key))
  expect(keys.length).toBeGreaterThan(15)
  expect(keys.filter((key) => !new RegExp(`[\`.]${key}\``).test(text))).toEqual([])
})

/** The keys of a schema and of the schemas inside it. */
function keysIn(schema: Schema): Set<string> {
  const own = Object.keys(schema.properties ?? {})
  const inner = [
    ...Object.values(schema.properties ?? {}),
    schema.items,
    schema.additionalProperties,
    ...(schema.anyOf ?? []),
  ]
  const within = inner.flat().flatMap((value) => (typeof value === 'object' ? [...keysIn(value)] : []))
  return new Set([...own, ...within])
}
