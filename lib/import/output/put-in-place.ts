import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** The suffix of the old folder while the finished one replaces it. */
export const OLD = '.old'

/**
 * Moves a finished folder into its place. If there is a folder already, new files replace those of the same names, and
 * the others stay. There is always one complete folder in the place, except between two renames: if the process dies
 * there, `clearLeftovers` restores the old folder at the next import.
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
