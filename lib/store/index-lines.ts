import path from 'node:path'
import { isRecord } from '../source/is-record.ts'
import { sha256 } from './sha256.ts'

/** The parts in which entries of an index are written. A part is read only when it is needed. */
export interface EntryForm<Entry> {
  readonly write: (entry: Entry) => readonly unknown[]
  /** @param part reads a part of the entry by its number */
  readonly read: (part: <Part>(number: number) => Part) => Entry
}

/** The lines from which entries were read. An entry that has not changed is written as the same bytes. */
const lineOf = new WeakMap<object, Buffer>()

/** The length of the digest at the end of each line, in hex digits. */
const SHORT = 16

/** Returns an entry as one line: JSON for its key and for each part, then a digest of them, with tabs between them. */
export function entryLine<Entry extends object>(
  key: string,
  entry: Entry,
  root: string,
  { write }: Pick<EntryForm<Entry>, 'write'>,
): Buffer {
  return lineOf.get(entry) ?? toLine([key, ...write(entry)], root)
}

/** Returns values as one line: JSON for each, then a digest of them, with tabs between them. */
export function toLine(values: readonly unknown[], root: string): Buffer {
  const text = values.map((value) => JSON.stringify(value, replacer(root))).join('\t')
  return Buffer.from(`${text}\t${sha256(text).slice(0, SHORT)}\n`)
}

/** Whether a line has the digest that is at its end, so that it is as it was written. */
export function isWholeLine(line: Buffer): boolean {
  const end = line.lastIndexOf('\t')
  return sha256(line.subarray(0, Math.max(0, end))).slice(0, SHORT) === line.toString('utf8', end + 1).trimEnd()
}

/** Returns the first value of a line: the key of an entry. */
export function firstIn(line: Buffer) {
  return JSON.parse(line.toString('utf8', 0, line.indexOf('\t')))
}

/** Returns the entry that `entryLine` wrote. Its parts are read when they are needed. */
export function entryIn<Entry extends object>(line: Buffer, root: string, { read }: EntryForm<Entry>): Entry {
  const ends: number[] = []
  for (let end = line.indexOf('\t'); end >= 0; end = line.indexOf('\t', end + 1)) ends.push(end)
  const part = <Part>(number: number): Part => {
    const text = line.toString('utf8', (ends[number] ?? 0) + 1, ends[number + 1])
    const holder: { part: Part } = { part: JSON.parse(text) }
    revive(holder, root)
    return holder.part
  }
  const entry = read(part)
  lineOf.set(entry, line)
  return entry
}

/**
 * Returns the lines of a file, each with its end.
 * @throws if the last one has no end
 */
export function linesOf(bytes: Buffer): Buffer[] {
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
