import type { ContentCache } from './content-cache.ts'
import { type EntryForm, entryIn, entryLine, firstIn, linesOf, toLine } from './index-lines.ts'
import { sealOf } from './sealed-file.ts'

/** A record of what was found or made, by slug or URL, for the next build or check. */
export interface Index<Entry> {
  /** A digest of all that every entry depends on. */
  readonly state: string
  readonly entries: ReadonlyMap<string, Entry>
}

/** An index without its entries. */
export type IndexHead<Whole> = Omit<Whole, 'entries'>

/**
 * Returns the index that the last build or check recorded in this state, otherwise an empty one. The first line of the
 * record is JSON for the index as a whole; then follows one line for each entry. Entries that were replaced since are in
 * another record.
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
    const edits = readEdits<IndexHead<Index<Entry> & Rest>>(cache, name)
    const head: Index<Entry> & Rest = edits?.head ?? firstIn(first ?? Buffer.of())
    if (head.state !== empty.state) return empty
    const entries = [...lines, ...(edits?.lines ?? [])].map(
      (line) => [firstIn(line), entryIn(line, root, form)] as const,
    )
    return { ...head, entries: new Map(entries) }
  } catch {
    return empty // Another version wrote it.
  }
}

/** Records the whole index or nothing. */
export function writeIndex<Entry extends object>(
  cache: ContentCache,
  name: string,
  { entries, ...head }: Index<Entry>,
  root: string,
  form: Pick<EntryForm<Entry>, 'write'> = { write: (entry) => [entry] },
): void {
  cache.record(name, inBlocks(linesIn(head, entries, root, form)))
}

/** The lines of an index. Each is made only when it is written: all at once would take 4 kB of memory for each story. */
function* linesIn<Entry extends object>(
  head: object,
  entries: Index<Entry>['entries'],
  root: string,
  form: Pick<EntryForm<Entry>, 'write'>,
): Generator<Buffer> {
  yield toLine([head], root)
  for (const [key, entry] of entries) yield entryLine(key, entry, root, form)
}

/** A new head and some new entries of an index, so that an edit need not write all of it. */
interface Edits<Head> {
  readonly head: Head
  readonly lines: readonly Buffer[]
}

/** Returns what was replaced in an index since it was recorded; undefined if nothing was. */
export function readEdits<Head>(cache: ContentCache, name: string): Edits<Head> | undefined {
  const [first, ...lines] = linesOf(cache.recorded(editsOf(name)) ?? Buffer.of())
  const { of, head }: { of?: string; head?: Head } = first ? firstIn(first) : {}
  return head && of === sealOf(cache.recordFile(name)) ? { head, lines } : undefined
}

/** Records what is replaced in an index: everything since it was recorded, or nothing. */
export function writeEdits<Head>(cache: ContentCache, name: string, { head, lines }: Edits<Head>, root: string): void {
  cache.record(editsOf(name), inBlocks([toLine([{ of: sealOf(cache.recordFile(name)), head }], root), ...lines]))
}

/** Returns a text that differs whenever an index or what is replaced in it was written again. */
export function versionOf(cache: ContentCache, name: string): string {
  return [name, editsOf(name)].map((record) => sealOf(cache.recordFile(record)) ?? '').join(' ')
}

function editsOf(name: string): string {
  return `${name}-edits`
}

/** Joins lines to blocks of a thousand, so that the file is written in few steps. */
function* inBlocks(lines: Iterable<Buffer>): Generator<Buffer> {
  let block: Buffer[] = []
  for (const line of lines) {
    block.push(line)
    if (block.length < 1000) continue
    yield Buffer.concat(block)
    block = []
  }
  yield Buffer.concat(block)
}
