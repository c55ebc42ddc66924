import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ContentCache } from '../../store/content-cache.ts'
import type { Database } from '../../store/database.ts'
import { filesOf, MANIFEST, writeManifest } from '../../store/manifest.ts'
import { refuseForeign, replaceFolder, siteFolder } from '../../store/out-folder.ts'
import type { Outputs } from '../../store/outputs.ts'
import { type KnownSite, SiteFolders } from '../../store/site-folders.ts'

/**
 * Publishes the outputs: gives those that have changed to the generation of the site that is not served, and exchanges it for
 * the one that is. If any step fails, OUT_DIR does not change. Nothing happens if the served folder has just these files.
 * @param looksEverywhere whether to look for damage in the generation that is not served
 */
export async function publish(
  projectDir: string,
  db: Database,
  outputs: Outputs,
  cache: ContentCache,
  looksEverywhere: boolean,
): Promise<void> {
  const target = siteFolder(projectDir)
  const folders = new SiteFolders(db, outputs, cache)
  outputs.replaceLinks(cache.replaced)
  const served = folders.known(target)
  if (served && isServed(target, served, folders, outputs)) return
  const next = outputs.published()
  const fill = (folder: string) => folders.fill(folder, next, folders.known(folder), looksEverywhere)
  const refuse = (folder: string) => {
    if (!served) refuseForeign(folder)
  }
  await replaceFolder(target, refuse, fill, cache.previousSite)
  // Copies cannot be exchanged for links: a generation on another disk is of no use.
  if (cache.hasCopied) rmSync(cache.previousSite, { recursive: true, force: true })
  else fillSpare(target, next, folders, outputs, cache)
  folders.keepOnly([target, cache.previousSite])
}

/**
 * Whether the served folder has just the files of the site.
 * @throws if it has files that Masthead did not make
 */
function isServed(target: string, served: KnownSite, folders: SiteFolders, outputs: Outputs): boolean {
  const look = folders.look(target, served)
  if (look.foreign.length > 0) refuseForeign(target)
  folders.stamp(served, look)
  const isRight = look.wrong.length === 0 && look.foreign.length === 0
  return isRight && outputs.changedAfter(served.publication).length === 0
}

/**
 * Fills the generation of the site that the next build changes, if there is none: after the first publication. So the first
 * edit costs no more than a later one. The site is published already, so an error here, such as a full disk, ends no build.
 */
function fillSpare(
  target: string,
  publication: number,
  folders: SiteFolders,
  outputs: Outputs,
  cache: ContentCache,
): void {
  const spare = cache.previousSite
  if (existsSync(spare) || process.platform === 'win32') return
  try {
    if (!isLinkedCopy(target, spare)) {
      mkdirSync(spare)
      for (const file of outputs.all()) cache.put(file, spare)
    }
    copyFileSync(path.join(target, MANIFEST), path.join(spare, MANIFEST))
    folders.filled(spare, publication)
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
