import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { KnownStamps } from './known-stamps.ts'
import { entriesOf } from './manifest.ts'
import { isText, precompress } from './precompress.ts'
import { bytesBriefly, readBriefly } from './reused-buffers.ts'
import { readSealed, replaceFile, writeSealed } from './sealed-file.ts'
import { sha256 } from './sha256.ts'
import { isSameFile } from './stamp.ts'

/** A file of the site that is in the cache. */
export interface StoredFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
}

/** Files that take long to make, with what must be known of them. */
export interface Made {
  readonly files: Iterable<readonly [name: string, bytes: Uint8Array]>
  readonly note?: string
}

/** The cache's record of such files. */
interface MadeRecord {
  /** A digest of what they were made from. */
  readonly from: string
  readonly files: readonly StoredFile[]
  readonly note: string
}

/**
 * The cache of a content folder between builds and checks. It contains the files of the site, each named by the SHA-256
 * of its bytes, and its index: records that are found by name, each sealed with a SHA-256. Everything is compared with
 * its digest when it is read; what is damaged counts as missing and is made again. The published folder shares files
 * with the cache through hard links, so a change there changes them here.
 */
export class ContentCache {
  /** The folder of the cache. */
  readonly folder: string
  readonly #quality: number | undefined
  /** The digests of the files that this thread has verified or written. */
  readonly #sound = new Set<string>()
  readonly #stamps = new KnownStamps()
  #hasCopied = false

  /** @param quality the compression level on brotli's scale; undefined for no compression */
  constructor(folder: string, quality?: number) {
    this.folder = folder
    this.#quality = quality
  }

  /** The folder of the site that was published before the one that is served. It differs little from the next one. */
  get previousSite(): string {
    return path.join(this.folder, 'previous-site')
  }

  /**
   * Stores a file and, if it is text, its compressed copies (`.br`, `.gz`) under the names that web servers look for.
   */
  add(name: string, content: string | Uint8Array): StoredFile[] {
    const bytes = bytesBriefly(content)
    const files = [this.addPlain(name, bytes)]
    if (this.#quality === undefined || !isText(name)) return files
    const { br, gz } = precompress(bytes, this.#quality)
    return [...files, this.addPlain(`${name}.br`, br), this.addPlain(`${name}.gz`, gz)]
  }

  /** Stores a file without compressed copies. Replaces a damaged file of the same digest. */
  addPlain(name: string, content: string | Uint8Array): StoredFile {
    const bytes = bytesBriefly(content)
    const file = { name, sha256: sha256(bytes), size: bytes.length }
    const stored = this.#path(file)
    if (!existsSync(stored) || !this.has(file)) {
      replaceFile(stored, (handle) => writeFileSync(handle, bytes))
      this.#sound.add(file.sha256)
    }
    return file
  }

  /** Whether the cache has a file, undamaged. Reads each file at most once, and none whose stamp is known. */
  has(file: StoredFile): boolean {
    if (this.#sound.has(file.sha256)) return true
    if (this.#stamps.isUnchanged(file.sha256, this.#path(file))) {
      this.#sound.add(file.sha256)
      return true
    }
    const bytes = readBriefly(this.#path(file))
    if (!bytes || sha256(bytes) !== file.sha256) return false
    this.#sound.add(file.sha256)
    return true
  }

  /** Whether the cache has a file, which was undamaged at the end of the last build. Looks only if that is not known. */
  hadBefore(file: StoredFile): boolean {
    if (!this.#sound.has(file.sha256) && !this.#stamps.trust(file.sha256)) return this.has(file)
    this.#sound.add(file.sha256)
    return true
  }

  /**
   * Returns the bytes of a file.
   * @throws if they are missing or damaged
   */
  read(file: StoredFile): Buffer {
    const bytes = this.#find(file)
    if (!bytes) throw new Error(`The cached file for “${file.name}” was damaged during the build. Build again.`)
    return bytes
  }

  /** Puts a file into a folder under its name: as a hard link if the disk allows it, otherwise as a copy. */
  put(file: Pick<StoredFile, 'name' | 'sha256'>, folder: string): void {
    const target = `${folder}/${file.name}`
    this.#stamps.forget(file.sha256)
    if (this.#isLinkedIn(file, target)) return
    if (!existsSync(this.#path(file)))
      throw new Error(`The cached file for “${file.name}” is missing. Build again, without --changed.`)
    copyFileSync(this.#path(file), target, constants.COPYFILE_EXCL)
    this.#hasCopied = true
  }

  /** Puts files into a folder as hard links, until one cannot be linked. */
  link(files: readonly StoredFile[], folder: string): void {
    files.every((file) => this.#isLinkedIn(file, `${folder}/${file.name}`))
  }

  /** Forgets the stamps of files to which something else than `put` has linked: a new link changes them. */
  relinked(files: readonly StoredFile[]): void {
    for (const file of files) this.#stamps.forget(file.sha256)
  }

  /** Whether `put` had to copy a file. Then a change of a published file does not show in the cache. */
  get hasCopied(): boolean {
    return this.#hasCopied
  }

  /** Whether a folder has a file under its name as a hard link to the cache. */
  isIn(file: Pick<StoredFile, 'name' | 'sha256'>, folder: string): boolean {
    return isSameFile(`${folder}/${file.name}`, this.#path(file))
  }

  /**
   * Whether a folder that was filled by the build before the last one still has a file, if its subfolder has not changed.
   * @param digest the digest of the file that the folder had
   */
  isStillIn(file: StoredFile, digest: string | undefined): boolean {
    return file.sha256 === digest && this.#stamps.isUnchangedTwice(digest)
  }

  /** Reads the stamps that the last build recorded, so that `has` need not read the files again. */
  readStamps(): void {
    this.#stamps.read(this.recorded(STAMPS)?.toString(), this.recorded(CHANGED)?.toString())
  }

  /** Records, before anything is published, which files have other stamps than at the end of the last build. */
  recordChanged(files: readonly Pick<StoredFile, 'sha256'>[]): void {
    this.record(CHANGED, [this.#stamps.changed(files.map((file) => file.sha256))])
  }

  /**
   * Records the stamps of files that this build has verified or written. A new link gives a file another stamp, so this
   * comes after publishing.
   */
  recordStamps(files: readonly StoredFile[]): void {
    const digests = new Set(files.map((file) => file.sha256))
    this.record(STAMPS, [this.#stamps.lines(digests, (digest) => this.#fileOf(digest))])
  }

  /**
   * Takes a file from another cache: as a hard link if both are on one disk, otherwise as a copy.
   * @returns false if the file is missing or damaged there
   */
  take(file: StoredFile, from: ContentCache): boolean {
    const bytes = from.#find(file)
    if (!bytes) return false
    from.#stamps.forget(file.sha256)
    mkdirSync(path.dirname(this.#path(file)), { recursive: true })
    if (from.#isLinked(file, this.#path(file))) this.#sound.add(file.sha256)
    else this.addPlain(file.name, bytes) // It may be here already, perhaps damaged.
    return true
  }

  /** Returns the path of a record. */
  recordFile(name: string): string {
    return path.join(this.folder, 'records', name)
  }

  /** Returns the content of a record; undefined if it is missing or damaged. */
  recorded(name: string): Buffer | undefined {
    return readSealed(this.recordFile(name))
  }

  /** Writes all of a record or nothing. A record whose name contains no slash stays until it is replaced. */
  record(name: string, parts: Iterable<string | Uint8Array>): void {
    writeSealed(this.recordFile(name), parts)
  }

  /** Takes a record from another cache, unless it is missing or damaged there. */
  takeRecord(name: string, from: ContentCache): void {
    const content = from.recorded(name)
    if (content) this.record(name, [content])
  }

  /**
   * Returns files that take long to make from the cache, or makes them if any is missing or damaged, or if they were made
   * from something else.
   * @param from a digest of what they are made from
   */
  async remember(name: string, from: string, make: () => Promise<Made>): Promise<MadeRecord> {
    const before = this.remembered(name)
    if (before?.from === from && before.files.every((file) => this.has(file))) return before
    const { files, note = '' } = await make()
    const made = { from, files: [...files].map(([file, bytes]) => this.addPlain(file, bytes)), note }
    this.record(name, [JSON.stringify(made)])
    return made
  }

  /** Returns what `remember` recorded under a name. */
  remembered(name: string): MadeRecord | undefined {
    const content = this.recorded(name)
    return content && JSON.parse(content.toString())
  }

  /** Deletes every file and record except these. */
  keepOnly(files: Iterable<Pick<StoredFile, 'sha256'>>, records: Iterable<string>): void {
    const wanted = new Set(records)
    for (const { sha256: digest } of files) wanted.add(split(digest))
    for (const folder of ['files', 'records'].map((name) => path.join(this.folder, name))) {
      for (const { name } of existsSync(folder) ? entriesOf(folder) : []) {
        if (name.includes('/') && !wanted.has(name)) rmSync(path.join(folder, name), { force: true })
      }
    }
  }

  /** Deletes the records whose names begin in one way, except some. */
  forgetRecords(start: string, except: readonly string[]): void {
    const folder = path.join(this.folder, 'records')
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (name.startsWith(start) && !except.includes(name)) rmSync(path.join(folder, name))
    }
  }

  #find(file: StoredFile): Buffer | undefined {
    try {
      const bytes = readFileSync(this.#path(file))
      if (sha256(bytes) === file.sha256) return bytes
    } catch {} // missing
    return undefined
  }

  #path(file: Pick<StoredFile, 'sha256'>): string {
    return this.#fileOf(file.sha256)
  }

  #fileOf(digest: string): string {
    return `${this.folder}/files/${split(digest)}`
  }

  /** Links to a file, and makes the folder if it is missing. */
  #isLinkedIn(file: Pick<StoredFile, 'sha256'>, target: string): boolean {
    if (this.#isLinked(file, target)) return true
    mkdirSync(path.dirname(target), { recursive: true })
    return this.#isLinked(file, target)
  }

  #isLinked(file: Pick<StoredFile, 'sha256'>, target: string): boolean {
    try {
      linkSync(this.#path(file), target)
      return true
    } catch {
      return false // The target's folder is missing, or the disk has no links.
    }
  }
}

/** The name of the record of the files whose stamps have changed, a digest on each line. */
export const CHANGED = 'changed-stamps'
const STAMPS = 'stamps'

/** Splits a digest into a folder and a name, so that no folder has too many files. */
function split(digest: string): string {
  return `${digest.slice(0, 2)}/${digest.slice(2)}`
}
