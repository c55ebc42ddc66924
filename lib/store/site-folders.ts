import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { ContentCache, StoredFile } from './content-cache.ts'
import { nameOfFile, textOf } from './damage.ts'
import type { Database } from './database.ts'
import { stampFrom } from './digests.ts'
import { entriesOf, isSystemFile, MANIFEST } from './manifest.ts'
import type { Outputs } from './outputs.ts'
import { TABLES } from './tables.ts'

/** A folder with a site that the database knows: which publication is in it. */
export interface KnownSite {
  /** The inode of the folder, which it keeps when it is moved. */
  readonly id: string
  readonly publication: number
  /** The digest of its manifest. */
  readonly manifest: string
}

/** What was put into a site’s folder: the digests of the files, and the subfolders that have changed. */
interface Filled {
  readonly digests: Iterable<string>
  readonly touched: readonly string[]
}

/** A file of the site that the cache has. */
type SiteFile = Pick<StoredFile, 'name' | 'sha256'>

/** What a look into a site’s folder found. */
export interface FolderLook {
  /** The files of the site that are not there, or that have other bytes. */
  readonly wrong: readonly SiteFile[]
  /** The subfolders that are not there, or that are links. */
  readonly lost: readonly string[]
  /** What is there and does not belong to the site. */
  readonly foreign: readonly string[]
  /** The new stamps of subfolders that are right. */
  readonly stamps: ReadonlyMap<string, string>
}

/** The two folders with generations of the site, of which one is served, as the database knows them. */
export class SiteFolders {
  readonly #db: Database
  readonly #outputs: Outputs
  readonly #cache: ContentCache

  constructor(db: Database, outputs: Outputs, cache: ContentCache) {
    this.#db = db
    this.#outputs = outputs
    this.#cache = cache
  }

  /** Returns what is known of a folder; undefined if no build has filled it, or if its manifest is another one. */
  known(folder: string): KnownSite | undefined {
    const id = idOf(folder)
    const site = id && this.#noted(id)
    if (!id || !site) return undefined
    try {
      return manifestDigest(folder) === site.manifest ? { id, ...site } : undefined
    } catch {
      return undefined
    }
  }

  /**
   * Whether a build has filled a folder, and everything that is still in it is a file of the site or of the system,
   * with the bytes of the cache. Its manifest may be lost, and other files too.
   */
  isOwn(folder: string): boolean {
    const id = idOf(folder)
    const site = id && this.#noted(id)
    if (!id || !site) return false
    if (isThere(folder, MANIFEST) && manifestDigest(folder) !== site.manifest) return false
    const { wrong, foreign } = this.look(folder, { id, ...site })
    return foreign.every(isSystemFile) && !wrong.some(({ name }) => isThere(folder, name))
  }

  /**
   * Looks into the subfolders of a site whose stamps have changed, and only there for files of others.
   * @param only the subfolders that matter; by default all
   */
  look(folder: string, { id, publication }: KnownSite, only?: ReadonlySet<string>): FolderLook {
    const wrong: SiteFile[] = []
    const foreign: string[] = []
    const stamps = new Map<string, string>()
    // What is gone since then is still there.
    const isGone = (name: string) =>
      this.#db.get('SELECT 1 FROM gone WHERE name = ? AND since > ?', name, publication) !== undefined
    const lookInto = (name: string, isThere: boolean): boolean => {
      const inside = name === '' ? '' : `${name}/`
      const expected = new Map<string, SiteFile>(this.#outputs.in(name).map((file) => [file.name, file]))
      const entries = isThere ? readdirSync(`${folder}/${name}`, { withFileTypes: true }) : []
      const known = entries.length > FEW ? new Map(this.#foldersIn(id, inside)) : undefined
      const isKnown = (full: string) => known?.has(full) ?? this.#stampIn(id, full) !== undefined
      let isRight = isThere
      for (const entry of entries) {
        const full = inside + entry.name
        const file = expected.get(full)
        expected.delete(full)
        if (!file && (entry.isDirectory() ? isKnown(full) : full === MANIFEST || isGone(full))) continue
        if (file && this.#cache.isIn(file, folder)) continue
        isRight = false
        if (file) wrong.push(file)
        else if (!entry.isDirectory()) foreign.push(full)
        else {
          lookInto(full, true)
          if (!this.#outputs.hasIn(full)) foreign.push(full)
        }
      }
      for (const file of expected.values()) wrong.push(file)
      return isRight && expected.size === 0
    }
    lookInto('', true)
    const changed: string[] = []
    const stats = new Map<string, string | undefined>()
    const missing = new Set<string>()
    const some =
      only &&
      [...only].sort().flatMap((name) => {
        const known = this.#stampIn(id, name)
        return known === undefined ? [] : [[name, known] as const]
      })
    for (const [name, known] of some ?? this.#foldersIn(id, '')) {
      // A link in the place of a folder is not followed.
      const stat = missing.has(parentOf(name)) ? undefined : statIn(folder, name)
      const stamp = stampFrom(stat)
      if (stamp !== undefined && stamp === known) continue
      changed.push(name)
      if (stat?.isDirectory()) stats.set(name, stamp)
      else missing.add(name)
    }
    for (const name of changed) {
      const isRight = lookInto(name, stats.has(name))
      const stamp = stats.get(name)
      if (isRight && stamp !== undefined) stamps.set(name, stamp)
    }
    return { wrong, lost: [...missing], foreign, stamps }
  }

  /** Reads the subfolders below a folder by name, with their stamps. */
  *#foldersIn(id: string, folder: string): Generator<readonly [name: string, stamp: string]> {
    const sql = `SELECT coalesce(stamp, '') || '/' || name FROM folders WHERE site = ? AND name > ? AND name < ?`
    for (const text of this.#db.texts(`${sql} ORDER BY name`, id, folder, `${folder}\u{10ffff}`)) {
      const end = text.indexOf('/')
      yield [nameOfFile(text.slice(end + 1)), text.slice(0, end)]
    }
  }

  /** Returns the stamp of a subfolder: an empty text if it has to be looked into, undefined if it is not known. */
  #stampIn(id: string, name: string): string | undefined {
    const row = this.#db.get('SELECT stamp FROM folders WHERE site = ? AND name = ?', id, name)
    return row && textOf(row.stamp ?? '')
  }

  /** Writes down the stamps of subfolders that a look found right. */
  stamp({ id }: KnownSite, { stamps }: FolderLook): void {
    for (const [name, stamp] of stamps) this.#db.put(TABLES.folders, { site: id, name, stamp })
  }

  /**
   * Gives a folder the site as it is now: the files that have changed since its publication, and those that are wrong.
   * @param publication the number of the new one
   * @param site what is known of the folder; without it, every file is looked at
   * @param looksEverywhere whether to look for damage also where nothing has changed
   */
  fill(folder: string, publication: number, site: KnownSite | undefined, looksEverywhere: boolean): void {
    const { digests, touched } = site ? this.#correct(folder, site, looksEverywhere) : this.#fillWhole(folder)
    const manifest = this.#outputs.manifest()
    writeFileSync(path.join(folder, MANIFEST), manifest)
    this.#outputs.stamp(this.#cache, digests)
    // Later than the changes: what has changed just now gets no stamp, and the next build would look into it.
    this.#stampFolders(folder, touched)
    this.#note(folder, publication, hash('sha256', manifest))
  }

  /** Writes down that a folder has just been filled by another program with the files of a publication. */
  filled(folder: string, publication: number): void {
    this.#forget(idOf(folder) ?? '')
    this.#stampFolders(folder, this.#outputs.folders())
    this.#outputs.stamp(this.#cache, this.#outputs.digests())
    this.#note(folder, publication, manifestDigest(folder))
  }

  /** Forgets all folders but these, and the files that are gone from both. */
  keepOnly(folders: readonly string[]): void {
    const ids = folders.flatMap((folder) => idOf(folder) ?? [])
    for (const site of this.#db.texts('SELECT DISTINCT site FROM folders')) if (!ids.includes(site)) this.#forget(site)
    const publications = ids.flatMap((id) => this.#noted(id)?.publication ?? [])
    this.#outputs.forgetGone(Math.min(this.#outputs.publication, ...publications))
  }

  #forget(id: string): void {
    this.#db.run('DELETE FROM folders WHERE site = ?', id)
    this.#db.run('DELETE FROM sites WHERE id = ?', id)
  }

  #noted(id: string): Omit<KnownSite, 'id'> | undefined {
    const row = this.#db.get('SELECT publication, manifest FROM sites WHERE id = ?', id)
    return row && { publication: Number(row.publication), manifest: textOf(row.manifest) }
  }

  #note(folder: string, publication: number, manifest: string): void {
    const id = idOf(folder)
    // Copies do not show a change in the cache. Node's numbers have too few digits for the inodes of Windows.
    if (id && !this.#cache.hasCopied && process.platform !== 'win32')
      this.#db.put(TABLES.sites, { id, publication, manifest })
  }

  #correct(folder: string, site: KnownSite, looksEverywhere: boolean): Filled {
    const changed = this.#outputs.changedAfter(site.publication)
    const near = withParents(changed.map(({ name }) => parentOf(name)))
    const look = this.look(folder, site, looksEverywhere ? undefined : near)
    const coming = new Map<string, SiteFile>(look.wrong.map((file) => [file.name, file]))
    const going = new Set<string>([...look.lost, ...look.foreign])
    for (const { name, sha256: digest } of changed) {
      if (digest === undefined) going.add(name)
      else coming.set(name, { name, sha256: digest })
    }
    for (const name of coming.keys()) going.delete(name)
    this.stamp(site, look)
    const touched = new Set<string>()
    // What has to go goes first, and a link before what is behind it.
    for (const name of [...going].sort()) {
      touched.add(parentOf(name))
      if (isThere(folder, name)) rmSync(`${folder}/${name}`, { recursive: true, force: true })
      removeIfEmpty(folder, parentOf(name))
    }
    for (const file of coming.values()) {
      if (this.#cache.isIn(file, folder)) continue
      touched.add(parentOf(file.name))
      rmSync(`${folder}/${file.name}`, { recursive: true, force: true })
      this.#putOver(file, folder)
    }
    return { digests: Array.from(coming.values(), (file) => file.sha256), touched: [...touched] }
  }

  /** Puts a file into a folder, also where a file is in the place of one of its folders. */
  #putOver(file: SiteFile, folder: string): void {
    for (const parent of withParents([parentOf(file.name)])) {
      const stat = statIn(folder, parent)
      if (stat && !stat.isDirectory()) rmSync(`${folder}/${parent}`)
    }
    this.#cache.put(file, folder)
  }

  #fillWhole(folder: string): Filled {
    const missing = new Map<string, StoredFile>([...this.#outputs.all()].map((file) => [file.name, file]))
    const digests = new Set([...missing.values()].map((file) => file.sha256))
    for (const { name } of [...entriesOf(folder)]) {
      const file = missing.get(name)
      if (file && this.#cache.isIn(file, folder)) missing.delete(name)
      else rmSync(`${folder}/${name}`, { force: true })
    }
    removeEmpty(folder, '')
    for (const file of missing.values()) this.#cache.put(file, folder)
    this.#forget(idOf(folder) ?? '')
    return { digests, touched: this.#outputs.folders() }
  }

  /** Writes down the stamps of subfolders, and of those that they are in. */
  #stampFolders(folder: string, names: readonly string[]): void {
    const id = idOf(folder)
    if (!id) return
    const stamps = Array.from(withParents(names), (name) => {
      const stat = statIn(folder, name)
      return { name, stamp: stat?.isDirectory() ? (stampFrom(stat) ?? null) : undefined }
    })
    for (const { name, stamp } of stamps) {
      if (stamp === undefined) this.#db.run('DELETE FROM folders WHERE site = ? AND name = ?', id, name)
      else this.#db.put(TABLES.folders, { site: id, name, stamp })
    }
  }
}

/** With more entries than this, all subfolders are asked for at once. */
const FEW = 50

/** Returns the SHA-256 of a site’s manifest. That of a large site is never in memory as a whole. */
function manifestDigest(folder: string): string {
  const digest = createHash('sha256')
  const part = Buffer.alloc(AT_ONCE)
  const handle = openSync(path.join(folder, MANIFEST), 'r')
  try {
    for (let size = readSync(handle, part); size > 0; size = readSync(handle, part))
      digest.update(part.subarray(0, size))
  } finally {
    closeSync(handle)
  }
  return digest.digest('hex')
}

/** The number of bytes of a manifest that are in memory at once. */
const AT_ONCE = 2 ** 20

function idOf(folder: string): string | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.ino.toString()
}

/** Returns the facts of what has a name in a folder; undefined if nothing has it, or nothing can. */
function statIn(folder: string, name: string) {
  try {
    return lstatSync(`${folder}/${name}`, { throwIfNoEntry: false })
  } catch (error) {
    // A file is in the way, or the name is too long.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined
    throw error
  }
}

function isThere(folder: string, name: string): boolean {
  return statIn(folder, name) !== undefined
}

/** Returns the name of the folder that a file or folder is in; an empty text for the site's own. */
function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')))
}

/** Returns folders and all folders that they are in, except the site's own. */
function withParents(folders: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>()
  for (let name of folders) for (; name !== '' && !all.has(name); name = parentOf(name)) all.add(name)
  return all
}

/** Removes a subfolder if it is empty, and then the folder that it was in if that is empty too. */
function removeIfEmpty(folder: string, name: string): void {
  if (name === '') return
  try {
    rmdirSync(`${folder}/${name}`)
  } catch {
    return // It has files, or is already removed.
  }
  removeIfEmpty(folder, parentOf(name))
}

/** Removes all empty subfolders. */
function removeEmpty(folder: string, prefix: string): void {
  for (const entry of readdirSync(`${folder}/${prefix}`, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    removeEmpty(folder, `${prefix}${entry.name}/`)
    try {
      rmdirSync(`${folder}/${prefix}${entry.name}`)
    } catch {} // It has files.
  }
}
