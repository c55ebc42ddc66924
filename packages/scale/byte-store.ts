import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type ByteStore, requirePackage } from '../../lib/library/package-of.ts'
import { withoutPasswords } from '../../lib/settings/settings.ts'
import { replaceFile } from '../../lib/store/cache-folder.ts'

/**
 * Returns the place that CACHE_URL names: `s3://bucket/prefix`, or a folder.
 * @throws if it is neither, or if it is a bucket and the package that reaches buckets is not installed
 */
export async function openByteStore(url: string): Promise<ByteStore> {
  if (!/^[a-z][a-z\d+.-]+:/i.test(url)) return folderStore(path.resolve(url))
  const bucket = url.startsWith('s3:')
    ? (await requirePackage('publish', 'A bucket as CACHE_URL')).openBucket(url)
    : undefined
  if (!bucket) throw new Error(`CACHE_URL is “${withoutPasswords(url)}”. Name a folder or s3://bucket/prefix.`)
  return bucket
}

/** Returns a folder, such as one that several machines see, as a place for files. */
export function folderStore(folder: string): ByteStore {
  return {
    where: folder,
    read: async (name) => bytesIn(path.join(folder, name)),
    write: async (name, bytes) => replaceFile(path.join(folder, name), (handle) => writeFileSync(handle, bytes)),
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
