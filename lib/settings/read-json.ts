/** The schema of any value, whose type the caller has yet to find out. */
export const anything: Schema<unknown> = { safeParse: (data) => ({ data }) }

/** What tells whether a value has a type: a schema of Zod, or `anything`. */
interface Schema<Value> {
  safeParse(value: unknown): { readonly data?: Value | undefined }
}

/**
 * Reads JSON as a value of a type: the one way by which bytes become typed values. What has a digest beside it in the
 * database is read elsewhere (tests/architecture/code-rules.ts).
 * @returns undefined if it is no JSON, or not what the schema describes
 * @example
 * readJson(anything, '{"a": 1}') // => { a: 1 }
 * readJson(anything, '{"a":') // => undefined
 */
export function readJson<Value>(schema: Schema<Value>, bytes: string | Uint8Array): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString())).data
  } catch {
    return undefined
  }
}

/**
 * Whether a value is an object with keys, and not an array or null.
 * @example
 * isRecord({ a: 1 }) // => true
 * isRecord([]) // => false
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Values by their keys. */
export type Values = Readonly<Record<string, unknown>>

/**
 * Returns a value if it is an object with keys; otherwise an empty one.
 * @example
 * toRecord({ a: 1 }) // => { a: 1 }
 * toRecord('a') // => {}
 */
export function toRecord(value: unknown): Values {
  return isRecord(value) ? value : {}
}
