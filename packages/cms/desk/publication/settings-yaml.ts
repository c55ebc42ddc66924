import { Document, isCollection, isNode, isSeq, parse, parseDocument, type YAMLSeq } from 'yaml'
import { isRecord, toRecord } from '../../../../lib/settings/read-json.ts'
import { isSame, patchYaml } from '../../../../lib/source/patch-yaml.ts'

/** The keys on the way to a value of a file. */
export type KeyPath = readonly (string | number)[]

/** Says that a value cannot be changed where it is, such as one that the file names with an alias. */
export class UnchangeableYaml extends Error {}

/**
 * Returns the value under a path; undefined if there is none.
 * @throws if the file cannot be parsed
 */
export function valueAt(yaml: string, path: KeyPath): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)]
    return isRecord(value) ? value[key] : undefined
  }, parse(yaml))
}

/** Returns a value as a list; without entries if it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/**
 * Returns a file with another value under a path. All else stays as it is written.
 * @param value undefined removes the key
 * @throws UnchangeableYaml if the file cannot be written in such a way
 */
export function withValue(yaml: string, path: KeyPath, value: unknown): string {
  const was: unknown = parse(yaml)
  const will = changed(was, path, value)
  const text = patchYaml(yaml === '' || yaml.endsWith('\n') ? yaml : `${yaml}\n`, was, will)
  return checked(text, will)
}

/**
 * Returns a file with another list under a path. Entries that stay are moved as they are written, each with the comments
 * above and beside it. Without entries the key is removed.
 * @throws UnchangeableYaml if the file cannot be written in such a way
 */
export function withList(yaml: string, path: KeyPath, entries: readonly unknown[]): string {
  const node = parseDocument(yaml, { keepSourceTokens: true }).getIn(path, true)
  if (entries.length === 0) return withValue(yaml, path, undefined)
  if (!isSeq(node) || node.items.length === 0) return withValue(yaml, path, entries)
  const was = listOf(valueAt(yaml, path))
  const free = new Set(was.keys())
  const found = entries.map((entry) => {
    const index = [...free].find((one) => isSame(was[one], entry))
    if (index !== undefined) free.delete(index)
    return index
  })
  const isReplaced = (place: number) => entries.length === was.length && free.has(place)
  const kept = entries.map((value, place): KeptEntry => {
    const index = found[place]
    if (index !== undefined) return { index }
    return isReplaced(place) ? { value, index: place } : { value }
  })
  const text = node.flow ? flowList(yaml, node, kept) : blockList(yaml, node, kept)
  return checked(text, changed(parse(yaml), path, entries))
}

/** An entry of a new list: one of the old list, another value, or another value in the place of an old one. */
interface KeptEntry {
  readonly index?: number
  readonly value?: unknown
}

/** Returns a copy of a value with another one under a path. */
function changed(from: unknown, [key, ...rest]: KeyPath, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(from)) return from.map((item, index) => (index === key ? changed(item, rest, value) : item))
  const was = toRecord(from)
  return { ...was, [key]: changed(was[key], rest, value) }
}

function checked(text: string, will: unknown): string {
  if (isSame(valueOrNothing(text), will)) return text
  throw new UnchangeableYaml(text)
}

/** Returns what a file has; undefined if it cannot be parsed. */
function valueOrNothing(yaml: string): unknown {
  try {
    return parse(yaml)
  } catch {
    return undefined
  }
}

/** Returns a file in which the entries of a list on lines of their own are others. */
function blockList(yaml: string, node: YAMLSeq, entries: readonly KeptEntry[]): string {
  const token = node.srcToken?.type === 'block-seq' ? node.srcToken : undefined
  // A comment after the last entry is an item of the parser, too, without a hyphen.
  const dashes = (token?.items ?? []).flatMap(
    ({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? [],
  )
  const starts = dashes.map((dash) => yaml.lastIndexOf('\n', dash - 1) + 1)
  const ends = dashes.map((dash, index) => endOfLine(yaml, Math.max(dash, endOf(yaml, node.items[index]))))
  const [first = 0, last = 0] = [starts[0], ends.at(-1)]
  const indent = yaml.slice(first, dashes[0])
  const stays = new Set(entries.map(({ index }) => index))
  // The lines above an entry go with it. Those above the first are about the list, and those of a deleted entry stay.
  const above = starts.map((start, index) => (index === 0 ? '' : yaml.slice(ends[index - 1], start)))
  let left = ''
  for (const index of above.keys()) {
    left += above[index]
    if (!stays.has(index)) continue
    above[index] = left
    left = ''
  }
  const lines = entries.map(({ index = -1, value }) => {
    const beside = index < 0 ? '\n' : yaml.slice(endOf(yaml, node.items[index]), ends[index])
    const line = value === undefined ? yaml.slice(starts[index], ends[index]) : `${indent}- ${flowText(value)}${beside}`
    return (above[index] ?? '') + withLineEnd(line)
  })
  return yaml.slice(0, first) + lines.join('') + left + yaml.slice(last)
}

/** Returns a file in which the entries of a list in brackets are others. */
function flowList(yaml: string, node: YAMLSeq, entries: readonly KeptEntry[]): string {
  const ranges = node.items.map((item) => (isNode(item) ? item.range : undefined) ?? [0, 0, 0])
  const between = ranges.slice(1).map(([start], index) => yaml.slice(ranges[index]?.[1], start))
  const texts = entries.map(({ index = -1, value }) => {
    const [start, end] = ranges[index] ?? []
    return value === undefined ? yaml.slice(start, end) : flowText(value)
  })
  const joined = texts.map((text, index) => (index === 0 ? text : `${between[index - 1] ?? ', '}${text}`)).join('')
  return yaml.slice(0, ranges[0]?.[0]) + joined + yaml.slice(ranges.at(-1)?.[1])
}

/** Returns a value as it is written in a list: a map in braces, quotation marks where they are needed. */
function flowText(value: unknown): string {
  const document = new Document([value])
  if (isCollection(document.contents)) document.contents.flow = true
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd().slice(1, -1)
}

/** Returns the offset at which a value ends, without empty lines after it. */
function endOf(yaml: string, item: unknown): number {
  return yaml.slice(0, (isNode(item) && item.range?.[1]) || 0).trimEnd().length
}

/** Returns the offset of the line after the one that contains an offset. */
function endOfLine(yaml: string, at: number): number {
  const end = yaml.indexOf('\n', at)
  return end < 0 ? yaml.length : end + 1
}

function withLineEnd(line: string): string {
  return line.endsWith('\n') ? line : `${line}\n`
}
