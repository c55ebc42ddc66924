import type { z } from 'zod'
import { didYouMean } from '../problem/did-you-mean.ts'

/**
 * Reads a value without its wrong keys, so that the rest can be checked, too.
 * @param needed the keys on which other checks depend: if one of them is wrong, or written wrongly, what they would
 * report
 *   may follow from that
 * @returns undefined if such a key is wrong, or if the value is nothing without its wrong keys
 */
export function soundPart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  needed: readonly string[],
): z.infer<Schema> | undefined {
  const wrong = new Set<string>()
  for (const issue of issues) {
    const unknown = issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : undefined
    const keys = unknown ?? issue.path.slice(0, 1).map(String)
    const matters = (key: string) => needed.includes(key) || (unknown && didYouMean(key, needed) !== undefined)
    if (keys.length === 0 || keys.some(matters)) return undefined
    for (const key of keys) wrong.add(key)
  }
  const rest = Object.entries(Object(value)).filter(([key]) => !wrong.has(key))
  return schema.safeParse(Object.fromEntries(rest)).data
}
