import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { ContentCache } from './content-cache.ts'
import { type EntryForm, entryIn, entryLine, firstIn, isWholeLine, linesOf } from './index-lines.ts'
import { readEdits, writeEdits } from './index-record.ts'
import { SEAL } from './sealed-file.ts'

/** The bytes that are read of an index at once. */
const CHUNK = 4096

/**
 * An index of which single entries are read and replaced, so that the work does not grow with the index. Its entries are
 * sorted by key.
 */
export class OpenIndex<Entry extends object, Head extends object> {
  readonly head: Head
  readonly #cache: ContentCache
  readonly #name: string
  readonly #root: string
  readonly #form: EntryForm<Entry>
  /** The lines that replace others. */
  readonly #edits: ReadonlyMap<string, Buffer>
  /** The place of the first entry. */
  readonly #first: number
  readonly #entries = new Map<string, Entry | undefined>()

  /**
   * Opens the index that was recorded under a name.
   * @param root the content folder, which may have been in another place then
   * @throws if there is none, or if its head is damaged
   */
  constructor(cache: ContentCache, name: string, root: string, form: EntryForm<Entry>) {
    this.#cache = cache
    this.#name = name
    this.#root = root
    this.#form = form
    const first = this.#lineAt(0)
    const edits = readEdits<Head>(cache, name)
    if (!isWholeLine(first)) throw new Error(`The first line of “${name}” is damaged.`)
    this.head = edits?.head ?? firstIn(first)
    this.#edits = new Map(edits?.lines.map((line) => [firstIn(line), line]))
    this.#first = first.length
  }

  /** Returns an entry, always the same object for a key; undefined if it is missing or damaged. */
  get(key: string): Entry | undefined {
    if (this.#entries.has(key)) return this.#entries.get(key)
    const entry = this.#entryOf(key)
    this.#entries.set(key, entry)
    return entry
  }

  /** Replaces the head and some entries, or nothing. */
  replace(head: Head, entries: ReadonlyMap<string, Entry>): void {
    const lines = new Map(this.#edits)
    for (const [key, entry] of entries) lines.set(key, entryLine(key, entry, this.#root, this.#form))
    writeEdits(this.#cache, this.#name, { head, lines: [...lines.values()] }, this.#root)
  }

  #entryOf(key: string): Entry | undefined {
    try {
      const line = this.#edits.get(key) ?? this.#find(key)
      return line && isWholeLine(line) ? entryIn(line, this.#root, this.#form) : undefined
    } catch {
      return undefined // A line that was read on the way is damaged.
    }
  }

  #find(key: string): Buffer | undefined {
    let [low, high] = [this.#first, statSync(this.#file).size - SEAL]
    while (high - low > CHUNK) {
      const middle = (low + high) >> 1
      const start = middle + this.#lineAt(middle).length // The first line that begins after the middle.
      if (start >= high) break
      if (firstIn(this.#lineAt(start)) <= key) low = start
      else high = start
    }
    return linesOf(this.#read(low, high - low)).find((line) => firstIn(line) === key)
  }

  /** Returns the bytes from a place to the end of the line. */
  #lineAt(place: number): Buffer {
    for (let length = CHUNK; ; length *= 2) {
      const bytes = this.#read(place, length)
      const end = bytes.indexOf('\n')
      if (end >= 0) return bytes.subarray(0, end + 1)
      if (bytes.length < length) throw new Error(`A line of “${this.#name}” has no end.`)
    }
  }

  #read(place: number, length: number): Buffer {
    const handle = openSync(this.#file, 'r')
    try {
      const bytes = Buffer.allocUnsafe(length)
      return bytes.subarray(0, readSync(handle, bytes, 0, length, place))
    } finally {
      closeSync(handle)
    }
  }

  get #file(): string {
    return this.#cache.recordFile(this.#name)
  }
}
