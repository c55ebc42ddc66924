import path from 'node:path'

// Next exports its not-found page under its internal names as well as to 404.html.
const INTERNAL = /^(404|_not-found|_next)\//

/**
 * The pages of an export, by their names in it. It selects by allow-list: everything else that Next writes (its runtime,
 * flight payloads, manifests) is for its own router.
 * @param files the full paths of what was exported
 */
export function selectPages(stock: string, files: readonly string[]): string[] {
  return files
    .map((file) => path.relative(stock, file).split(path.sep).join('/'))
    .filter((name) => name === '404.html' || (path.posix.basename(name) === 'index.html' && !INTERNAL.test(name)))
    .sort()
}
