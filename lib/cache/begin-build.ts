import path from 'node:path'
import { refuseForeign } from './foreign-files.ts'
import { lock } from './lock.ts'
import { refuseOverlap, siteFolder } from './site-folder.ts'
import { recover } from './swap-folder.ts'

/** The environment variable that is set in a build and in all processes that it starts. */
const BEGUN = 'MASTHEAD_BUILD'

/** Whether this process is part of a build that holds its locks. */
export function isBegun(): boolean {
  return process.env[BEGUN] !== undefined
}

/**
 * Locks this checkout and the target folder, so that no other build uses either. Then removes temporary files that
 * killed builds left beside the target folder.
 * @param target the folder that the build replaces
 * @param refuse throws if the folder may not be replaced
 * @returns a function that releases both locks
 * @throws if another build is running, or if the folder may not be replaced
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
