import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { isRunning } from '../../cache/lock.ts'
import { OLD } from './put-in-place.ts'

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
    for (const shelf of ['stories', 'pages']) {
      const folder = path.join(room, path.basename(into), shelf)
      for (const old of existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith(OLD)) : []) {
        const target = path.join(into, shelf, old.slice(0, -OLD.length))
        if (!existsSync(target)) renameSync(path.join(folder, old), target)
      }
    }
    rmSync(room, { recursive: true, force: true })
  }
}
