import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from './manifest.ts'

/** A page as the store has it. Size and time tell whether somebody has changed it since. */
export interface StoredFile {
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly mtimeMs: number
}

/** Finished pages, kept by their digests from one build to the next. */
export class PageStore {
  readonly #folder: string
  readonly #folders = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Keeps a page. */
  keep(name: string, html: string): StoredFile {
    const digest = sha256(html)
    const file = this.#path(digest)
    this.#makeFolder(path.dirname(file))
    // A page may be shared with a published folder by a link: a new file is written, never the old one over.
    rmSync(file, { force: true })
    writeFileSync(file, html)
    const { size, mtimeMs } = statSync(file)
    return { name, sha256: digest, size, mtimeMs }
  }

  /** Whether the store still has a page as it was kept. */
  has({ sha256: digest, size, mtimeMs }: StoredFile): boolean {
    const found = statSync(this.#path(digest), { throwIfNoEntry: false })
    return found?.size === size && found.mtimeMs === mtimeMs
  }

  /** Puts a page into a folder under its name: as a link where the disk allows it, else as a copy. */
  put({ name, sha256: digest }: StoredFile, folder: string): void {
    const target = path.join(folder, name)
    this.#makeFolder(path.dirname(target))
    try {
      linkSync(this.#path(digest), target)
    } catch {
      copyFileSync(this.#path(digest), target)
    }
  }

  /** Forgets every page but these. */
  keepOnly(files: Iterable<StoredFile>): void {
    const wanted = new Set([...files].map((file) => file.sha256))
    if (!existsSync(this.#folder)) return
    for (const start of readdirSync(this.#folder)) {
      for (const rest of readdirSync(path.join(this.#folder, start))) {
        if (!wanted.has(start + rest)) rmSync(path.join(this.#folder, start, rest))
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
