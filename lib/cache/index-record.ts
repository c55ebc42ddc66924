import path from 'node:path'
import { isRecord } from '../source/is-record.ts'
import type { ContentCache } from './content-cache.ts'

/** A record of what was found or made, by slug or URL, for the next build or check. */
export interface Index<Entry> {
  /** A digest of all that every entry depends on. */
  readonly state: string
  readonly entries: ReadonlyMap<string, Entry>
}

/** The parts in which entries of an index are written. A part is read only when it is needed. */
export interface EntryForm<Entry> {
  readonly write: (entry: Entry) => readonly unknown[]
  /** @param part reads a part of the entry by its number */
  readonly read: (part: <Part>(number: number) => Part) => Entry
}

/**
 * Returns the index that the last build or check recorded in this state, otherwise an empty one. The first line of the
 * record is JSON for the index as a whole; then follows one line for each entry: JSON for its key and for each part, with
 * tabs between them.
 * @param empty an empty index in this state
 * @param root the content folder, which may have been in another place then
 * @param form the parts in which the entries are written; by default one
 */
export function readIndex<Entry extends object, Rest extends object = object>(
  cache: ContentCache,
  name: string,
  empty: Index<Entry> & Rest,
  root: string,
  form: EntryForm<Entry> = { write: (entry) => [entry], read: (part) => part(0) },
): Index<Entry> & Rest {
  try {
    const [first, ...lines] = linesOf(cache.recorded(name) ?? Buffer.of())
    const head: Index<Entry> & Rest = JSON.parse(first?.toString() ?? '{}')
    if (head.state !== empty.state) return empty
    return { ...head, entries: new Map(lines.map((line) => entryIn(line, root, form))) }
  } catch {
    return empty // Another version wrote it.
  }
}

/** The lines from which entries were read. An entry that has not changed is written as the same bytes. */
const lineOf = new WeakMap<object, Buffer>()

function entryIn<Entry extends object>(line: Buffer, root: string, { read }: EntryForm<Entry>): [string, Entry] {
  const ends = [-1]
  for (let end = line.indexOf('\t'); end >= 0; end = line.indexOf('\t', end + 1)) ends.push(end)
  const value = (index: number) => JSON.parse(line.toString('utf8', (ends[index] ?? 0) + 1, ends[index + 1]))
  const part = <Part>(number: number): Part => {
    const holder: { part: Part } = { part: value(number + 1) }
    revive(holder, root)
    return holder.part
  }
  const entry = read(part)
  lineOf.set(entry, line)
  return [value(0), entry]
}

/** Records the whole index or nothing. */
export function writeIndex<Entry extends object>(
  cache: ContentCache,
  name: string,
  { entries, ...head }: Index<Entry>,
  root: string,
  { write }: Pick<EntryForm<Entry>, 'write'> = { write: (entry) => [entry] },
): void {
  const line = (parts: readonly unknown[]) =>
    Buffer.from(`${parts.map((part) => JSON.stringify(part, replacer(root))).join('\t')}\n`)
  const lines = [...entries].map(([key, entry]) => lineOf.get(entry) ?? line([key, ...write(entry)]))
  cache.record(name, inBlocks([line([head]), ...lines]))
}

/** Joins lines to blocks of a thousand, so that the file is written in few steps. */
function* inBlocks(lines: readonly Buffer[]): Generator<Buffer> {
  for (let start = 0; start < lines.length; start += 1000) yield Buffer.concat(lines.slice(start, start + 1000))
}

/** Returns the lines of a file, each with its end. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start)
    if (end < 0) throw new Error('The last line has no end.')
    lines.push(bytes.subarray(start, end + 1))
    start = end + 1
  }
  return lines
}

// JSON has no maps, so they are written as `$map`. Paths of pictures are relative to the content folder, which may
// move.
function replacer(root: string): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (key === 'path' && typeof value === 'string') return path.relative(root, value)
    return value instanceof Map ? { $map: [...value] } : value
  }
}

/** Undoes `replacer` in parsed JSON, in place. A reviver of JSON.parse would take ten times as long. */
function revive(value: unknown, root: string): unknown {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (typeof item === 'object') value[index] = revive(item, root)
    return value
  }
  if (!isRecord(value)) return value
  if (Array.isArray(value.$map)) {
    revive(value.$map, root)
    return new Map(value.$map)
  }
  for (const key of Object.keys(value)) {
    const inner = value[key]
    if (typeof inner === 'object') value[key] = revive(inner, root)
    else if (key === 'path' && typeof inner === 'string') value[key] = path.join(root, inner)
  }
  return value
}
