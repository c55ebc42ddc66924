import path from 'node:path'
import { setInBuild } from '../settings/process.ts'
import { cacheFolder } from './cache-folder.ts'
import { foreignFilesAtTop, refuseForeign } from './foreign-files.ts'
import { lock } from './lock.ts'
import { refuseOverlap, siteFolder } from './site-folder.ts'
import { recover } from './swap-folder.ts'

/**
 * Locks the cache and the target folder, so that no other build uses either. Then removes temporary files that killed
 * builds left beside the target folder. The lock of the cache is in it, because checkouts may share one, and because
 * Next deletes everything else in `.next` before it compiles.
 * @param target the folder that the build replaces
 * @param refuse throws if the folder may not be replaced; by default it looks for the files of others only at the top of
 *   the folder, because publishing looks everywhere
 * @returns a function that releases both locks
 * @throws if another build is running, or if the folder may not be replaced
 */
export function beginBuild(
  projectDir: string,
  target = siteFolder(projectDir),
  refuse: (target: string) => void = (folder) => refuseForeign(folder, foreignFilesAtTop),
): () => void {
  refuseOverlap(projectDir)
  const locks = [lock(path.join(cacheFolder(projectDir), 'lock'))]
  const unlock = () => {
    setInBuild(false)
    for (const release of locks) release()
  }
  try {
    locks.push(lock(`${target}.masthead-lock`))
    recover(target)
    refuse(target)
  } catch (error) {
    unlock()
    throw error
  }
  setInBuild(true)
  return unlock
}
