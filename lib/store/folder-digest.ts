import { createHash, type Hash } from 'node:crypto'
import { type Dirent, readdirSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '../source/limits.ts'
import { readBytes, realPathOf } from '../source/source-file.ts'
import { hasStamps, stampsIn } from './stamp.ts'

/** Returns the SHA-256 of everything in a folder, names and bytes, as 64 hex digits. */
export function folderDigest(folder: string): string {
  const hash = createHash('sha256')
  addFolder(hash, folder, '')
  return hash.digest('hex')
}

/** The state of a story's folder: a digest of all that is in it, and the stamps with which it had that digest. */
export interface StoryState {
  readonly digest: string
  /** Undefined if something in the folder changed just before, or is a symbolic link. */
  readonly stamps?: string | undefined
}

/**
 * Returns the current state of a story's folder.
 * @param before the state that was recorded; while its stamps are the same, the folder's files are not read
 */
export function storyState(root: string, slug: string, before?: StoryState): StoryState {
  const folder = path.join(root, 'stories', slug)
  if (before?.stamps !== undefined && hasStamps(folder, before.stamps)) return before
  // The stamps are taken before the files are read, so a change in between leaves stamps that are not the file's.
  const stamps = stampsIn(folder)
  return { digest: folderDigest(folder), stamps }
}

/** Returns the digest of a story's folder in its current state. */
export function storyDigest(root: string, slug: string): string {
  return folderDigest(path.join(root, 'stories', slug))
}

function addFolder(hash: Hash, folder: string, prefix: string): void {
  for (const entry of entriesOf(folder)) {
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

/** Lists a folder in order. One that cannot be read, such as by a name that is not UTF-8, has nothing; reading the story reports it. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** Returns the bytes of a content file, or the reason why it cannot be read; reading the story reports that reason. */
export function bytesOrReason(file: string): Uint8Array | string {
  const read = readBytes(file, LIMITS.pictureBytes)
  return read instanceof Uint8Array ? read : read.message
}
