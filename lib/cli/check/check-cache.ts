import path from 'node:path'
import { archiveFolder } from '../../build/archive/archive-index.ts'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'
import { reasonOf } from '../../problem/reason-of.ts'

const PROJECT = path.resolve(import.meta.dirname, '../../..')

/**
 * Opens a file in which a check caches results for the next one. If its folder cannot be made, that is reported, and
 * the check works without a cache.
 * @param root the content folder
 */
export function openCheckCache(root: string, name: string) {
  let file: string
  try {
    file = path.join(archiveFolder(PROJECT, root), name)
  } catch (error) {
    console.error(`The cache cannot be used, so everything is read. (${reasonOf(error)})`)
    return { read: () => undefined, write: () => {} }
  }
  return {
    /** Returns the cached content; undefined if there is none, or if it is damaged. */
    read: () => readSealed(file),
    /** Writes all of the content or none. If it cannot be written, that is reported, and the check goes on. */
    write: (content: string | Uint8Array) => {
      try {
        writeSealed(file, [content])
      } catch (error) {
        console.error(`The results cannot be cached for the next check: ${reasonOf(error)}`)
      }
    },
  }
}
