import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type ByteStore, type MachineCache, requirePackage } from '../../lib/library/package-of.ts'
import { withoutPasswords } from '../../lib/settings/settings.ts'

/**
 * Returns the place that CACHE_URL names: `s3://bucket/prefix`, or a folder.
 * @param replace writes a file completely or not at all
 * @throws if it is neither, or if it is a bucket and the package that reaches buckets is not installed
 */
export async function openByteStore(url: string, replace: MachineCache['replace']): Promise<ByteStore> {
  if (!/^[a-z][a-z\d+.-]+:/i.test(url)) return folderStore(path.resolve(url), replace)
  const bucket = url.startsWith('s3:')
    ? (await requirePackage('publish', 'A bucket as CACHE_URL')).openBucket(url)
    : undefined
  if (!bucket) throw new Error(`CACHE_URL is “${withoutPasswords(url)}”. Name a folder or s3://bucket/prefix.`)
  return bucket
}

/** Returns a folder, such as one that several machines see, as a place for files. */
export function folderStore(folder: string, replace: MachineCache['replace']): ByteStore {
  return {
    where: folder,
    read: async (name) => bytesIn(path.join(folder, name)),
    write: async (name, bytes) => replace(path.join(folder, name), bytes),
    remove: async (name) => rmSync(path.join(folder, name), { force: true }),
  }
}

/** Returns the bytes of a file; undefined if there is none. */
function bytesIn(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
