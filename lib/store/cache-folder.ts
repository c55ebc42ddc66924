import { hash } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { packedCode } from '../settings/engine.ts'
import { readSealed, writeSealed } from './sealed-file.ts'

/** Returns the folder of everything that builds and checks of a newsroom or checkout cache for the next ones. */
export function cacheFolder(projectDir: string): string {
  return path.join(projectDir, packedCode() ? '.masthead/cache' : '.next/cache/masthead')
}

/**
 * Returns the cache folder of a content folder. Each content folder has its own, because two in one would replace each
 * other's files. Deletes the folders whose content folder no longer exists, and what earlier versions of Masthead cached.
 */
export function contentCacheFolder(projectDir: string, root: string): string {
  const parent = cacheFolder(projectDir)
  const folder = contentCachePath(projectDir, root)
  writeSealed(path.join(folder, ROOT), [root])
  for (const name of readdirSync(parent)) {
    const known = name.startsWith('content-') && readSealed(path.join(parent, name, ROOT))?.toString()
    if (name.startsWith('archive-') || (known && !existsSync(known))) {
      rmSync(path.join(parent, name), { recursive: true, force: true })
    }
  }
  rmSync(path.join(folder, 'records'), { recursive: true, force: true })
  return folder
}

/** The file that names the content folder of a cache. */
const ROOT = 'root'

/** Returns the database of builds in the cache folder of a content folder. */
export function databaseIn(folder: string): string {
  return path.join(folder, 'site.sqlite')
}

/** Returns the path of the cache folder of a content folder, which may not exist. */
export function contentCachePath(projectDir: string, root: string): string {
  return path.join(cacheFolder(projectDir), `content-${hash('sha256', root).slice(0, 8)}`)
}
