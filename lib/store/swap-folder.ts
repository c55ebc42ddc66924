import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readSealed, writeSealed } from './sealed-file.ts'

/**
 * Fills a new folder and replaces the old one with it. On Linux the two exchange names in one step of the file system
 * (renameat2 with RENAME_EXCHANGE, through coreutils 9.5 and later). So at every moment one complete folder is there.
 * On other systems the old folder is moved aside first. If the build is killed between the two renames, `recover`
 * restores it. If anything fails, the old folder stays.
 * @param refuse throws if the old folder may not be replaced; called when the new one is finished
 * @param spare where the old folder is moved instead of being deleted; the next call begins with it. `fill` must then
 *   correct what is in the folder that it is given
 */
export async function replaceFolder(
  target: string,
  refuse: (target: string) => void,
  fill: (folder: string) => Promise<void> | void,
  spare?: string,
): Promise<void> {
  mkdirSync(path.dirname(target), { recursive: true })
  const temporary = makeTemporaryFolder(target)
  try {
    const fresh = path.join(temporary, 'new')
    if (!spare || !isMoved(spare, fresh)) mkdirSync(fresh)
    await fill(fresh)
    refuse(target)
    swap(fresh, target, oldIn(temporary))
    // Where folders were exchanged, the old one now has the name of the new one.
    if (spare && !isMoved(fresh, spare)) isMoved(oldIn(temporary), spare)
  } finally {
    clear(temporary, target)
  }
}

/** Moves a folder; false if it is not there, or if it is on another disk. */
export function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}

/** Restores a folder that a killed build had moved aside, and removes its temporary files. No build may be running. */
export function recover(target: string): void {
  const folder = path.dirname(target)
  const start = `${path.basename(target)}${SUFFIX}`
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const temporary = path.join(folder, name)
    if (name.startsWith(start) && readSealed(path.join(temporary, MARK))?.toString() === name) clear(temporary, target)
  }
}

/** The suffix of a build's temporary folder. Its name is the target's name, this suffix and six random letters. */
const SUFFIX = '.masthead-'

/**
 * The file by which a build recognises its temporary folder. A folder without it is never deleted, whatever its name.
 */
const MARK = 'made-by-masthead'

function makeTemporaryFolder(target: string): string {
  const temporary = mkdtempSync(`${target}${SUFFIX}`)
  try {
    writeSealed(path.join(temporary, MARK), [path.basename(temporary)])
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw error
  }
  return temporary
}

function oldIn(temporary: string): string {
  return path.join(temporary, 'old')
}

function swap(fresh: string, target: string, old: string): void {
  if (existsSync(target) && exchange(fresh, target)) return
  if (existsSync(target)) renameSync(target, old)
  renameSync(fresh, target)
}

/** Deletes a build's temporary folder. Moves the old folder back to its place if there is no other folder there. */
function clear(temporary: string, target: string): void {
  const old = oldIn(temporary)
  if (existsSync(old) && !existsSync(target)) renameSync(old, target)
  rmSync(temporary, { recursive: true, force: true })
}

/**
 * Exchanges two folders in one step; false if that failed. `mv --exchange` refuses to move a folder into itself, with
 * an exit code.
 */
function exchange(a: string, b: string): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('mv', ['--exchange', '--no-target-directory', a, b], { stdio: 'ignore' }).status === 0
}
