import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readSealed, writeSealed } from './sealed-file.ts'

/**
 * Fills a folder and puts it in the place of another. On Linux both change names in one step of the file system (renameat2 with
 * RENAME_EXCHANGE, by coreutils 9.5 and later): at every moment the one or the other is there whole. Elsewhere the old one is
 * moved aside first; after a kill between the two renames `recover` brings it back. Whatever fails, the old one stays.
 * @param refuse throws if the old folder may not be replaced; it is asked when the new one is finished
 */
export async function replaceFolder(
  target: string,
  refuse: (target: string) => void,
  fill: (folder: string) => Promise<void> | void,
): Promise<void> {
  mkdirSync(path.dirname(target), { recursive: true })
  const workshop = openWorkshop(target)
  try {
    const fresh = path.join(workshop, 'new')
    mkdirSync(fresh)
    await fill(fresh)
    refuse(target)
    swap(fresh, target, oldIn(workshop))
  } finally {
    clear(workshop, target)
  }
}

/** Brings back the folder that a killed build had moved aside, and removes what killed builds left. No build may be at work. */
export function recover(target: string): void {
  const folder = path.dirname(target)
  const start = `${path.basename(target)}${WORKSHOP}`
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const workshop = path.join(folder, name)
    if (name.startsWith(start) && readSealed(path.join(workshop, MARK))?.toString() === name) clear(workshop, target)
  }
}

/** What follows the target's name in the name of the folder in which a build works; six random letters follow. */
const WORKSHOP = '.masthead-'

/** The file by which a build knows such a folder again; without it, a folder is somebody else's, whatever its name. */
const MARK = 'made-by-masthead'

function openWorkshop(target: string): string {
  const workshop = mkdtempSync(`${target}${WORKSHOP}`)
  try {
    writeSealed(path.join(workshop, MARK), [path.basename(workshop)])
  } catch (error) {
    rmSync(workshop, { recursive: true, force: true })
    throw error
  }
  return workshop
}

function oldIn(workshop: string): string {
  return path.join(workshop, 'old')
}

function swap(fresh: string, target: string, old: string): void {
  if (existsSync(target) && exchange(fresh, target)) return
  if (existsSync(target)) renameSync(target, old)
  renameSync(fresh, target)
}

/** Removes what a build worked in. The old folder goes back to its place if no other has taken that. */
function clear(workshop: string, target: string): void {
  const old = oldIn(workshop)
  if (existsSync(old) && !existsSync(target)) renameSync(old, target)
  rmSync(workshop, { recursive: true, force: true })
}

/** `mv --exchange` refuses to move a folder into itself, and says so by its exit code. */
function exchange(a: string, b: string): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('mv', ['--exchange', '--no-target-directory', a, b], { stdio: 'ignore' }).status === 0
}
