import { spawnSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import path from 'node:path'
import { setInBuild } from '../settings/process.ts'
import { contentDir, outDir } from '../settings/settings.ts'
import { cacheFolder, readSealed, writeSealed } from './cache-folder.ts'
import { isKnownSite } from './known-site.ts'
import { lock } from './lock.ts'
import { entriesOf, isSystemFile, MANIFEST, parseManifest } from './manifest.ts'

/** Returns the folder into which the site is built: OUT_DIR, or its target if it is a symbolic link. */
export function siteFolder(projectDir: string): string {
  return realFolder(path.resolve(projectDir, outDir()))
}

/** Returns the real path of a folder, even if it does not exist: two paths of one folder must have the same lock. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTDIR') return folder // One of its parents is a file: who uses it says so.
    if (code !== 'ENOENT') throw error
  }
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()
  if (isLink) return realFolder(path.resolve(path.dirname(folder), readlinkSync(folder)))
  return path.join(realFolder(path.dirname(folder)), path.basename(folder))
}

/** Whether a folder is another one or in it, by their real paths. */
export function isWithin(folder: string, other: string): boolean {
  const from = path.relative(other, folder)
  return from !== '..' && !from.startsWith(`..${path.sep}`) && !path.isAbsolute(from)
}

/**
 * Checks that the folder that a build replaces does not contain the content or the project.
 * @throws otherwise, with a remedy in the message
 */
export function refuseOverlap(projectDir: string): void {
  const out = siteFolder(projectDir)
  const needed = { CONTENT_DIR: path.resolve(projectDir, contentDir()), 'The project’s folder': projectDir }
  for (const [name, folder] of Object.entries(needed)) {
    if (!isWithin(realFolder(folder), out)) continue
    throw new Error(
      `${name} (${folder}) is in OUT_DIR (${out}), and each build replaces OUT_DIR whole. Choose another OUT_DIR.`,
    )
  }
}

/**
 * Locks the cache and the target folder, so that no other build uses either. Then removes temporary files that killed
 * builds left beside the target folder. The lock of the cache is in it, because checkouts may share one, and because
 * Next deletes everything else in `.next` before it compiles.
 * @param target the folder that the build replaces
 * @param refuse throws if the folder may not be replaced; by default it looks for the files of others only at the top
 * of
 * the folder, because publishing looks everywhere, and trusts the database where the folder has lost what shows whose
 * it is
 * @returns a function that releases both locks
 * @throws if another build is running, or if the folder may not be replaced
 */
export function beginBuild(
  projectDir: string,
  target = siteFolder(projectDir),
  refuse: (target: string) => void = (folder) => {
    const isLost = existsSync(folder) && !hasMarkers(folder)
    if (!isLost || !isKnownSite(projectDir, folder)) refuseForeign(folder, foreignFilesAtTop)
  },
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

/**
 * The files that every site built by Masthead has. Checksums alone do not suffice: many folders of downloads have them.
 */
const MARKERS = [MANIFEST, 'index.html', '404.html']

function hasMarkers(folder: string): boolean {
  return MARKERS.every((name) => existsSync(path.join(folder, name)))
}

/** The maximum number of file names in a message. */
const NAMED = 3

/**
 * Checks that a build may replace a folder: it does not exist, it is empty, or Masthead made everything in it.
 * @param find returns the names of files that Masthead did not make; by default it looks into every subfolder
 * @throws otherwise, with a remedy in the message
 */
export function refuseForeign(target: string, find: (site: string) => readonly string[] = foreignFiles): void {
  if (!existsSync(target)) return
  if (!statSync(target).isDirectory()) throw new Error(`${target} is not a folder. Choose another OUT_DIR.`)
  if (readdirSync(target).length === 0) return
  if (!hasMarkers(target)) {
    throw new Error(
      `${target} contains files, and it is not a folder that a build of this newspaper has filled. A build would replace it. Choose another OUT_DIR, or empty this folder yourself.`,
    )
  }
  const [first, ...others] = find(target)
    .filter((name) => name !== MANIFEST && !isSystemFile(name))
    .toSorted()
  if (first === undefined) return
  const names = [first, ...others.slice(0, NAMED - 1)].join(', ')
  const more = others.length < NAMED ? '' : ` and ${others.length + 1 - NAMED} more`
  throw new Error(
    `${target} contains files that Masthead did not make, and a build would delete them: ${names}${more}. Move them to another place, or delete the whole folder; files to publish with the site belong in ${contentDir()}/static/.`,
  )
}

/** Returns the files in a site's folder that its manifest does not list. */
export function foreignFiles(site: string): string[] {
  const listed = parseManifest(readFileSync(path.join(site, MANIFEST), 'utf8'))
  return [...entriesOf(site)].flatMap(({ name }) => (listed.has(name) ? [] : name))
}

/** Returns the same without a look into the subfolders in which the manifest lists files. */
export function foreignFilesAtTop(site: string): string[] {
  const manifest = readFileSync(path.join(site, MANIFEST))
  return readdirSync(site, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return nameFrom(manifest, entry.name) === entry.name ? [] : entry.name
    const folder = `${entry.name}/`
    if (nameFrom(manifest, folder)?.startsWith(folder)) return []
    return [...entriesOf(site, folder)].map(({ name }) => name)
  })
}

const [DIGEST, NEWLINE] = [64 + 2, 10]

/** Returns the first of the names in a manifest, which are sorted, that is not before another name. */
function nameFrom(manifest: Buffer, name: string): string | undefined {
  const nameAt = (start: number) => manifest.toString('utf8', start + DIGEST, manifest.indexOf(NEWLINE, start))
  let [low, high] = [0, manifest.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : manifest.lastIndexOf(NEWLINE, middle - 1) + 1
    if (nameAt(start) < name) low = manifest.indexOf(NEWLINE, start) + 1
    else high = start
  }
  return low < manifest.length ? nameAt(low) : undefined
}

/**
 * Fills a new folder and replaces the old one with it. On Linux the two exchange names in one step of the file system
 * (renameat2 with RENAME_EXCHANGE, through coreutils 9.5 and later). So at every moment one complete folder is there.
 * On other systems the old folder is moved aside first. If the build is killed between the two renames, `recover`
 * restores it. If anything fails, the old folder stays.
 * @param refuse throws if the old folder may not be replaced; called when the new one is finished
 * @param spare where the old folder is moved instead of being deleted; the next call begins with it. `fill` must then
 *   correct what is in the folder that it is given
 */
export async function replaceFolder(
  target: string,
  refuse: (target: string) => void,
  fill: (folder: string) => Promise<void> | void,
  spare?: string,
): Promise<void> {
  mkdirSync(path.dirname(target), { recursive: true })
  const temporary = makeTemporaryFolder(target)
  try {
    const fresh = path.join(temporary, 'new')
    if (!spare || !isMoved(spare, fresh)) mkdirSync(fresh)
    await fill(fresh)
    refuse(target)
    swap(fresh, target, oldIn(temporary))
    // Where folders were exchanged, the old one now has the name of the new one.
    if (spare && !isMoved(fresh, spare)) isMoved(oldIn(temporary), spare)
  } finally {
    clear(temporary, target)
  }
}

/** Moves a folder; false if it is not there, or if it is on another disk. */
export function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}

/** Restores a folder that a killed build had moved aside, and removes its temporary files. No build may be running. */
export function recover(target: string): void {
  const folder = path.dirname(target)
  const start = `${path.basename(target)}${SUFFIX}`
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const temporary = path.join(folder, name)
    if (name.startsWith(start) && readSealed(path.join(temporary, MARK))?.toString() === name) clear(temporary, target)
  }
}

/** The suffix of a build's temporary folder. Its name is the target's name, this suffix and six random letters. */
const SUFFIX = '.masthead-'

/**
 * The file by which a build recognises its temporary folder. A folder without it is never deleted, whatever its name.
 */
const MARK = 'made-by-masthead'

function makeTemporaryFolder(target: string): string {
  const temporary = mkdtempSync(`${target}${SUFFIX}`)
  try {
    writeSealed(path.join(temporary, MARK), [path.basename(temporary)])
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true })
    throw error
  }
  return temporary
}

function oldIn(temporary: string): string {
  return path.join(temporary, 'old')
}

function swap(fresh: string, target: string, old: string): void {
  if (existsSync(target) && exchange(fresh, target)) return
  if (existsSync(target)) renameSync(target, old)
  renameSync(fresh, target)
}

/** Deletes a build's temporary folder. Moves the old folder back to its place if there is no other folder there. */
function clear(temporary: string, target: string): void {
  const old = oldIn(temporary)
  if (existsSync(old) && !existsSync(target)) renameSync(old, target)
  rmSync(temporary, { recursive: true, force: true })
}

/**
 * Exchanges two folders in one step; false if that failed. `mv --exchange` refuses to move a folder into itself, with
 * an exit code.
 */
function exchange(a: string, b: string): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('mv', ['--exchange', '--no-target-directory', a, b], { stdio: 'ignore' }).status === 0
}
