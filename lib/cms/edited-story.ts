import { parse } from 'yaml'
import { isRecord } from '../source/is-record.ts'

/** A story's file as the CMS form contains it: the front matter by its keys, and the Markdown below it. */
export type EditedStory = Readonly<Record<string, unknown>>

/** The two parts of a story's file, unchanged. */
export interface SplitStory {
  /** The YAML between the fences, including its last line break. */
  readonly yaml: string
  /** The offset at which the YAML begins in the file. */
  readonly at: number
  /** The text below the front matter. */
  readonly rest: string
}

const FRONT_MATTER = /^(---[ \t]*\n)([\s\S]*?)^---[ \t]*(?:\n|$)/m

/**
 * Splits a story's file into front matter and text.
 * @throws if it does not begin with front matter
 */
export function splitStory(text: string): SplitStory {
  const [whole, opening = '', yaml = ''] = FRONT_MATTER.exec(text) ?? []
  if (whole === undefined || !text.startsWith(whole)) throw new Error('The file does not begin with front matter.')
  return { yaml, at: opening.length, rest: text.slice(whole.length) }
}

/**
 * Returns what the CMS form shows of a file.
 * @param known the keys of the front matter that the form contains
 * @throws if the front matter cannot be parsed
 */
export function toEdited(text: string, known: Known): EditedStory {
  const { yaml, rest } = splitStory(text)
  return { ...shownOf(parse(yaml), known), body: rest.trim() }
}

/** The keys of a form. Each has the keys inside it, or true if it has none. */
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
 * Normalises a value for comparison, because the form trims texts and fills in empty values.
 * @returns undefined for an empty value and for `false`
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

/** Returns whether two values are equal after normalisation, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(whatCounts(one), sortKeys) === JSON.stringify(whatCounts(other), sortKeys)
}

function sortKeys(_: string, value: unknown): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
}
