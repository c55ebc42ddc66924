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
