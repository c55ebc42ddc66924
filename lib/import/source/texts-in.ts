import { isRecord } from '../../source/is-record.ts'

/** The texts in a value: itself, each of a list, or the name of what has one. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (isRecord(value)) return textsIn(value.name ?? value.title)
  return value === null || value === undefined || typeof value === 'boolean'
    ? []
    : [String(value).trim()].filter(Boolean)
}
