import { hasStamp, stampOf } from './stamp.ts'

/** The length of a SHA-256 in hex digits. */
const DIGEST = 64

/** The stamps that cached files had at the end of the last build, when they had the bytes of their digests. */
export class KnownStamps {
  #stamps: ReadonlyMap<string, string> = new Map()
  /** The digests of the files whose stamps are the same in this build. */
  readonly #unchanged = new Set<string>()
  /** The digests of the files whose stamps had changed in the last build. */
  #changedBefore: ReadonlySet<string> = new Set()

  /**
   * Reads what the last build recorded.
   * @param stamps a line for each file, with its digest and its stamp
   * @param changed the digests of the files whose stamps had changed then
   */
  read(stamps = '', changed = ''): void {
    const lines = stamps.split('\n')
    this.#stamps = new Map(lines.map((line) => [line.slice(0, DIGEST), line.slice(DIGEST)]))
    this.#changedBefore = new Set(changed.split('\n'))
  }

  /** Whether a cached file has the stamp that the last build recorded. */
  isUnchanged(digest: string, file: string): boolean {
    const stamp = this.#stamps.get(digest)
    if (stamp === undefined || !hasStamp(file, stamp)) return false
    this.#unchanged.add(digest)
    return true
  }

  /** Whether the last build recorded the stamp of a cached file. The build then takes it as unchanged without looking. */
  trust(digest: string): boolean {
    if (!this.#stamps.has(digest)) return false
    this.#unchanged.add(digest)
    return true
  }

  /** Whether a file had the same stamp in this build and in the last, so that a link made before leads to it. */
  isUnchangedTwice(digest: string): boolean {
    return this.#unchanged.has(digest) && !this.#changedBefore.has(digest)
  }

  /** Forgets the stamp of a file, because a new link to the file gives it another. */
  forget(digest: string): void {
    this.#unchanged.delete(digest)
  }

  /** Returns the digests of those files whose stamps have changed. */
  changed(digests: Iterable<string>): string {
    return [...digests].filter((digest) => !this.#unchanged.has(digest)).join('\n')
  }

  /** Returns the stamps of files for `read`. */
  lines(digests: ReadonlySet<string>, fileOf: (digest: string) => string): string {
    const lines: string[] = []
    for (const digest of digests) {
      const stamp = this.#unchanged.has(digest) ? this.#stamps.get(digest) : stampOf(fileOf(digest))
      if (stamp !== undefined) lines.push(digest + stamp)
    }
    return lines.join('\n')
  }
}
