import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ContentCache } from './content-cache.ts'
import { FolderStamps } from './folder-stamps.ts'
import { linesOfManifest, MANIFEST, parseManifest } from './manifest.ts'
import { ManifestBytes } from './manifest-bytes.ts'
import { sha256 } from './sha256.ts'
import { isStampOf, stampOf } from './stamp.ts'

/** The facts about the folder of a site, as its records state them. */
export interface KnownSite {
  /** The files that its manifest lists, with their digests; of a served folder only those outside the folders of `same`. */
  readonly listed: ReadonlyMap<string, string>
  /** The subfolders that contain just the files that the manifest lists, with their stamps. */
  readonly same: ReadonlyMap<string, string>
  /** The other subfolders that a build recorded. */
  readonly changed: readonly string[]
  /** Whether somebody changed a subfolder since it was recorded. */
  readonly isStale: boolean
}

/** The facts about the folder of a site without a record. */
export const NOTHING_KNOWN: KnownSite = { listed: new Map(), same: new Map(), changed: [], isStale: false }

/**
 * Returns what the cache knows of the files in a folder with a built site, also after that was moved. A subfolder with the
 * stamp that a build recorded has the same files under the same names.
 * @param isSpare whether the folder comes from the cache, where nobody adds files to it. Then only those subfolders are
 *   looked at that contain others. A file that is gone, or another one, shows in the stamp of the cached file.
 */
export function readKnownSite(site: string, cache: ContentCache | undefined, isSpare = false): KnownSite {
  const manifest = manifestOf(site)
  const recorded = manifest && recordedFolders(site, cache, manifest)
  if (!recorded) return { ...NOTHING_KNOWN, listed: parseManifest(manifest?.toString() ?? '') }
  const same = new Map<string, string>()
  const changed: string[] = []
  let isStale = false
  const folders = new Set([''])
  const parents = new Set([...recorded.keys()].map(parentOf))
  for (const [name, stamp] of recorded) {
    const parent = parentOf(name)
    if (isSpare && stamp !== '' && same.has(parent) && !parents.has(name)) {
      same.set(name, stamp)
      continue
    }
    // A link in the place of a folder is not followed: neither it nor what is below it is a folder of the site.
    const stat = folders.has(parent) ? lstatSync(`${site}/${name}`, { throwIfNoEntry: false }) : undefined
    const isSame = stat?.isDirectory() === true && stamp !== '' && isStampOf(stat, stamp)
    if (stat?.isDirectory()) folders.add(name)
    if (isSame) same.set(name, stamp)
    else if (stat?.isDirectory()) changed.push(name)
    if (!isSame && stamp !== '') isStale = true
  }
  const lines = [...linesOfManifest(manifest.toString())]
  const listed = new Map(isSpare ? lines : lines.filter(([name]) => !same.has(parentOf(name))))
  return { listed, same, changed, isStale }
}

/** Returns what is known of a site's folder, without a look into the subfolders in which its manifest lists files. */
export function readTopOfSite(site: string): KnownSite {
  const listed = new Map<string, string>()
  const same = new Map<string, string>()
  for (const [name, digest] of new ManifestBytes(manifestOf(site) ?? Buffer.of()).top()) {
    if (digest === undefined) same.set(name, '')
    else listed.set(name, digest)
  }
  return { ...NOTHING_KNOWN, listed, same }
}

/**
 * Records the state of a site's folder that has just been filled.
 * @param files all its files
 * @param before what was known of it before
 * @param touched the subfolders that have changed since
 */
export function recordSite(
  site: string,
  cache: ContentCache,
  files: Iterable<{ readonly name: string }>,
  before: KnownSite,
  touched: ReadonlySet<string>,
): void {
  const names = withParents([...files].map(({ name }) => parentOf(name)))
  const stampFor = (name: string) =>
    (touched.has(name) ? undefined : before.same.get(name)) ?? stampOf(`${site}/${name}`)
  recordFolders(site, cache, stampsOf([...names], stampFor))
}

/** Records which subfolders of a site somebody has changed, so that they are looked into when it is the spare folder. */
export function recordChanges(site: string, cache: ContentCache, { same, changed, isStale }: KnownSite): void {
  if (isStale)
    recordFolders(
      site,
      cache,
      stampsOf([...same.keys(), ...changed], (name) => same.get(name)),
    )
}

function stampsOf(names: readonly string[], stampFor: (name: string) => string | undefined): FolderStamps {
  return FolderStamps.of(names.toSorted().map((name) => [name, stampFor(name) ?? '']))
}

/**
 * Records the subfolders of a site's folder.
 * @param stamps an empty one for a subfolder that has to be looked into
 */
export function recordFolders(
  site: string,
  cache: ContentCache,
  stamps: FolderStamps,
  manifest = manifestOf(site),
): void {
  if (!manifest || process.platform === 'win32') return // Node's numbers have too few digits for the inodes of Windows.
  cache.record(siteRecordName(site), [sha256(manifest), stamps.text])
}

/** Returns the stamps of the subfolders that a build recorded with this manifest; undefined if it recorded none. */
export function recordedFolders(
  site: string,
  cache: ContentCache | undefined,
  manifest: Buffer,
): FolderStamps | undefined {
  const text = cache?.recorded(siteRecordName(site))?.toString()
  const digest = sha256(manifest)
  return text?.startsWith(digest) ? new FolderStamps(text.slice(digest.length)) : undefined
}

/** A file, a link or an empty folder in a site's folder. */
export interface FoundEntry {
  /** The path in the folder, with forward slashes. */
  readonly name: string
  readonly isFolder: boolean
}

/** Finds everything in a site's folder, except in the subfolders that have not changed. A folder comes after its entries. */
export function* entriesNotKnown(site: string, { same, changed }: KnownSite): Generator<FoundEntry> {
  const recorded = new Set([...same.keys(), ...changed])
  for (const name of changed) {
    yield* entriesIn(site, `${name}/`, recorded)
    yield { name, isFolder: true }
  }
  yield* entriesIn(site, '', recorded)
}

function* entriesIn(site: string, prefix: string, except: ReadonlySet<string>): Generator<FoundEntry> {
  for (const entry of readdirSync(`${site}/${prefix}`, { withFileTypes: true })) {
    const [name, isFolder] = [prefix + entry.name, entry.isDirectory()]
    if (isFolder && except.has(name)) continue
    if (isFolder) yield* entriesIn(site, `${name}/`, except)
    yield { name, isFolder }
  }
}

/** Returns the name of the folder that a file or folder is in; an empty text for the site's own. */
export function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')))
}

/** Returns folders and all folders that they are in, except the site's own. */
export function withParents(folders: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>()
  for (let name of folders) for (; name !== '' && !all.has(name); name = parentOf(name)) all.add(name)
  return all
}

/** The start of the names of records of sites. */
export const SITE_RECORD = 'site-'

/** The name of the record of a site's folder. A folder that is moved keeps its inode. */
export function siteRecordName(site: string): string {
  return `${SITE_RECORD}${statSync(site, { throwIfNoEntry: false })?.ino ?? 'none'}`
}

/** Returns the manifest of a site's folder; undefined if there is none. */
export function manifestOf(site: string): Buffer | undefined {
  try {
    return readFileSync(path.join(site, MANIFEST))
  } catch {
    return undefined
  }
}
