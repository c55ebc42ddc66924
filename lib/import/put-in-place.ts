import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * Puts a finished folder where it belongs. Where there is one already, the files of the new one take the places of its own of
 * the same names, and the others stay; at every moment the one or the other stands there whole, but for the time between two
 * renames.
 */
export function putInPlace(finished: string, target: string): void {
  mkdirSync(path.dirname(target), { recursive: true })
  if (!existsSync(target)) {
    renameSync(finished, target)
    return
  }
  const joined = `${finished}.joined`
  const old = `${finished}.old`
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
