/** The length of a SHA-256 in hex digits. */
const DIGEST = 64

/** The place of a name in a line of a manifest: after the digest and two spaces. */
const NAME = DIGEST + 2

const NEWLINE = 10

/** The size of the blocks in which two manifests are compared. */
const BLOCK = 8192

/**
 * A manifest as bytes. Its lines are sorted by name, so a build finds those that it needs in few steps, and need not read the
 * others.
 */
export class ManifestBytes {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  /** Returns the digest of a file; undefined if the manifest does not list it. */
  digestOf(name: string): string | undefined {
    const start = this.#placeOf(name)
    return start < this.bytes.length && this.nameAt(start) === name ? this.digestAt(start) : undefined
  }

  /** Returns the names of all files that have a digest. */
  namesOf(digest: string): string[] {
    const names: string[] = []
    for (let at = this.bytes.indexOf(digest); at >= 0; at = this.bytes.indexOf(digest, at + 1)) {
      if (at === 0 || this.bytes[at - 1] === NEWLINE) names.push(this.nameAt(at))
    }
    return names
  }

  /** Returns the files and the folders that are directly in the site’s folder, each with a digest if it is a file. */
  *top(): Generator<[name: string, digest: string | undefined]> {
    for (let start = 0; start < this.bytes.length; ) {
      const [folder = '', inner] = this.nameAt(start).split('/', 2)
      const after = this.endOf(start)
      if (inner === undefined) yield [folder, this.digestAt(start)]
      else yield [folder, undefined]
      // The character after the slash: all names in the folder are before it.
      start = inner === undefined ? after : Math.max(after, this.#placeOf(`${folder}0`))
    }
  }

  /** Returns the manifest with other digests for some files, and without those that have none. */
  with(files: ReadonlyMap<string, string | undefined>): ManifestBytes {
    const parts: Uint8Array[] = []
    let done = 0
    for (const [name, digest] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const start = this.#placeOf(name)
      parts.push(this.bytes.subarray(done, start))
      if (digest !== undefined) parts.push(Buffer.from(`${digest}  ${name}\n`))
      done = start < this.bytes.length && this.nameAt(start) === name ? this.endOf(start) : start
    }
    return new ManifestBytes(Buffer.concat([...parts, this.bytes.subarray(done)]))
  }

  /** The name in the line that begins at a byte. */
  nameAt(start: number): string {
    return this.bytes.toString('utf8', start + NAME, this.endOf(start) - 1)
  }

  /** The digest in the line that begins at a byte. */
  digestAt(start: number): string {
    return this.bytes.toString('latin1', start, start + DIGEST)
  }

  /** The byte after the line that begins at a byte. */
  endOf(start: number): number {
    const end = this.bytes.indexOf(NEWLINE, start)
    return end < 0 ? this.bytes.length : end + 1
  }

  /** The first byte of the first line whose name is not before this one. */
  #placeOf(name: string): number {
    let [low, high] = [0, this.bytes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const start = middle === 0 ? 0 : this.bytes.lastIndexOf(NEWLINE, middle - 1) + 1
      if (this.nameAt(start) < name) low = this.endOf(start)
      else high = start
    }
    return low
  }
}

/** Finds the files whose lines differ in two manifests. Blocks of equal bytes are skipped. */
export function differentNames(one: ManifestBytes, other: ManifestBytes): ReadonlySet<string> {
  const names = new Set<string>()
  const [a, b] = [one.bytes, other.bytes]
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const size = Math.min(BLOCK, a.length - i, b.length - j)
    const end = a.lastIndexOf(NEWLINE, i + size - 1) + 1
    if (size > 0 && end > i && a.compare(b, j, j + size, i, i + size) === 0) {
      j += end - i
      i = end
      continue
    }
    const [first, second] = [i < a.length ? one.nameAt(i) : undefined, j < b.length ? other.nameAt(j) : undefined]
    const isInOne = first !== undefined && (second === undefined || first <= second)
    const isInOther = second !== undefined && (first === undefined || second <= first)
    if (!isInOne || !isInOther || one.digestAt(i) !== other.digestAt(j)) names.add((isInOne ? first : second) ?? '')
    if (isInOne) i = one.endOf(i)
    if (isInOther) j = other.endOf(j)
  }
  return names
}
