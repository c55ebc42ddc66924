import path from 'node:path'
import { archiveFolder } from '../../build/archive/archive-index.ts'
import { reasonOf } from '../../problem/reason-of.ts'

const PROJECT = path.resolve(import.meta.dirname, '../../..')

/**
 * Returns the path of a file in which a check caches results for the next one.
 * @param root the content folder
 * @returns undefined if the cache cannot be written, which is reported; the check then works without it
 */
export function cacheFile(root: string, name: string): string | undefined {
  try {
    return path.join(archiveFolder(PROJECT, root), name)
  } catch (error) {
    console.error(`The cache cannot be used, so everything is read. (${reasonOf(error)})`)
    return undefined
  }
}
