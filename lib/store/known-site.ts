import { existsSync } from 'node:fs'
import path from 'node:path'
import { contentDir } from '../settings/settings.ts'
import { contentCachePath, databaseIn } from './cache-folder.ts'
import { ContentCache } from './content-cache.ts'
import { DamagedDatabase } from './damage.ts'
import { Database } from './database.ts'
import { Outputs } from './outputs.ts'
import { SiteFolders } from './site-folders.ts'

/**
 * Whether the database says that a build of this content has filled a folder, and nothing but that site is in it. Files
 * of the site may be lost. Nobody else may use the database now.
 */
export function isKnownSite(projectDir: string, folder: string): boolean {
  const cacheFolder = contentCachePath(projectDir, path.resolve(projectDir, contentDir()))
  const file = databaseIn(cacheFolder)
  if (!existsSync(file)) return false
  try {
    const db = new Database(file)
    try {
      return new SiteFolders(db, new Outputs(db), new ContentCache(cacheFolder)).isOwn(folder)
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof DamagedDatabase) return false // The build finds that too, and begins with an empty one.
    throw error
  }
}
