/** The part of Pagefind's own interface that the search uses. */
export interface Pagefind {
  init(): Promise<void>
  options(options: Readonly<Record<string, unknown>>): Promise<void>
  mergeIndex(address: string, options: Readonly<Record<string, unknown>>): Promise<void>
  search(words: string): Promise<{ readonly results: readonly PagefindResult[] }>
}

/** A story that was found; what is shown of it is loaded on demand. */
export interface PagefindResult {
  data(): Promise<PagefindStory>
}

/** What is shown of a story that was found. */
export interface PagefindStory {
  readonly url: string
  /** As HTML: `<mark>` around what was found, and nothing else. */
  readonly excerpt: string
  readonly meta: Readonly<Record<string, string | undefined>>
}

/** Opens Pagefind; the press puts it into the search page's script. */
export type OpenPagefind = (options: Readonly<Record<string, unknown>>) => Pagefind

/**
 * Opens all the indexes that a search page has beside itself, as one.
 * @param page the search page's address
 */
export async function openIndexes(open: OpenPagefind, page: URL, buckets: number): Promise<Pagefind> {
  const shared = {
    baseUrl: new URL('..', page).pathname,
    metaCacheTag: '', // the server says whether an index is still the same; Pagefind would ask anew each time
    excerptLength: 28,
    excerptEllipsis: '…',
  }
  const [first, ...others] = Array.from({ length: buckets }, (_, bucket) => new URL(`${bucket}/`, page).pathname)
  const pagefind = open({ ...shared, basePath: first, noWorker: true })
  await pagefind.init()
  await Promise.all(others.map((address) => pagefind.mergeIndex(address, shared)))
  return pagefind
}
