import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '../source/limits.ts'
import { readBytes, realPathOf } from '../source/source-file.ts'

/** Returns the SHA-256 of everything in a folder, names and bytes, as 64 hex digits. */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort(byPath)) {
    const file = path.join(entry.parentPath, entry.name)
    hash.update(`${path.relative(folder, file)}\0`)
    // Follows a symbolic link, as reading the story does. Its target counts too, because it must not be outside the
    // content.
    if (entry.isSymbolicLink()) hash.update(`${path.relative(folder, realPathOf(file) ?? '')}\0`)
    if (!entry.isDirectory()) hash.update(bytesOrReason(file)).update('\0')
  }
  return hash.digest('hex')
}

/** Returns the bytes of a content file, or the reason why it cannot be read; reading the story reports that reason. */
export function bytesOrReason(file: string): Uint8Array | string {
  const read = readBytes(file, LIMITS.pictureBytes)
  return read instanceof Uint8Array ? read : read.message
}

function byPath(a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number {
  return path.join(a.parentPath, a.name) < path.join(b.parentPath, b.name) ? -1 : 1
}
