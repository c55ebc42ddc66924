import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CHANGED, type ContentCache } from '../../store/content-cache.ts'
import type { FolderStamps } from '../../store/folder-stamps.ts'
import { versionOf } from '../../store/index-record.ts'
import {
  manifestOf,
  parentOf,
  recordedFolders,
  recordFolders,
  siteRecordName,
  withParents,
} from '../../store/known-site.ts'
import { MANIFEST } from '../../store/manifest.ts'
import { differentNames, ManifestBytes } from '../../store/manifest-bytes.ts'
import { sealOf } from '../../store/sealed-file.ts'
import { siteFolder } from '../../store/site-folder.ts'
import { hasStamp } from '../../store/stamp.ts'
import { replaceFolder } from '../../store/swap-folder.ts'
import { removeIfEmpty } from '../../store/update-folder.ts'

/** The most files that the last build may have linked again for an edit to follow. */
const MOST_LINKED = 200

/** A folder of the site as a build left it. */
interface Generation {
  readonly folder: string
  readonly manifest: ManifestBytes
  /** The stamps of its subfolders. */
  readonly folders: FolderStamps
}

/** The served folder and the one before, from which an edit makes the next. */
export interface Generations {
  readonly served: Generation
  readonly spare: Generation
  /** The digests of files that the last build may have linked again. */
  readonly linked: readonly string[]
}

/** The name of the record of the index that was published, and of the folder that has its files. */
const PUBLISHED = 'published'

/** Records that all files of an index are published. */
export function recordPublished(projectDir: string, cache: ContentCache, index: string): void {
  cache.record(PUBLISHED, [publishedVersion(siteFolder(projectDir), cache, index)])
}

function publishedVersion(site: string, cache: ContentCache, index: string): string {
  return `${versionOf(cache, index)} ${sealOf(cache.recordFile(siteRecordName(site)))}`
}

/** Returns both folders of the site; undefined if they are not just as the last build of this index left them. */
export function readGenerations(projectDir: string, cache: ContentCache, index: string): Generations | undefined {
  const target = siteFolder(projectDir)
  if (cache.recorded(PUBLISHED)?.toString() !== publishedVersion(target, cache, index)) return undefined
  const [served, spare] = [readGeneration(target, cache), readGeneration(cache.previousSite, cache)]
  if (!served || !spare) return undefined
  const changed = cache.recorded(CHANGED)?.toString().split('\n').filter(Boolean)
  const different = differentNames(spare.manifest, served.manifest)
  const others = new Set([...different].map((name) => served.manifest.digestOf(name)))
  const linked = changed?.filter((digest) => !others.has(digest))
  return linked && linked.length <= MOST_LINKED ? { served, spare, linked } : undefined
}

function readGeneration(folder: string, cache: ContentCache): Generation | undefined {
  const bytes = manifestOf(folder)
  const folders = bytes && recordedFolders(folder, cache, bytes)
  return folders && { folder, manifest: new ManifestBytes(bytes), folders }
}

/** The files by which the next publication differs from the served one. */
export interface Difference {
  readonly manifest: ManifestBytes
  /** The files of the spare folder that may not be those of the manifest. */
  readonly names: ReadonlySet<string>
}

/**
 * Returns how the next publication differs.
 * @param files the files that may have changed, each with its digest if it still exists
 * @returns undefined if somebody changed a folder of the served site, or one of the other in which a file differs
 */
export function differenceOf(
  { served, spare, linked }: Generations,
  files: ReadonlyMap<string, string | undefined>,
): Difference | undefined {
  const changed = [...files].filter(([name, digest]) => served.manifest.digestOf(name) !== digest)
  const manifest = served.manifest.with(new Map(changed))
  const again = linked.flatMap((digest) => manifest.namesOf(digest))
  const names = new Set([...differentNames(spare.manifest, manifest), ...again, ...files.keys()])
  const changes = withParents([...names].map(parentOf))
  let folders: ReadonlySet<string> | undefined
  const isKnown = (name: string) => {
    folders ??= new Set(served.folders.keys())
    return folders.has(name)
  }
  for (const [name, stamp] of served.folders) {
    const isSame = stamp ? hasStamp(`${served.folder}/${name}`, stamp) : isAsPublished(served, name, isKnown)
    if (!isSame) return undefined
  }
  for (const name of changes) {
    const stamp = spare.folders.get(name)
    if (stamp && !hasStamp(`${spare.folder}/${name}`, stamp)) return undefined
  }
  return { manifest, names }
}

/** Whether a subfolder is there and has only what the last build published. One that it changed has no stamp. */
function isAsPublished({ folder, manifest }: Generation, name: string, isKnown: (folder: string) => boolean): boolean {
  const inside = name === '' ? '' : `${name}/`
  return (
    existsSync(`${folder}/${name}`) &&
    readdirSync(`${folder}/${name}`, { withFileTypes: true }).every((entry) =>
      entry.isDirectory()
        ? isKnown(inside + entry.name)
        : inside + entry.name === MANIFEST || manifest.digestOf(inside + entry.name) !== undefined,
    )
  )
}

/** Publishes the served folder’s files with a difference. If any step fails, OUT_DIR does not change. */
export async function publishDifference(
  { served, spare }: Generations,
  { manifest, names }: Difference,
  cache: ContentCache,
): Promise<void> {
  const record = siteRecordName(spare.folder)
  const fill = (folder: string) => {
    if (siteRecordName(folder) !== record) throw new Error('The previous site was moved. Build again.')
    cache.recordChanged([...names].map((name) => ({ sha256: manifest.digestOf(name) ?? '' })))
    const touched = correctFiles(folder, { manifest, names }, cache)
    writeFileSync(path.join(folder, MANIFEST), manifest.bytes)
    if (cache.hasCopied) return
    const stamps = touched.map((name) => [name, existsSync(`${folder}/${name}`) ? '' : undefined] as const)
    recordFolders(folder, cache, spare.folders.with(new Map(stamps)), manifest.bytes)
  }
  await replaceFolder(served.folder, () => {}, fill, cache.previousSite)
}

/**
 * Gives a folder these files of a manifest. Returns the subfolders in which something was removed or added. A folder that is
 * there before and after leaves the folders that it is in as they were.
 */
function correctFiles(folder: string, { manifest, names }: Difference, cache: ContentCache): string[] {
  return [...names].flatMap((name) => {
    const digest = manifest.digestOf(name)
    if (digest !== undefined && cache.isIn({ name, sha256: digest }, folder)) return []
    const parent = parentOf(name)
    const wasThere = existsSync(`${folder}/${parent}`)
    rmSync(`${folder}/${name}`, { recursive: true, force: true })
    if (digest !== undefined) cache.put({ name, sha256: digest }, folder)
    else removeIfEmpty(folder, parent)
    if (parent === '') return []
    return wasThere && existsSync(`${folder}/${parent}`) ? [parent] : [...withParents([parent])]
  })
}
