import { hash } from 'node:crypto'
import { constants, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import { precompresses } from '../settings/settings.ts'
import { previousSite, replaceFile } from './cache-folder.ts'
import { DamagedDatabase, nameOfFile } from './damage.ts'
import { isSameFile, stampOf } from './digests.ts'
import { entriesOf, isDigest, isText, type SiteFileName } from './manifest.ts'

/** A file of the site that is in the cache. */
export interface StoredFile {
  readonly name: SiteFileName
  readonly sha256: string
  readonly size: number
}

/** Files that take long to make, with what must be known of them. */
export interface Made {
  readonly files: Iterable<readonly [name: string, bytes: Uint8Array]>
  readonly note?: string
}

/** What the cache remembers of such files. */
export interface Remembered {
  /** The name under which they are remembered. */
  readonly name: string
  /** A digest of what they were made from. */
  readonly from: string
  readonly files: readonly StoredFile[]
  readonly note: string
}

/** The stamps of cached files when they had the bytes of their digests, by digest. */
export type Stamps = Pick<ReadonlyMap<string, string>, 'get'>

/**
 * The files of a site between builds, each named by the SHA-256 of its bytes. They are compared with their digests, or
 * with their stamps; what is damaged counts as missing and is made again. The published folder shares files with the
 * cache through hard links, so a change there changes them here.
 */
export class ContentCache {
  /** The folder of the cache. */
  readonly folder: string
  readonly #quality: number | undefined
  readonly #stamps: Stamps
  /** The digests of the files that this thread has verified or written. */
  readonly #sound = new Set<string>()
  readonly #replaced = new Set<string>()
  readonly #remembered = new Map<string, Remembered>()
  #hasCopied = false

  /** @param quality the compression level on brotli's scale; undefined for no compression */
  constructor(folder: string, quality?: number, stamps: Stamps = new Map()) {
    this.folder = folder
    this.#quality = quality
    this.#stamps = stamps
  }

  /** The folder of the site that was published before the one that is served. It differs little from the next one. */
  get previousSite(): string {
    return previousSite(this.folder)
  }

  /** Keeps a story that was read for all threads of this build. */
  keepStory(slug: string, story: Uint8Array): void {
    mkdirSync(this.#stories, { recursive: true })
    writeFileSync(path.join(this.#stories, slug), story)
  }

  /** Returns a story that this build has kept. */
  keptStory(slug: string): Uint8Array | undefined {
    const file = path.join(this.#stories, slug)
    return existsSync(file) ? readFileSync(file) : undefined
  }

  /** Forgets the stories that were kept, also those of a killed build. */
  forgetStories(): void {
    rmSync(this.#stories, { recursive: true, force: true })
  }

  get #stories(): string {
    return path.join(this.folder, 'stories')
  }

  /**
   * Stores a file and, if it is text, its compressed copies (`.br`, `.gz`) under the names that web servers look for.
   */
  add(name: string, content: string | Uint8Array): StoredFile[] {
    const files = [this.addPlain(name, content)]
    if (this.#quality === undefined || !isText(name)) return files
    const { br, gz } = precompress(Buffer.from(content), this.#quality)
    return [...files, this.addPlain(`${name}.br`, br), this.addPlain(`${name}.gz`, gz)]
  }

  /**
   * Stores a file without compressed copies. Replaces a damaged file of the same digest.
   * @throws DamagedDatabase if its name leads out of the site’s folder
   */
  addPlain(name: string, content: string | Uint8Array): StoredFile {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const file = { name: nameOfFile(name), sha256: hash('sha256', bytes), size: bytes.length }
    this.#store(file.sha256, bytes)
    return file
  }

  #store(digest: string, bytes: Uint8Array): void {
    const stored = this.fileOf(digest)
    const isThere = existsSync(stored)
    if (isThere && this.has({ sha256: digest })) return
    replaceFile(stored, (handle) => writeFileSync(handle, bytes))
    this.#sound.add(digest)
    if (isThere) this.#replaced.add(digest)
  }

  /** Whether the cache has a file, undamaged. Reads each file at most once, and none that has its stamp. */
  has({ sha256: digest }: Pick<StoredFile, 'sha256'>): boolean {
    if (this.#sound.has(digest)) return true
    const stamp = this.#stamps.get(digest)
    const isSound = (stamp !== undefined && stampOf(this.fileOf(digest)) === stamp) || this.#find(digest) !== undefined
    if (isSound) this.#sound.add(digest)
    return isSound
  }

  /**
   * Returns the bytes of a file.
   * @throws if they are missing or damaged
   */
  read(file: { readonly name: string; readonly sha256: string }): Buffer {
    const bytes = this.#find(file.sha256)
    if (!bytes) throw new Error(`The cached file for “${file.name}” was damaged during the build. Build again.`)
    return bytes
  }

  /** Puts a file into a folder under its name: as a hard link if the disk allows it, otherwise as a copy. */
  put(file: Pick<StoredFile, 'name' | 'sha256'>, folder: string): void {
    const target = `${folder}/${file.name}`
    if (this.#isLinked(file, target)) return
    mkdirSync(path.dirname(target), { recursive: true })
    if (this.#isLinked(file, target)) return
    if (!existsSync(this.fileOf(file.sha256)))
      throw new Error(`The cached file for “${file.name}” is missing. Build again, without --changed.`)
    copyFileSync(this.fileOf(file.sha256), target, constants.COPYFILE_EXCL)
    this.#hasCopied = true
  }

  /** Whether `put` had to copy a file. Then a change of a published file does not show in the cache. */
  get hasCopied(): boolean {
    return this.#hasCopied
  }

  /** The digests of files that were damaged and are made again: what leads to the old ones has to be replaced. */
  get replaced(): ReadonlySet<string> {
    return this.#replaced
  }

  /** Whether a folder has a file under its name as a hard link to the cache. */
  isIn(file: Pick<StoredFile, 'name' | 'sha256'>, folder: string): boolean {
    return isSameFile(`${folder}/${file.name}`, this.fileOf(file.sha256))
  }

  /**
   * Takes a file from another cache: as a hard link if both are on one disk, otherwise as a copy.
   * @returns false if the file is missing or damaged there
   */
  take(file: Pick<StoredFile, 'sha256'>, from: ContentCache): boolean {
    const bytes = from.#find(file.sha256)
    if (!bytes) return false
    const target = this.fileOf(file.sha256)
    mkdirSync(path.dirname(target), { recursive: true })
    if (from.#isLinked(file, target)) this.#sound.add(file.sha256)
    else this.#store(file.sha256, bytes) // It may be here already, perhaps damaged.
    return true
  }

  /**
   * Returns files that take long to make from the cache, or makes them if any is missing or damaged, or if they were
   * made from something else.
   * @param from a digest of what they are made from
   */
  async remember(name: string, from: string, make: () => Promise<Made>): Promise<Remembered> {
    const before = this.#remembered.get(name)
    if (before?.from === from && before.files.every((file) => this.has(file))) return before
    const { files, note = '' } = await make()
    const made = { name, from, files: [...files].map(([file, bytes]) => this.addPlain(file, bytes)), note }
    this.#remembered.set(name, made)
    return made
  }

  /** Lets `remember` know what was made before. */
  recall(all: Iterable<Remembered>): void {
    for (const made of all) if (!this.#remembered.has(made.name)) this.#remembered.set(made.name, made)
  }

  /** Returns what is remembered under the names of files. */
  recalled(files: readonly StoredFile[]): Remembered[] {
    return files.flatMap(({ name }) => this.#remembered.get(name) ?? [])
  }

  /** Returns all that is remembered. */
  allRemembered(): Remembered[] {
    return [...this.#remembered.values()]
  }

  /** Deletes the files that have none of these digests. */
  keepOnly(digests: ReadonlySet<string>): void {
    const folder = path.join(this.folder, 'files')
    for (const { name } of existsSync(folder) ? entriesOf(folder) : [])
      if (!digests.has(name.replace('/', ''))) rmSync(path.join(folder, name), { force: true })
  }

  /** Deletes a file. */
  delete(digest: string): void {
    rmSync(this.fileOf(digest), { force: true })
  }

  /**
   * The path of the file with a digest. Its folder is named by two digits, so that none has too many files.
   * @throws DamagedDatabase if the text is no digest, and could lead elsewhere
   */
  fileOf(digest: string): string {
    if (!isDigest(digest)) throw new DamagedDatabase(`“${digest}” is not the digest of a file.`)
    return `${this.folder}/files/${digest.slice(0, 2)}/${digest.slice(2)}`
  }

  #find(digest: string): Buffer | undefined {
    try {
      const bytes = readFileSync(this.fileOf(digest))
      return hash('sha256', bytes) === digest ? bytes : undefined
    } catch {
      return undefined // missing
    }
  }

  #isLinked(file: Pick<StoredFile, 'sha256'>, target: string): boolean {
    try {
      linkSync(this.fileOf(file.sha256), target)
      return true
    } catch {
      return false // The target's folder is missing, or the disk has no links.
    }
  }
}

/**
 * The number of pages above which compression is fast instead of best: a twelfth more bytes in a thirtieth of the time.
 */
const MANY_PAGES = 250

/** Returns the brotli quality for a site with so many pages; undefined if compression is off. */
export function brotliQuality(pages: number): number | undefined {
  if (!precompresses()) return undefined
  return pages > MANY_PAGES ? 7 : zlib.BROTLI_MAX_QUALITY
}

/** Compresses a file's bytes with brotli and with gzip, for browsers that accept one of them. */
export function precompress(bytes: Uint8Array, quality: number): { br: Uint8Array; gz: Uint8Array } {
  const params = {
    [zlib.BROTLI_PARAM_QUALITY]: quality,
    [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
  }
  // The gzip header can contain a time. zlib sets it to zero, so the same bytes give the same file.
  return { br: brotliCompressSync(bytes, { params }), gz: gzipSync(bytes, { level: quality > 7 ? 9 : 6 }) }
}
