import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ContentCache, StoredFile } from '../../store/content-cache.ts'
import { refuseForeign } from '../../store/foreign-files.ts'
import {
  NOTHING_KNOWN,
  readKnownSite,
  recordChanges,
  recordSite,
  SITE_RECORD,
  siteRecordName,
} from '../../store/known-site.ts'
import { filesOf, MANIFEST, writeManifest } from '../../store/manifest.ts'
import { siteFolder } from '../../store/site-folder.ts'
import { isMoved, replaceFolder } from '../../store/swap-folder.ts'
import { updateFolder } from '../../store/update-folder.ts'

/**
 * Publishes files of the cache: gives them and their manifest to the generation of the site that is not served, and
 * exchanges it for the one that is. If any step fails, OUT_DIR does not change.
 */
export async function publish(projectDir: string, files: readonly StoredFile[], cache: ContentCache): Promise<void> {
  const target = siteFolder(projectDir)
  const fill = (folder: string) => {
    const known = readKnownSite(folder, cache, true)
    cache.recordChanged(files)
    const touched = updateFolder(folder, files, cache, known)
    writeManifest(folder, files)
    if (!cache.hasCopied) recordSite(folder, cache, files, known, touched)
  }
  const refuse = (folder: string) =>
    refuseForeign(folder, (site) => {
      const known = readKnownSite(site, cache)
      recordChanges(site, cache, known)
      return known
    })
  await replaceFolder(target, refuse, fill, cache.previousSite)
  fillSpare(target, files, cache)
  // Copies cannot be exchanged for links: a generation that was begun on another disk is of no use.
  const useless = cache.hasCopied ? [cache.previousSite, begunIn(cache)] : [begunIn(cache)]
  for (const folder of useless) rmSync(folder, { recursive: true, force: true })
  cache.forgetRecords(SITE_RECORD, [target, cache.previousSite].map(siteRecordName))
}

/**
 * Begins both generations of a site that has none: other threads put files of the site there while this one makes the
 * rest. `publish` completes them, however far this came.
 * @param link puts cached files into a folder as hard links, in another thread
 */
export async function beginGenerations(
  projectDir: string,
  files: readonly StoredFile[],
  cache: ContentCache,
  link: (files: readonly StoredFile[], folder: string) => Promise<void>,
): Promise<void> {
  if (existsSync(cache.previousSite) || process.platform === 'win32') return
  const needed = existsSync(siteFolder(projectDir)) ? 1 : 2
  const folders = [cache.previousSite, begunIn(cache)].slice(0, needed)
  await Promise.allSettled(folders.map((folder) => link(files, folder)))
  cache.relinked(files)
}

/** The folder in which the second generation is begun. */
function begunIn(cache: ContentCache): string {
  return `${cache.previousSite}-begun`
}

/**
 * Fills the generation of the site that the next build changes, if there is none: after the first publication. So the first
 * edit costs no more than a later one. The site is published already, so an error here, such as a full disk, ends no build.
 */
function fillSpare(target: string, files: readonly StoredFile[], cache: ContentCache): void {
  const spare = cache.previousSite
  if (existsSync(spare) || cache.hasCopied || process.platform === 'win32') return
  try {
    if (isMoved(begunIn(cache), spare)) updateFolder(spare, files, cache, NOTHING_KNOWN)
    else if (isLinkedCopy(target, spare)) cache.relinked(files)
    else {
      mkdirSync(spare)
      for (const file of files) cache.put(file, spare)
    }
    copyFileSync(path.join(target, MANIFEST), path.join(spare, MANIFEST))
    for (const site of [spare, target]) recordSite(site, cache, files, NOTHING_KNOWN, new Set())
    cache.recordChanged([])
  } catch {
    rmSync(spare, { recursive: true, force: true })
  }
}

/** Copies a site by hard links, all but its manifest; false if that failed. One cp is faster than a call of Node for each file. */
function isLinkedCopy(site: string, copy: string): boolean {
  if (process.platform !== 'linux') return false
  const { status } = spawnSync('cp', ['--archive', '--link', '--no-target-directory', site, copy], { stdio: 'ignore' })
  rmSync(status === 0 ? path.join(copy, MANIFEST) : copy, { recursive: true, force: true })
  return status === 0
}

/** Publishes Next's own export instead of Masthead's pages, for comparison. */
export async function publishStock(projectDir: string, distDir: string): Promise<void> {
  await replaceFolder(
    siteFolder(projectDir),
    (site) => refuseForeign(site),
    (folder) => {
      cpSync(distDir, folder, { recursive: true })
      writeManifest(
        folder,
        filesOf(folder).map((name) => ({ name })),
      )
    },
  )
}
