import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { packedCode } from '../settings/engine.ts'
import { entriesOf } from './manifest.ts'
import { isText, precompress } from './precompress.ts'
import { readSealed, replaceFile, writeSealed } from './sealed-file.ts'
import { sha256 } from './sha256.ts'
import { isSameFile, stampOf } from './stamp.ts'

/** Returns the folder of everything that builds and checks of a newsroom or checkout cache for the next ones. */
export function cacheFolder(projectDir: string): string {
  return path.join(projectDir, packedCode() ? '.masthead/cache' : '.next/cache/masthead')
}

/**
 * Returns the cache folder of a content folder. Each content folder has its own, because two in one would replace each
 * other's files. Deletes the folders whose content folder no longer exists, and what earlier versions of Masthead cached.
 */
export function contentCacheFolder(projectDir: string, root: string): string {
  const parent = cacheFolder(projectDir)
  const folder = path.join(parent, `content-${sha256(root).slice(0, 8)}`)
  new ContentCache(folder).record('root', [root])
  for (const name of readdirSync(parent)) {
    const known = name.startsWith('content-') && new ContentCache(path.join(parent, name)).recorded('root')?.toString()
    if (name.startsWith('archive-') || (known && !existsSync(known))) {
      rmSync(path.join(parent, name), { recursive: true, force: true })
    }
  }
  return folder
}

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

/** What the cache recorded about such files. */
interface MadeRecord {
  /** A digest of what they were made from. */
  readonly from: string
  readonly files: readonly StoredFile[]
  readonly note: string
}

/** A buffer that is used again for each file. A new buffer for each would keep the garbage collector busy. */
const SCRATCH = Buffer.allocUnsafeSlow(1 << 20)

/**
 * The cache of a content folder between builds and checks. It contains the files of the site, each named by the SHA-256
 * of its bytes, and its index: records that are found by name, each sealed with a SHA-256. Everything is compared with
 * its digest when it is read; what is damaged counts as missing and is made again. The published folder shares files
 * with the cache through hard links, so a change there changes them here.
 */
export class ContentCache {
  readonly #folder: string
  readonly #quality: number | undefined
  /** The digests of the files that this thread has verified or written. */
  readonly #sound = new Set<string>()
  /** The stamps with which files were sound at the end of the last build, by digest. */
  #stamps: ReadonlyMap<string, string> = new Map()

  /** @param quality the compression level on brotli's scale; undefined for no compression */
  constructor(folder: string, quality?: number) {
    this.#folder = folder
    this.#quality = quality
  }

  /** The folder of the site that was published before the one that is served. It differs little from the next one. */
  get previousSite(): string {
    return path.join(this.#folder, 'previous-site')
  }

  /**
   * Stores a file and, if it is text, its compressed copies (`.br`, `.gz`) under the names that web servers look for.
   */
  add(name: string, content: string | Uint8Array): StoredFile[] {
    const bytes = bytesOf(content)
    const files = [this.addPlain(name, bytes)]
    if (this.#quality === undefined || !isText(name)) return files
    const { br, gz } = precompress(bytes, this.#quality)
    return [...files, this.addPlain(`${name}.br`, br), this.addPlain(`${name}.gz`, gz)]
  }

  /** Stores a file without compressed copies. Replaces a damaged file of the same digest. */
  addPlain(name: string, content: string | Uint8Array): StoredFile {
    const bytes = bytesOf(content)
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
    const stamp = this.#stamps.get(file.sha256)
    if (stamp !== undefined && stampOf(this.#path(file)) === stamp) {
      this.#sound.add(file.sha256)
      return true
    }
    const bytes = briefly(this.#path(file))
    if (!bytes || sha256(bytes) !== file.sha256) return false
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
  put(file: StoredFile, folder: string): void {
    const target = `${folder}/${file.name}`
    if (this.#isLinked(file, target)) return
    mkdirSync(path.dirname(target), { recursive: true })
    if (!this.#isLinked(file, target)) copyFileSync(this.#path(file), target, constants.COPYFILE_EXCL)
  }

  /** Whether a folder has a file under its name as a hard link to the cache. */
  isIn(file: StoredFile, folder: string): boolean {
    return isSameFile(`${folder}/${file.name}`, this.#path(file))
  }

  /** Reads the stamps that `saveStamps` wrote, so that `has` need not read the files again. */
  readStamps(): void {
    const lines = this.recorded(STAMPS)?.toString().split('\n') ?? []
    this.#stamps = new Map(lines.map((line) => [line.slice(0, DIGEST), line.slice(DIGEST)]))
  }

  /**
   * Records the stamps of files that this build has verified or written. A new link gives a file another stamp, so this
   * comes after publishing.
   */
  saveStamps(files: Iterable<StoredFile>): void {
    const lines = new Map<string, string>()
    for (const file of files) {
      if (lines.has(file.sha256)) continue
      const stamp = stampOf(this.#path(file))
      if (stamp !== undefined) lines.set(file.sha256, `${file.sha256}${stamp}`)
    }
    this.record(STAMPS, [[...lines.values()].join('\n')])
  }

  /** Copies a file from another cache; false if the file is missing or damaged there. */
  take(file: StoredFile, from: ContentCache): boolean {
    const bytes = from.#find(file)
    if (bytes) this.addPlain(file.name, bytes)
    return bytes !== undefined
  }

  /** Returns the content of a record; undefined if it is missing or damaged. */
  recorded(name: string): Buffer | undefined {
    return readSealed(this.#record(name))
  }

  /** Writes all of a record or nothing. A record whose name contains no slash stays until it is replaced. */
  record(name: string, parts: Iterable<string | Uint8Array>): void {
    writeSealed(this.#record(name), parts)
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
    for (const folder of ['files', 'records'].map((name) => path.join(this.#folder, name))) {
      for (const { name } of existsSync(folder) ? entriesOf(folder) : []) {
        if (name.includes('/') && !wanted.has(name)) rmSync(path.join(folder, name), { force: true })
      }
    }
  }

  #find(file: StoredFile): Buffer | undefined {
    try {
      const bytes = readFileSync(this.#path(file))
      if (sha256(bytes) === file.sha256) return bytes
    } catch {} // missing
    return undefined
  }

  #path(file: StoredFile): string {
    return path.join(this.#folder, 'files', split(file.sha256))
  }

  #record(name: string): string {
    return path.join(this.#folder, 'records', name)
  }

  #isLinked(file: StoredFile, target: string): boolean {
    try {
      linkSync(this.#path(file), target)
      return true
    } catch {
      return false // The target's folder is missing, or the disk has no links.
    }
  }
}

/** The name of the record of stamps. */
const STAMPS = 'stamps'

/** The length of a SHA-256 in hex digits. */
const DIGEST = 64

/** Splits a digest into a folder and a name, so that no folder has too many files. */
function split(digest: string): string {
  return `${digest.slice(0, 2)}/${digest.slice(2)}`
}

/** A buffer that is used again for each text: to write into it takes half as long as to make a new one. */
const TEXT = Buffer.allocUnsafeSlow(1 << 20)

/** Encodes a text as UTF-8. The bytes are valid only until the next call. */
function bytesOf(content: string | Uint8Array): Uint8Array {
  if (typeof content !== 'string') return content
  const mayFit = content.length * 3 <= TEXT.length // the most bytes of a UTF-16 unit
  return mayFit ? TEXT.subarray(0, TEXT.write(content)) : Buffer.from(content)
}

/** Reads a file; undefined if it is missing. The bytes are valid only until the next call. */
function briefly(file: string): Buffer | undefined {
  try {
    const handle = openSync(file, 'r')
    try {
      const size = readSync(handle, SCRATCH, 0, SCRATCH.length, 0)
      return size < SCRATCH.length ? SCRATCH.subarray(0, size) : readFileSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    return undefined
  }
}
