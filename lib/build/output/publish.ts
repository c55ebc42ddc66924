import { cpSync } from 'node:fs'
import type { ContentCache, StoredFile } from '../../cache/content-cache.ts'
import { refuseForeign } from '../../cache/foreign-files.ts'
import { readKnownSite, recordSite, SITE_RECORD, siteRecordName } from '../../cache/known-site.ts'
import { filesOf, writeManifest } from '../../cache/manifest.ts'
import { siteFolder } from '../../cache/site-folder.ts'
import { replaceFolder } from '../../cache/swap-folder.ts'
import { updateFolder } from '../../cache/update-folder.ts'

/**
 * Publishes files of the cache: gives them and their manifest to the generation of the site that is not served, and
 * exchanges it for the one that is. If any step fails, OUT_DIR does not change.
 */
export async function publish(projectDir: string, files: readonly StoredFile[], cache: ContentCache): Promise<void> {
  const target = siteFolder(projectDir)
  const fill = (folder: string) => {
    const known = readKnownSite(folder, cache)
    cache.recordChanged(files)
    const touched = updateFolder(folder, files, cache, known)
    writeManifest(folder, files)
    if (!cache.hasCopied) recordSite(folder, cache, files, known, touched)
  }
  await replaceFolder(target, (folder) => refuseForeign(folder, cache), fill, cache.previousSite)
  cache.forgetRecords(SITE_RECORD, [target, cache.previousSite].map(siteRecordName))
}

/** Publishes Next's own export instead of Masthead's pages, for comparison. */
export async function publishStock(projectDir: string, distDir: string): Promise<void> {
  await replaceFolder(siteFolder(projectDir), refuseForeign, (folder) => {
    cpSync(distDir, folder, { recursive: true })
    writeManifest(
      folder,
      filesOf(folder).map((name) => ({ name })),
    )
  })
}
