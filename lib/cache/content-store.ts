import {
  closeSync,
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
import { replaceFile } from './sealed-file.ts'
import { sha256 } from './sha256.ts'

/** Returns the folder of everything that builds and checks of a checkout cache for the next ones. */
export function cacheFolder(projectDir: string): string {
  return path.join(projectDir, '.next/cache/masthead')
}

/** A buffer that is used again for each file. A new buffer for each would keep the garbage collector busy. */
const SCRATCH = Buffer.allocUnsafeSlow(1 << 20)

/**
 * A cache of files between builds, each named by the SHA-256 of its bytes. A file is used only after its bytes were
 * compared with its name. The published folder shares files with the store through hard links, so a change there
 * changes them here.
 */
export class ContentStore {
  readonly #folder: string
  /** The sizes of the files that this thread has verified or written. */
  readonly #sound = new Map<string, number>()
  readonly #folders = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Stores bytes and returns their digest. Replaces a damaged file of the same name. */
  add(bytes: Uint8Array): string {
    const digest = sha256(bytes)
    const file = this.#path(digest)
    if (!existsSync(file) || this.sizeOf(digest) === undefined) {
      replaceFile(file, (handle) => writeFileSync(handle, bytes))
      this.#sound.set(digest, bytes.length)
    }
    return digest
  }

  /** Returns the bytes with this digest; undefined if they are missing or damaged. */
  read(digest: string): Buffer | undefined {
    try {
      const bytes = readFileSync(this.#path(digest))
      if (sha256(bytes) === digest) return bytes
    } catch {} // missing
    return undefined
  }

  /**
   * Returns the size in bytes of the file with this digest; undefined if it is missing or damaged. Reads each file
   * once.
   */
  sizeOf(digest: string): number | undefined {
    const known = this.#sound.get(digest)
    if (known !== undefined) return known
    const bytes = briefly(this.#path(digest))
    if (!bytes || sha256(bytes) !== digest) return undefined
    this.#sound.set(digest, bytes.length)
    return bytes.length
  }

  /** Puts a stored file at another path: as a hard link if the disk allows it, otherwise as a copy. */
  put(digest: string, target: string): void {
    this.#makeFolder(path.dirname(target))
    try {
      linkSync(this.#path(digest), target)
    } catch {
      copyFileSync(this.#path(digest), target)
    }
  }

  /** Deletes every file whose digest is not among these. */
  keepOnly(digests: ReadonlySet<string>): void {
    for (const start of existsSync(this.#folder) ? readdirSync(this.#folder) : []) {
      for (const rest of readdirSync(path.join(this.#folder, start))) {
        if (!digests.has(start + rest)) rmSync(path.join(this.#folder, start, rest))
      }
    }
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
