import path from 'node:path'
import { ContentStore } from './content-store.ts'
import { isText, precompress } from './precompress.ts'
import { readSealed, writeSealed } from './sealed-file.ts'

/** A file of the site that is in the store. */
export interface StoredFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
}

/** A cache of finished files of the site between builds. */
export class PageStore {
  readonly #contents: ContentStore
  readonly #quality: number | undefined

  /** @param quality the compression level on brotli's scale; undefined for no compression */
  constructor(folder: string, quality: number | undefined) {
    this.#contents = new ContentStore(folder)
    this.#quality = quality
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

  /** Stores a file without compressed copies. */
  addPlain(name: string, content: string | Uint8Array): StoredFile {
    const bytes = bytesOf(content)
    return { name, sha256: this.#contents.add(bytes), size: bytes.length }
  }

  /** Returns the file with this digest, under a given name; undefined if it is missing or damaged. */
  find(name: string, digest: string): StoredFile | undefined {
    const size = this.#contents.sizeOf(digest)
    return size === undefined ? undefined : { name, sha256: digest, size }
  }

  /** Returns the file whose digest a record contains; undefined if the record or the file is missing or damaged. */
  findRecorded(record: string, name: string): StoredFile | undefined {
    const digest = readSealed(record)
    return digest && this.find(name, digest.toString())
  }

  /** Stores a file that takes long to make, without compressed copies, and records its digest for `findRecorded`. */
  addRecorded(record: string, name: string, content: Uint8Array): StoredFile {
    const stored = this.addPlain(name, content)
    writeSealed(record, [stored.sha256])
    return stored
  }

  /** Whether the store still has a file, undamaged. */
  has({ sha256: digest }: StoredFile): boolean {
    return this.#contents.sizeOf(digest) !== undefined
  }

  /**
   * Returns the bytes of a file.
   * @throws if they are missing or damaged
   */
  read({ name, sha256: digest }: StoredFile): Buffer {
    const bytes = this.#contents.read(digest)
    if (!bytes) throw new Error(`The cached file for “${name}” was damaged during the build. Build again.`)
    return bytes
  }

  /** Puts a file into a folder under its name: as a hard link if the disk allows it, otherwise as a copy. */
  put({ name, sha256: digest }: StoredFile, folder: string): void {
    this.#contents.put(digest, path.join(folder, name))
  }

  /** Copies a file from another store; false if the file is missing or damaged there. */
  take({ sha256: digest }: StoredFile, from: PageStore): boolean {
    const bytes = from.#contents.read(digest)
    if (bytes) this.#contents.add(bytes)
    return bytes !== undefined
  }

  /** Deletes every file except these. */
  keepOnly(files: Iterable<Pick<StoredFile, 'sha256'>>): void {
    this.#contents.keepOnly(new Set([...files].map((file) => file.sha256)))
  }
}

/** A buffer that is used again for each text: to write into it takes half as long as to make a new one. */
const SCRATCH = Buffer.allocUnsafeSlow(1 << 20)

/** Encodes a text as UTF-8. The bytes are valid only until the next call. */
function bytesOf(content: string | Uint8Array): Uint8Array {
  if (typeof content !== 'string') return content
  const mayFit = content.length * 3 <= SCRATCH.length // the most bytes of a UTF-16 unit
  return mayFit ? SCRATCH.subarray(0, SCRATCH.write(content)) : Buffer.from(content)
}
