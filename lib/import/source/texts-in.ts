import { isRecord } from '../../source/is-record.ts'

/** Returns the texts in a value: the value itself, each item of a list, or the `name` or `title` of an object. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (isRecord(value)) return textsIn(value.name ?? value.title)
  return value === null || value === undefined || typeof value === 'boolean'
    ? []
    : [String(value).trim()].filter(Boolean)
}
