import path from 'node:path'
import { refuseForeign } from './foreign-files.ts'
import { lock } from './lock.ts'
import { refuseOverlap, siteFolder } from './site-folder.ts'
import { recover } from './swap-folder.ts'

/** Set in a build and in all processes that it starts. */
const BEGUN = 'MASTHEAD_BUILD'

/** Whether this process is part of a build that holds its locks. */
export function isBegun(): boolean {
  return process.env[BEGUN] !== undefined
}

/**
 * Makes sure that no other build works in this checkout, nor in another one that builds into the same folder; then clears away
 * what killed builds left beside that folder.
 * @param target the folder that is going to be replaced
 * @param refuse throws if it may not be
 * @returns how to let go of both locks
 * @throws if another build is at work, or if the folder may not be replaced
 */
export function beginBuild(
  projectDir: string,
  target = siteFolder(projectDir),
  refuse: (target: string) => void = refuseForeign,
): () => void {
  refuseOverlap(projectDir)
  const held = [lock(path.join(projectDir, '.next/masthead.lock'))]
  const unlock = () => {
    delete process.env[BEGUN]
    for (const letGo of held) letGo()
  }
  try {
    held.push(lock(`${target}.masthead-lock`))
    recover(target)
    refuse(target)
  } catch (error) {
    unlock()
    throw error
  }
  process.env[BEGUN] = String(process.pid)
  return unlock
}
