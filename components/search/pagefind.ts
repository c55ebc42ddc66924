/** The part of Pagefind's API that the search uses. */
export interface Pagefind {
  init(): Promise<void>
  options(options: Readonly<Record<string, unknown>>): Promise<void>
  mergeIndex(address: string, options: Readonly<Record<string, unknown>>): Promise<void>
  search(words: string): Promise<{ readonly results: readonly PagefindResult[] }>
}

/** A story in the results; its content is loaded on demand. */
export interface PagefindResult {
  data(): Promise<PagefindStory>
}

/** The content of one result. */
export interface PagefindStory {
  readonly url: string
  /** HTML, in which `<mark>` around each match is the only element. */
  readonly excerpt: string
  readonly meta: Readonly<Record<string, string | undefined>>
}

/** The function that opens Pagefind; the build puts it into the search page's script. */
export type OpenPagefind = (options: Readonly<Record<string, unknown>>) => Pagefind

/**
 * Opens all the indexes beside a search page as one.
 * @param page the search page's address
 */
export async function openIndexes(open: OpenPagefind, page: URL, buckets: number): Promise<Pagefind> {
  const shared = {
    baseUrl: new URL('..', page).pathname,
    metaCacheTag: '', // leaves caching to HTTP; otherwise Pagefind would load each index again every time
    excerptLength: 28,
    excerptEllipsis: '…',
  }
  const [first, ...others] = Array.from({ length: buckets }, (_, bucket) => new URL(`${bucket}/`, page).pathname)
  const pagefind = open({ ...shared, basePath: first, noWorker: true })
  await pagefind.init()
  await Promise.all(others.map((address) => pagefind.mergeIndex(address, shared)))
  return pagefind
}
