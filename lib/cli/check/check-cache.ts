import path from 'node:path'
import { archiveFolder } from '../../build/archive/archive-index.ts'
import { reasonOf } from '../../problem/reason-of.ts'

const PROJECT = path.resolve(import.meta.dirname, '../../..')

/**
 * A file in which a check keeps what the next one need not find out again.
 * @param root the content folder
 * @returns undefined where nothing can be written, which is said; the check then goes on without it
 */
export function cacheFile(root: string, name: string): string | undefined {
  try {
    return path.join(archiveFolder(PROJECT, root), name)
  } catch (error) {
    console.error(`The cache cannot be used, so everything is read. (${reasonOf(error)})`)
    return undefined
  }
}
