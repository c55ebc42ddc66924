import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { MANIFEST } from './manifest.ts'

/**
 * Puts a finished folder in the place of the old one. On Linux both change names in one step of the file system
 * (renameat2 with RENAME_EXCHANGE, by coreutils 9.5 and later): at every moment the one or the other stands there whole.
 * Elsewhere the old one is moved aside first; after a kill between the two renames `recover` brings it back.
 * @throws if what stands there was not pressed by Masthead: it may be somebody's home folder; or if the finished folder
 * cannot be moved, and then the old one is back in its place
 */
export function swapFolder(finished: string, target: string): void {
  if (!existsSync(finished)) throw new Error(`There is no ${finished} to publish.`)
  recover(target)
  refuseForeign(target)
  if (existsSync(target) && exchange(finished, target)) {
    rmSync(finished, { recursive: true, force: true })
    return
  }
  const old = oldOf(target)
  if (existsSync(target)) renameSync(target, old)
  try {
    renameSync(finished, target)
  } catch (error) {
    if (existsSync(old)) renameSync(old, target)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}

/** Brings back the folder that a killed build had moved aside, or removes what it left over. */
export function recover(target: string): void {
  const old = oldOf(target)
  if (!existsSync(old)) return
  refuseForeign(old)
  if (existsSync(target)) rmSync(old, { recursive: true, force: true })
  else renameSync(old, target)
}

/** What every pressed folder holds. Checksums alone lie in many a folder of downloads. */
const MARKS = [MANIFEST, 'index.html', '404.html']

/**
 * Makes sure that a folder may be replaced: it is not there, it is empty, or Masthead pressed it.
 * @throws otherwise, with what to do
 */
export function refuseForeign(target: string): void {
  if (!existsSync(target) || readdirSync(target).length === 0) return
  if (MARKS.every((name) => existsSync(path.join(target, name)))) return
  throw new Error(
    `${target} holds files that Masthead did not press, and would be replaced. Choose another OUT_DIR, or empty this folder yourself.`,
  )
}

/** `mv --exchange` refuses to move a folder into itself, and says so by its exit code. */
function exchange(a: string, b: string): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('mv', ['--exchange', '--no-target-directory', a, b], { stdio: 'ignore' }).status === 0
}

function oldOf(target: string): string {
  return `${target}.old`
}
