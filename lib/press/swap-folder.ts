import { existsSync, renameSync, rmSync } from 'node:fs'

/**
 * Puts a finished folder in the place of the old one. The old one is moved aside first and deleted last, so that at no
 * moment a half-written site stands there.
 */
export function swapFolder(finished: string, target: string): void {
  const old = `${target}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(target)) renameSync(target, old)
  renameSync(finished, target)
  rmSync(old, { recursive: true, force: true })
}
