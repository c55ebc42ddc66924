/** Whether a value is an object with keys, and not an array or null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Values by their keys. */
export type Values = Readonly<Record<string, unknown>>

/** Returns a value if it is an object with keys; otherwise an empty one. */
export function toRecord(value: unknown): Values {
  return isRecord(value) ? value : {}
}
