import { hash } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import { LIMITS } from '../source/limits.ts'
import { readBytes } from '../source/source-file.ts'

/** The folder of files and pictures that several stories use, beside site.yaml. Texts name them `/media/name.pdf`. */
export const MEDIA = 'media'

/** The digests of the files in `media` that a story names, by name; empty for one that cannot be read. */
export type SharedFiles = Readonly<Record<string, string>>

const known = new Map<string, string>()

/** Returns the digest of a file in `media`; empty if it cannot be read. */
export function sharedDigest(root: string, name: string): string {
  const file = path.join(root, MEDIA, name)
  const stamp = stampOf(file)
  if (stamp === undefined) return ''
  const key = JSON.stringify([file, stamp])
  const bytes = known.has(key) ? undefined : readBytes(file, LIMITS.pictureBytes)
  const digest = known.get(key) ?? (bytes instanceof Uint8Array ? hash('sha256', bytes) : '')
  known.set(key, digest)
  return digest
}

/** Returns the time and the size of a file; undefined if there is none, or if no file can have this name. */
function stampOf(file: string): readonly number[] | undefined {
  try {
    const { mtimeMs, size } = statSync(file)
    return [mtimeMs, size]
  } catch {
    return undefined
  }
}

/** Whether the files in `media` that a story named are the same as when it was read. */
export function areSharedSame(root: string, shared: SharedFiles = {}): boolean {
  return Object.entries(shared).every(([name, digest]) => sharedDigest(root, name) === digest)
}
