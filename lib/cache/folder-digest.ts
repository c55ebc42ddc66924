import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '../source/limits.ts'
import { readBytes } from '../source/read-bytes.ts'
import { realPathOf } from '../source/source-file.ts'

/** A digest of everything in a folder: names and bytes. */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort(byPath)) {
    const file = path.join(entry.parentPath, entry.name)
    hash.update(`${path.relative(folder, file)}\0`)
    // A link is followed, as the reader of the story will; where it leads counts too, for it may not leave the content.
    if (entry.isSymbolicLink()) hash.update(`${path.relative(folder, realPathOf(file) ?? '')}\0`)
    if (!entry.isDirectory()) hash.update(bytesOrReason(file)).update('\0')
  }
  return hash.digest('hex')
}

/** The bytes of a file of the content, or why it is not read: its reader reports that. */
export function bytesOrReason(file: string): Uint8Array | string {
  const read = readBytes(file, LIMITS.pictureBytes)
  return read instanceof Uint8Array ? read : read.message
}

function byPath(a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number {
  return path.join(a.parentPath, a.name) < path.join(b.parentPath, b.name) ? -1 : 1
}
