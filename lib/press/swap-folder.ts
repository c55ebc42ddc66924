import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { MANIFEST } from './manifest.ts'

/**
 * Puts a finished folder in the place of the old one. On Linux both change names in one step of the file system
 * (renameat2 with RENAME_EXCHANGE, by coreutils 9.5 and later): at every moment the one or the other stands there whole.
 * Elsewhere the old one is moved aside first; killed between the two renames, `recover` brings it back.
 * @throws if what stands there was not pressed by Masthead: it may be somebody's home folder
 */
export function swapFolder(finished: string, target: string): void {
  refuseForeign(target)
  if (existsSync(target) && exchange(finished, target)) {
    rmSync(finished, { recursive: true, force: true })
    return
  }
  const old = oldOf(target)
  if (existsSync(target)) renameSync(target, old)
  renameSync(finished, target)
  rmSync(old, { recursive: true, force: true })
}

/** Brings back the folder that a killed build had moved aside, and removes what it left over. */
export function recover(target: string): void {
  const old = oldOf(target)
  if (!existsSync(path.join(old, MANIFEST))) return
  if (existsSync(target)) rmSync(old, { recursive: true, force: true })
  else renameSync(old, target)
}

/**
 * Makes sure that a folder may be replaced: it is not there, it is empty, or Masthead pressed it.
 * @throws otherwise, with what to do
 */
export function refuseForeign(target: string): void {
  if (!existsSync(target) || existsSync(path.join(target, MANIFEST)) || readdirSync(target).length === 0) return
  throw new Error(
    `${target} holds files that Masthead did not press, and would be replaced. Choose another OUT_DIR, or empty this folder yourself.`,
  )
}

function exchange(a: string, b: string): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('mv', ['--exchange', '--no-target-directory', a, b], { stdio: 'ignore' }).status === 0
}

function oldOf(target: string): string {
  return `${target}.old`
}
