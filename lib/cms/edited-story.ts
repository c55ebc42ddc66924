import { parse } from 'yaml'
import { isRecord } from '../source/is-record.ts'

/** A story's file as the desk's form holds it: front matter by its keys, and the Markdown under it. */
export type EditedStory = Readonly<Record<string, unknown>>

/** The two parts of a story's file, to the letter. */
export interface SplitStory {
  /** The YAML between the fences, with its last line's end. */
  readonly yaml: string
  /** Where it begins in the file. */
  readonly at: number
  /** What stands under it. */
  readonly rest: string
}

const FRONT_MATTER = /^(---[ \t]*\n)([\s\S]*?)^---[ \t]*(?:\n|$)/m

/**
 * Takes a story's file apart.
 * @throws if it does not begin with front matter
 */
export function splitStory(text: string): SplitStory {
  const [whole, opening = '', yaml = ''] = FRONT_MATTER.exec(text) ?? []
  if (whole === undefined || !text.startsWith(whole)) throw new Error('The file does not begin with front matter.')
  return { yaml, at: opening.length, rest: text.slice(whole.length) }
}

/**
 * What the desk's form shows of a file.
 * @param known which parts of the front matter the form has
 * @throws if the front matter cannot be read
 */
export function toEdited(text: string, known: Known): EditedStory {
  const { yaml, rest } = splitStory(text)
  return { ...shownOf(parse(yaml), known), body: rest.trim() }
}

/** The keys of a form: a key's own keys, or true where it has none. */
export interface Known {
  readonly [key: string]: Known | true
}

function shownOf(value: unknown, known: Known): Record<string, unknown> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, inner]) => {
      const own = value[key]
      if (own === undefined || own === null) return []
      return [[key, inner === true || !isRecord(own) ? own : shownOf(own, inner)]]
    }),
  )
}

/**
 * A value as it counts: the form trims texts and fills in what is empty.
 * @returns undefined for what is empty, and for a no
 */
export function whatCounts(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) {
    const items = value.map(whatCounts).filter((item) => item !== undefined)
    return items.length > 0 ? items : undefined
  }
  if (isRecord(value)) {
    const all = Object.entries(value).map(([key, one]) => [key, whatCounts(one)] as const)
    const entries = all.filter(([, one]) => one !== undefined)
    return entries.length > 0 ? Object.fromEntries(entries) : undefined
  }
  return value === false || value === null ? undefined : value
}

/** Whether two values come to the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(whatCounts(one), sortKeys) === JSON.stringify(whatCounts(other), sortKeys)
}

function sortKeys(_: string, value: unknown): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
}
