import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { MANIFEST } from './manifest.ts'

/**
 * Puts a finished folder in the place of the old one. The old one is moved aside first and deleted last, so that at no
 * moment a half-written site stands there.
 * @throws if what stands there was not pressed by Masthead: it may be somebody's home folder
 */
export function swapFolder(finished: string, target: string): void {
  refuseForeign(target)
  const old = `${target}.old`
  if (existsSync(old)) refuseForeign(old)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(target)) renameSync(target, old)
  renameSync(finished, target)
  rmSync(old, { recursive: true, force: true })
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
