import { z } from 'zod'

/**
 * Returns the keys that a schema allows under a path, for a hint: those of an object, or the names that a record
 * allows.
 */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let found: z.ZodType | undefined = bare(schema)
  for (const key of path) found = found && bare(childOf(found, key))
  if (found instanceof z.ZodObject) return Object.keys(found.shape)
  const names = found instanceof z.ZodRecord ? found.keyType : undefined
  return names instanceof z.ZodEnum ? names.options.map(String) : []
}

function childOf(schema: z.ZodType, key: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)]
  if (schema instanceof z.ZodRecord) return schema.valueType
  return schema instanceof z.ZodArray ? schema.element : undefined
}

function bare(schema: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.unwrap())
  return schema instanceof z.ZodType ? schema : undefined
}
