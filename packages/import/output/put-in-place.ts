import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isRunning } from '../../../lib/store/lock.ts'

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

/** The suffix of the old folder while the finished one replaces it. */
const OLD = '.old'

/** The prefix of the folder in which an import stages stories; the process id follows. */
export const IMPORT_STAGING = '.import-'

/**
 * Deletes what killed imports have left in a content folder. If one had moved a story away and not yet replaced it, the
 * story is restored.
 */
export function clearLeftovers(into: string): void {
  for (const name of existsSync(into) ? readdirSync(into) : []) {
    const [, pid] = /^\.import-(\d+)-/.exec(name) ?? []
    if (pid === undefined || isRunning(Number(pid))) continue
    const room = path.join(into, name)
    for (const collection of ['stories', 'pages']) {
      const folder = path.join(room, path.basename(into), collection)
      for (const old of existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith(OLD)) : []) {
        const target = path.join(into, collection, old.slice(0, -OLD.length))
        if (!existsSync(target)) renameSync(path.join(folder, old), target)
      }
    }
    rmSync(room, { recursive: true, force: true })
  }
}
