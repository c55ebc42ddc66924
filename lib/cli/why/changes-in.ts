import { z } from 'zod'
import { isRecord, readJson } from '../../settings/read-json.ts'

/**
 * Returns the differences of two values, each as a line with its path: `sections.0.label: "Sport" → "Sports"`.
 * @param before JSON
 * @param now JSON
 */
export function changesIn(before: string, now: string): string[] {
  return differences(readJson(z.unknown(), before), readJson(z.unknown(), now), [])
}

function differences(before: unknown, now: unknown, at: readonly string[]): string[] {
  if (JSON.stringify(before) === JSON.stringify(now)) return []
  const [one, other] = [partsOf(before), partsOf(now)]
  if (!one || !other) return [`${at.length > 0 ? `${at.join('.')}: ` : ''}${shown(before)} → ${shown(now)}`]
  const keys = new Set([...one.keys(), ...other.keys()])
  return [...keys].flatMap((key) => differences(one.get(key), other.get(key), [...at, key]))
}

/** Returns the parts of an object or a list by their keys; the pairs of a map by the keys of that. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (isRecord(value)) return new Map(Object.entries(value))
  if (!Array.isArray(value)) return undefined
  const isMap =
    value.length > 0 && value.every((one) => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string')
  return new Map(value.map((one, index) => (isMap ? [one[0], one[1]] : [String(index), one])))
}

/** The most characters of a value in a line. */
const MOST = 80

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}
