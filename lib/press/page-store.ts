import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { sha256 } from './manifest.ts'
import { isText, precompress } from './precompress.ts'

/** A file as the store has it. Size and time tell whether somebody has changed it since. */
export interface StoredFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mtimeMs: number
}

/** Finished files, kept by their digests from one build to the next. */
export class PageStore {
  readonly #folder: string
  readonly #quality: number | undefined
  readonly #folders = new Set<string>()

  /** @param quality how hard to compress (brotli's scale); undefined for not at all */
  constructor(folder: string, quality: number | undefined) {
    this.#folder = folder
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

  /** Keeps a finished file of another folder, by a link where the disk allows it. Pictures are not compressed again. */
  adopt(name: string, file: string): StoredFile {
    const bytes = readFileSync(file)
    const digest = sha256(bytes)
    const kept = this.#path(digest)
    if (statSync(kept, { throwIfNoEntry: false })?.size !== bytes.length) {
      this.#makeFolder(path.dirname(kept))
      rmSync(kept, { force: true })
      linkOrCopy(file, kept)
    }
    const { size, mtimeMs } = statSync(kept)
    return { name, sha256: digest, size, mtimeMs }
  }

  /**
   * What a file holds.
   * @throws if the store has it no longer
   */
  read({ sha256: digest }: StoredFile): Buffer {
    return readFileSync(this.#path(digest))
  }

  /** Whether the store still has a file as it was kept. */
  has({ sha256: digest, size, mtimeMs }: StoredFile): boolean {
    const found = statSync(this.#path(digest), { throwIfNoEntry: false })
    return found?.size === size && found.mtimeMs === mtimeMs
  }

  /** Puts a file into a folder under its name: as a link where the disk allows it, else as a copy. */
  put({ name, sha256: digest }: StoredFile, folder: string): void {
    const target = path.join(folder, name)
    this.#makeFolder(path.dirname(target))
    linkOrCopy(this.#path(digest), target)
  }

  /** Takes a file over from another store. */
  take({ name, sha256: digest }: StoredFile, from: PageStore): StoredFile {
    const file = this.#path(digest)
    this.#makeFolder(path.dirname(file))
    rmSync(file, { force: true })
    copyFileSync(from.#path(digest), file)
    const { size, mtimeMs } = statSync(file)
    return { name, sha256: digest, size, mtimeMs }
  }

  /** Forgets every file but these. */
  keepOnly(files: Iterable<StoredFile>): void {
    const wanted = new Set([...files].map((file) => file.sha256))
    if (!existsSync(this.#folder)) return
    for (const start of readdirSync(this.#folder)) {
      for (const rest of readdirSync(path.join(this.#folder, start))) {
        if (!wanted.has(start + rest)) rmSync(path.join(this.#folder, start, rest))
      }
    }
  }

  /** Keeps a file as it is. */
  keepPlain(name: string, content: string | Uint8Array): StoredFile {
    const bytes = bytesOf(content)
    const digest = sha256(bytes)
    const file = this.#path(digest)
    this.#makeFolder(path.dirname(file))
    writeNew(file, bytes)
    const { size, mtimeMs } = statSync(file)
    return { name, sha256: digest, size, mtimeMs }
  }

  #path(digest: string): string {
    return path.join(this.#folder, digest.slice(0, 2), digest.slice(2))
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return
    mkdirSync(folder, { recursive: true })
    this.#folders.add(folder)
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content
}

/** A published folder may share the old file by a link: a new one is written, never the old one over. */
function writeNew(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx' })
  } catch {
    rmSync(file, { force: true })
    writeFileSync(file, bytes)
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
