import { Worker } from 'node:worker_threads'
import { close, createIndex } from 'pagefind'

/** A story as the search knows it. */
export interface SearchRecord {
  /** Its address, from the language's front page on. */
  readonly url: string
  /** All its words, but the headline. */
  readonly text: string
  /** What a result shows, and what can be found as well. */
  readonly meta: Readonly<Record<string, string>>
}

/** How many stories' texts share a file, of which a search loads those that its results are in. */
const TEXTS_PER_FILE = 4

/** Stories that share an index. */
export interface Bucket {
  readonly lang: string
  readonly records: readonly SearchRecord[]
  /** Whether this is its language's first index, which brings the program that searches them all. */
  readonly isFirst: boolean
}

/** Fewer stories than this are indexed sooner than a thread starts. */
const WORTH_A_THREAD = 64

let last: Promise<unknown> = Promise.resolve()

/**
 * Indexes stories with Pagefind, large buckets in threads of their own.
 * @returns the files of the index, by their names in it
 * @throws what Pagefind finds wrong
 */
export function indexBucket(bucket: Bucket): Promise<ReadonlyMap<string, Uint8Array>> {
  if (bucket.records.length >= WORTH_A_THREAD) return indexApart(bucket)
  // One after another: what ends Pagefind after one would end it for all.
  const next = last.then(() => indexHere(bucket))
  last = next.catch(() => {})
  return next
}

function indexApart(workerData: Bucket): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./index-worker.ts', import.meta.url), { workerData })
    worker.on('message', done)
    worker.on('error', failed)
  })
}

/** Indexes stories in this thread. Only what a search loads is kept: Pagefind's own script and pages are not. */
export async function indexHere({ lang, records, isFirst }: Bucket): Promise<ReadonlyMap<string, Uint8Array>> {
  const maxFragments = Math.max(1, Math.ceil(records.length / TEXTS_PER_FILE))
  const { index, errors } = await createIndex({ forceLanguage: lang, maxFragments })
  if (!index) throw new Error(`Pagefind could not begin: ${errors.join(' ')}`)
  for (const { url, text, meta } of records) {
    const added = await index.addCustomRecord({ url, content: text, language: lang, meta: { ...meta } })
    if (added.errors.length > 0) throw new Error(`Pagefind could not index ${url}: ${added.errors.join(' ')}`)
  }
  const { files } = await index.getFiles()
  await close()
  const program = new RegExp(`^wasm\\.${programOf(files)}\\.pagefind$`)
  const wanted = files.filter(
    ({ path }) => /^pagefind-entry\.json$|\.pf_(meta|index|fragment)$/.test(path) || (isFirst && program.test(path)),
  )
  return new Map(wanted.map(({ path, content }) => [path, content]))
}

/** Pagefind's program for the language: one that knows its endings, or else the one for any language. */
function programOf(files: readonly { path: string; content: Uint8Array }[]): string {
  const own = files.find(({ path }) => /^wasm\.(?!unknown)/.test(path))
  return own?.path.split('.')[1] ?? 'unknown'
}
