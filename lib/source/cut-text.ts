import type { YamlValue } from './parse-yaml.ts'
import type { SourceFile } from './source-file.ts'

/** A text that YAML has cut at a comma, because it is in braces without quotation marks. */
export interface CutText {
  readonly key: string
  readonly text: string
  /** Whether the unknown key is the first piece after the text: the others need no message of their own. */
  readonly isFirst: boolean
}

/**
 * Finds the text of which an unknown key is a piece: in `{date: 2026-03-02, text: It took 45 days, not 40.}` the key
 * `not 40.` is one of `text`.
 * @param path the path of the group that has the key
 * @returns undefined if the key is written as one
 */
export function cutTextAt(
  source: SourceFile,
  { value, placeOf }: YamlValue,
  path: readonly PropertyKey[],
  unknown: string,
): CutText | undefined {
  let parent: unknown = value
  for (const key of path) parent = Object(parent)[key]
  const { line, column } = placeOf([...path, unknown], 'key')
  const after = source.text.split('\n')[line - 1]?.slice(column - 1 + unknown.length)
  if (after === undefined || !/^\s*[,}]/.test(after)) return undefined
  const entries = Object.entries(Object(parent))
  const at = entries.findIndex(([key]) => key === unknown)
  const start = entries.findLastIndex(([, one], index) => index < at && one !== null)
  const [key, text] = entries[start] ?? []
  if (key === undefined || typeof text !== 'string' || entries[at]?.[1] !== null) return undefined
  const end = entries.findIndex(([, one], index) => index > at && one !== null)
  const pieces = entries.slice(start + 1, end < 0 ? undefined : end).map(([piece]) => piece)
  return { key, text: [text, ...pieces].join(', '), isFirst: at === start + 1 }
}
