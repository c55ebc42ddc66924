import path from 'node:path'
import { ContentStore } from './content-store.ts'
import { isText, precompress } from './precompress.ts'

/** A file of the site that the store has. */
export interface StoredFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
}

/** Finished files of the site, kept from one build to the next. */
export class PageStore {
  readonly #contents: ContentStore
  readonly #quality: number | undefined

  /** @param quality how hard to compress (brotli's scale); undefined for not at all */
  constructor(folder: string, quality: number | undefined) {
    this.#contents = new ContentStore(folder)
    this.#quality = quality
  }

  /** Keeps a file, and, if it is a text, its compressed forms under the names hosts look for. */
  keep(name: string, content: string | Uint8Array): StoredFile[] {
    const bytes = bytesOf(content)
    const files = [this.keepPlain(name, bytes)]
    if (this.#quality === undefined || !isText(name)) return files
    const { br, gz } = precompress(bytes, this.#quality)
    return [...files, this.keepPlain(`${name}.br`, br), this.keepPlain(`${name}.gz`, gz)]
  }

  /** Keeps a file as it is. */
  keepPlain(name: string, content: string | Uint8Array): StoredFile {
    const bytes = bytesOf(content)
    return { name, sha256: this.#contents.add(bytes), size: bytes.length }
  }

  /** A file of this digest under a name; undefined if the store has it no longer, or damaged. */
  find(name: string, digest: string): StoredFile | undefined {
    const size = this.#contents.sizeOf(digest)
    return size === undefined ? undefined : { name, sha256: digest, size }
  }

  /** Whether the store still has a file as it was kept. */
  has({ sha256: digest }: StoredFile): boolean {
    return this.#contents.sizeOf(digest) !== undefined
  }

  /**
   * The bytes of a file.
   * @throws if the store no longer has them
   */
  read({ name, sha256: digest }: StoredFile): Buffer {
    const bytes = this.#contents.read(digest)
    if (!bytes) throw new Error(`The cached file for “${name}” was damaged during the build. Build again.`)
    return bytes
  }

  /** Puts a file into a folder under its name: as a link where the disk allows it, else as a copy. */
  put({ name, sha256: digest }: StoredFile, folder: string): void {
    this.#contents.put(digest, path.join(folder, name))
  }

  /** Copies a file from another store; false if that has it no longer, or damaged. */
  take({ sha256: digest }: StoredFile, from: PageStore): boolean {
    const bytes = from.#contents.read(digest)
    if (bytes) this.#contents.add(bytes)
    return bytes !== undefined
  }

  /** Forgets every file but these. */
  keepOnly(files: Iterable<StoredFile>): void {
    this.#contents.keepOnly(new Set([...files].map((file) => file.sha256)))
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content
}
