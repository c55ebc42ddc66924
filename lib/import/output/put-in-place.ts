import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** How the name ends of what stood where a finished folder is put, until it is there. */
export const OLD = '.old'

/**
 * Puts a finished folder where it belongs. Where there is one already, the files of the new one take the places of its own of
 * the same names, and the others stay; at every moment the one or the other stands there whole, but for the time between two
 * renames: then it is `clearLeftovers` that puts the former back, with the next import.
 */
export function putInPlace(finished: string, target: string): void {
  mkdirSync(path.dirname(target), { recursive: true })
  if (!existsSync(target)) {
    renameSync(finished, target)
    return
  }
  const joined = `${finished}.joined`
  const old = finished + OLD
  cpSync(target, joined, { recursive: true, verbatimSymlinks: true })
  cpSync(finished, joined, { recursive: true })
  renameSync(target, old)
  try {
    renameSync(joined, target)
  } catch (error) {
    renameSync(old, target)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}
