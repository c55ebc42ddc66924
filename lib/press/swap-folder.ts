import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { MANIFEST } from './manifest.ts'

/**
 * Puts a finished folder in the place of the old one. The old one is moved aside first and deleted last, so that at no
 * moment a half-written site stands there.
 * @throws if what stands there was not pressed by Masthead: it may be somebody's home folder; or if the finished folder
 * cannot be moved, and then the old one is back in its place
 */
export function swapFolder(finished: string, target: string): void {
  if (!existsSync(finished)) throw new Error(`There is no ${finished} to publish.`)
  refuseForeign(target)
  const old = `${target}.old`
  refuseForeign(old)
  if (existsSync(target)) {
    rmSync(old, { recursive: true, force: true })
    renameSync(target, old)
  }
  try {
    renameSync(finished, target)
  } catch (error) {
    if (existsSync(old)) renameSync(old, target)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
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
