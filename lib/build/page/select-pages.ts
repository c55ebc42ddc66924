import path from 'node:path'

// Next exports its 404 page under internal names as well as to 404.html.
const INTERNAL = /^(404|_not-found|_next)\//

/**
 * Returns the HTML pages of an export, as sorted paths relative to it. It selects from an allow-list, because
 * everything else that Next writes (runtime, flight payloads, manifests) serves Next's own router.
 * @param files the full paths of the exported files
 */
export function selectPages(stock: string, files: readonly string[]): string[] {
  return files
    .map((file) => path.relative(stock, file).split(path.sep).join('/'))
    .filter((name) => name === '404.html' || (path.posix.basename(name) === 'index.html' && !INTERNAL.test(name)))
    .sort()
}
