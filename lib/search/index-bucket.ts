import { close, createIndex } from 'pagefind'
import { WorkerPool } from '../threads/worker-pool.ts'

/** A story as it is indexed. */
export interface SearchRecord {
  /** Its address, relative to the front page of the language. */
  readonly url: string
  /** All its words, without the headline. */
  readonly text: string
  /** The metadata that a result shows and that a search also finds. */
  readonly meta: Readonly<Record<string, string>>
  /** The languages of the story, if pages of other languages search the index too. */
  readonly languages?: readonly string[] | undefined
}

/** The number of stories whose texts share a file. A search loads only the files that contain its results. */
const TEXTS_PER_FILE = 4

/** The stories that share an index. */
export interface Bucket {
  readonly lang: string
  readonly records: readonly SearchRecord[]
  /** Whether this is the first index of its language, which includes the program that searches them all. */
  readonly isFirst: boolean
}

/** With fewer stories than this, indexing takes less time than starting a thread. */
const WORTH_A_THREAD = 64

let last: Promise<unknown> = Promise.resolve()

/**
 * Indexes stories with Pagefind. Large buckets are indexed in threads of their own.
 * @returns the files of the index, by their names in it
 * @throws the errors that Pagefind reports
 */
export function indexBucket(bucket: Bucket): Promise<ReadonlyMap<string, Uint8Array>> {
  if (bucket.records.length >= WORTH_A_THREAD) return indexApart(bucket)
  // The indexes of this thread are made one after another, because closing Pagefind after one would close it for all.
  const next = last.then(() => indexHere(bucket))
  last = next.catch(() => {})
  return next
}

async function indexApart(bucket: Bucket): Promise<ReadonlyMap<string, Uint8Array>> {
  const pool = new WorkerPool<{ indexHere: typeof indexHere }>(new URL('./index-worker.ts', import.meta.url), {}, 1)
  try {
    return await pool.run('indexHere', bucket)
  } finally {
    await pool.close()
  }
}

/** Indexes stories in this thread. It keeps only what a search loads, without Pagefind's own script and pages. */
export async function indexHere({ lang, records, isFirst }: Bucket): Promise<ReadonlyMap<string, Uint8Array>> {
  const maxFragments = Math.max(1, Math.ceil(records.length / TEXTS_PER_FILE))
  const { index, errors } = await createIndex({ forceLanguage: lang, maxFragments })
  if (!index) throw new Error(`Pagefind could not begin: ${errors.join(' ')}`)
  for (const { url, text, meta, languages } of records) {
    const filters = languages && { filters: { in: [...languages] } }
    const added = await index.addCustomRecord({ url, content: text, language: lang, meta: { ...meta }, ...filters })
    if (added.errors.length > 0) throw new Error(`Pagefind could not index ${url}: ${added.errors.join(' ')}`)
  }
  const { files } = await index.getFiles()
  await close()
  const program = new RegExp(`^wasm\\.${programOf(files)}\\.pagefind$`)
  const wanted = files.filter(
    ({ path }) =>
      /^pagefind-entry\.json$|\.pf_(meta|index|filter|fragment)$/.test(path) || (isFirst && program.test(path)),
  )
  return new Map(wanted.map(({ path, content }) => [path, content]))
}

/** Returns the name of Pagefind's program: one that knows the language's word endings, or the one for any language. */
function programOf(files: readonly { path: string; content: Uint8Array }[]): string {
  const own = files.find(({ path }) => /^wasm\.(?!unknown)/.test(path))
  return own?.path.split('.')[1] ?? 'unknown'
}
