import { Document, isCollection, isMap, isScalar, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml'
import { sentence } from '../problem/wording.ts'
import { isRecord, toRecord, type Values } from '../settings/read-json.ts'

/**
 * Writes changed values into YAML and leaves everything else unchanged: comments, order, quotation marks, spaces.
 * @param before the old values of all keys that may change
 * @param after the new values of the same keys; a key that is missing is removed
 */
export function patchYaml(yaml: string, before: unknown, after: unknown): string {
  const [was, will] = [toRecord(before), toRecord(after)]
  // New keys are added in a second step, because they come after the last of the remaining keys.
  const kept = apply(yaml, changesIn(yaml, mapOf(yaml), was, will))
  return apply(kept, additionsIn(kept, mapOf(kept), was, will))
}

/** A range of a text, and the text that replaces it. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

function changesIn(yaml: string, map: YAMLMap | undefined, was: Values, will: Values): Edit[] {
  return pairsOf(map).flatMap(([key, pair]): Edit[] => {
    const value = will[key]
    if (!(key in was) || isSame(was[key], value)) return []
    const start = startOf(pair)
    if (normalizeValue(value) === undefined)
      return [{ from: start - columnOf(yaml, start), to: endOfLine(yaml, endOf(yaml, pair)), text: '' }]
    const inner = innerMap(pair, was[key], value)
    if (inner) return changesIn(yaml, inner, toRecord(was[key]), toRecord(value))
    return [replacement(yaml, pair, key, was[key], value)]
  })
}

function additionsIn(yaml: string, map: YAMLMap | undefined, was: Values, will: Values): Edit[] {
  const pairs = new Map(pairsOf(map))
  const inside = [...pairs].flatMap(([key, pair]): Edit[] => {
    const inner = innerMap(pair, was[key], will[key])
    return inner ? additionsIn(yaml, inner, toRecord(was[key]), toRecord(will[key])) : []
  })
  const fresh = Object.entries(will).filter(([key, value]) => !pairs.has(key) && normalizeValue(value) !== undefined)
  const last = [...pairs.values()].at(-1)
  const indent = last ? columnOf(yaml, startOf(last)) : 0
  const at = last ? endOfLine(yaml, endOf(yaml, last)) : yaml.length
  const text = fresh
    .map(([key, value]) => `${' '.repeat(indent)}${pairText(key, normalizeValue(value), indent)}\n`)
    .join('')
  return [...inside, ...(text ? [{ from: at, to: at, text }] : [])]
}

/** Returns a map whose keys can be changed one by one. In a map between braces only values can be changed. */
function innerMap({ value: node }: Pair, was: unknown, will: unknown): YAMLMap | undefined {
  if (!isMap(node) || !isRecord(was) || !isRecord(will)) return undefined
  const keys = (value: unknown) =>
    Object.keys(toRecord(normalizeValue(value)))
      .sort()
      .join()
  return node.flow && keys(was) !== keys(will) ? undefined : node
}

function replacement(yaml: string, pair: Pair, key: string, was: unknown, value: unknown): Edit {
  const { value: node } = pair
  const normal = normalizeValue(value)
  const [from = 0, to = 0] = (isScalar(node) && node.range) || []
  if (
    isScalar(node) &&
    to > from &&
    typeof normal === 'string' &&
    !normal.includes('\n') &&
    !node.type?.startsWith('BLOCK')
  ) {
    const scalar = new Scalar(normal)
    if (node.type) scalar.type = node.type
    // The value is written as in a flow list, with quotation marks where any brackets would need them.
    return { from, to, text: flowText([scalar]).slice(1, -1) }
  }
  const text =
    isCollection(node) && node.flow
      ? `${key}: ${flowText(merged(node, was, normal))}`
      : pairText(key, normal, columnOf(yaml, startOf(pair)))
  return { from: startOf(pair), to: endOf(yaml, pair), text }
}

/** Returns a flow collection with its changes. Keys that the form does not contain stay. */
function merged(node: unknown, was: unknown, will: unknown): unknown {
  if (!isMap(node) || !isRecord(was) || !isRecord(will)) return will
  const map = node.clone()
  if (!isMap(map)) return will
  for (const key of Object.keys({ ...was, ...will })) {
    if (isSame(was[key], will[key])) continue
    if (will[key] === undefined) map.delete(key)
    else map.set(key, will[key])
  }
  return map
}

function pairText(key: string, value: unknown, indent: number): string {
  const text = new Document({ [key]: value }).toString({ lineWidth: 0 }).trimEnd()
  return text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`)
}

function flowText(value: unknown): string {
  const document = new Document(value)
  if (isCollection(document.contents)) document.contents.flow = true
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
}

/** Makes the edits of a text. Of two at one place, the first in the list comes first in the text. */
function apply(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = edits.toReversed().toSorted((a, b) => b.from - a.from)
  return fromTheEnd.reduce((all, { from, to, text: piece }) => all.slice(0, from) + piece + all.slice(to), text)
}

/** Returns the offset at which a pair begins in the text. */
function startOf({ key }: Pair): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0
}

/** Returns the offset at which the value of a pair ends, without empty lines after it. */
function endOf(yaml: string, { key, value }: Pair): number {
  const range =
    (isScalar(value) || isCollection(value) ? value.range : undefined) ?? (isScalar(key) ? key.range : undefined)
  return yaml.slice(0, range?.[1] ?? 0).trimEnd().length
}

/** Returns the offset of the line after the one that contains an offset. */
function endOfLine(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', at)
  return end < 0 ? yaml.length : end + 1
}

/** Returns the column of an offset: its distance from the beginning of its line. */
function columnOf(yaml: string, at: number): number {
  return at - (yaml.lastIndexOf('\n', at - 1) + 1)
}

/** Returns the top-level map of a YAML text; undefined if it has none. */
function mapOf(yaml: string): YAMLMap | undefined {
  const { contents } = parseDocument(yaml)
  return isMap(contents) ? contents : undefined
}

/** Returns the pairs of a map, each with its key. */
function pairsOf(map: YAMLMap | undefined): [string, Pair][] {
  return (map?.items ?? []).map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair])
}

/**
 * Normalises a value for comparison, because the form trims texts and fills in empty values.
 * @returns undefined for an empty value and for `false`
 */
export function normalizeValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) {
    const items = value.map(normalizeValue).filter((item) => item !== undefined)
    return items.length > 0 ? items : undefined
  }
  if (isRecord(value)) {
    const all = Object.entries(value).map(([key, one]) => [key, normalizeValue(one)] as const)
    const entries = all.filter(([, one]) => one !== undefined)
    return entries.length > 0 ? Object.fromEntries(entries) : undefined
  }
  return value === false || value === null ? undefined : value
}

/** Returns whether two values are equal after normalisation, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(normalizeValue(one), sortKeys) === JSON.stringify(normalizeValue(other), sortKeys)
}

function sortKeys(_: string, value: unknown): unknown {
  return isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
}

const FRONT_MATTER = /^(---[ \t]*\n)([\s\S]*?)^(---[ \t]*(?:\n|$))/m

/**
 * Splits a story's file into its opening fence, the YAML with its last line break, the closing fence, and the text.
 * @throws if it does not begin with front matter
 */
export function splitStory(text: string): Readonly<Record<'opening' | 'yaml' | 'closing' | 'rest', string>> {
  const [whole, opening = '', yaml = '', closing = ''] = FRONT_MATTER.exec(text) ?? []
  if (whole === undefined || !text.startsWith(whole))
    throw new Error(sentence`The file does not begin with front matter.`)
  return { opening, yaml, closing, rest: text.slice(whole.length) }
}
