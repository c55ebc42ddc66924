import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ContentCache } from './content-cache.ts'
import { MANIFEST, parseManifest } from './manifest.ts'
import { sha256 } from './sha256.ts'
import { isStampOf, stampOf } from './stamp.ts'

/** What is known of the folder of a site. */
export interface KnownSite {
  /** The files that its manifest lists, with their digests. */
  readonly listed: ReadonlyMap<string, string>
  /** The subfolders that contain just the files that the manifest lists, with their stamps. */
  readonly same: ReadonlyMap<string, string>
  /** The other subfolders that a build recorded. */
  readonly changed: readonly string[]
}

/**
 * Returns what is known of a site's folder, wherever it is now. A subfolder with the stamp that a build recorded has
 * the same files under the same names.
 */
export function readKnownSite(site: string, cache: ContentCache | undefined): KnownSite {
  const manifest = manifestOf(site)
  const listed = parseManifest(manifest?.toString() ?? '')
  const [digest, ...lines] = cache?.recorded(siteRecordName(site))?.toString().split('\0') ?? []
  const same = new Map<string, string>()
  const changed: string[] = []
  if (!manifest || digest !== sha256(manifest)) return { listed, same, changed }
  const folders = new Set([''])
  for (const line of lines) {
    const end = line.indexOf('/')
    const [stamp, name] = [line.slice(0, end), line.slice(end + 1)]
    // A link in the place of a folder is not followed: neither it nor what is below it is a folder of the site.
    if (!folders.has(parentOf(name))) continue
    const stat = lstatSync(`${site}/${name}`, { throwIfNoEntry: false })
    if (!stat?.isDirectory()) continue
    folders.add(name)
    if (stamp !== '' && isStampOf(stat, stamp)) same.set(name, stamp)
    else changed.push(name)
  }
  return { listed, same, changed }
}

/** Returns what is known of a site's folder, without a look into the subfolders in which its manifest lists files. */
export function readTopOfSite(site: string): KnownSite {
  const listed = new Map<string, string>()
  const same = new Map<string, string>()
  for (const [name, digest] of parseManifest(manifestOf(site)?.toString() ?? '')) {
    const end = name.indexOf('/')
    if (end < 0) listed.set(name, digest)
    else same.set(name.slice(0, end), '')
  }
  return { listed, same, changed: [] }
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
  const manifest = manifestOf(site)
  if (!manifest || process.platform === 'win32') return // Node's numbers have too few digits for the inodes of Windows.
  const names = withParents([...files].map(({ name }) => parentOf(name)))
  const lines = [...names].sort().map((name) => {
    const stamp = (touched.has(name) ? undefined : before.same.get(name)) ?? stampOf(`${site}/${name}`) ?? ''
    return `${stamp}/${name}`
  })
  cache.record(siteRecordName(site), [[sha256(manifest), ...lines].join('\0')])
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

function manifestOf(site: string): Buffer | undefined {
  try {
    return readFileSync(path.join(site, MANIFEST))
  } catch {
    return undefined
  }
}
