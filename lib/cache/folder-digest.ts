import { createHash, type Hash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '../source/limits.ts'
import { readBytes, realPathOf } from '../source/source-file.ts'

/** Returns the SHA-256 of everything in a folder, names and bytes, as 64 hex digits. */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256')
  addFolder(hash, folder, '')
  return hash.digest('hex')
}

/** Returns the digest of a story's folder in its current state. */
export function storyDigest(root: string, slug: string): string {
  return folderDigest(path.join(root, 'stories', slug))
}

function addFolder(hash: Hash, folder: string, prefix: string): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const file = path.join(folder, entry.name)
    const name = prefix + entry.name
    hash.update(`${name}\0`)
    // Follows a symbolic link, as reading the story does. Its target counts too, because it must not be outside the
    // content.
    if (entry.isSymbolicLink()) hash.update(`${path.relative(folder, realPathOf(file) ?? '')}\0`)
    if (entry.isDirectory()) addFolder(hash, file, `${name}/`)
    else hash.update(bytesOrReason(file)).update('\0')
  }
}

/** Returns the bytes of a content file, or the reason why it cannot be read; reading the story reports that reason. */
export function bytesOrReason(file: string): Uint8Array | string {
  const read = readBytes(file, LIMITS.pictureBytes)
  return read instanceof Uint8Array ? read : read.message
}
