import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { storeEndpoint } from '../../../lib/settings/settings.ts'
import { withoutPasswords } from '../../../lib/settings/without-passwords.ts'
import { replaceFile } from '../../../lib/store/sealed-file.ts'
import { connectToS3, type S3Place, S3Problem, s3PlaceOf, unlessMissing } from '../targets/s3-client.ts'

/** A place for files that machines share. Each function throws if it fails. */
export interface ByteStore {
  /** The place, for messages. It contains no secret. */
  readonly where: string
  /** Returns the bytes of a file; undefined if there is none. */
  read(name: string): Promise<Uint8Array | undefined>
  /** Writes a file in one step: who reads it gets the old or the new one. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** Deletes a file. One that does not exist is no error. */
  remove(name: string): Promise<void>
}

/**
 * Returns the place that CACHE_URL names: `s3://bucket/prefix`, or a folder.
 * @throws if it is neither
 */
export async function openByteStore(url: string): Promise<ByteStore> {
  const place = s3PlaceOf(url, storeEndpoint())
  if (place) return s3Store(place)
  if (/^[a-z][a-z\d+.-]+:/i.test(url))
    throw new Error(`CACHE_URL is “${withoutPasswords(url)}”. Name a folder or s3://bucket/prefix.`)
  return folderStore(path.resolve(url))
}

function folderStore(folder: string): ByteStore {
  return {
    where: folder,
    read: async (name) => {
      try {
        return readFileSync(path.join(folder, name))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
    write: async (name, bytes) => replaceFile(path.join(folder, name), (handle) => writeFileSync(handle, bytes)),
    remove: async (name) => rmSync(path.join(folder, name), { force: true }),
  }
}

function s3Store(s3: S3Place): ByteStore {
  const { where, send } = connectToS3(s3)
  return {
    where,
    read: async (name) => (await send('GET', name).catch(unlessMissing).catch(addRemedy))?.bytes,
    write: async (name, bytes) => void (await send('PUT', name, { body: bytes }).catch(addRemedy)),
    remove: async (name) => void (await send('DELETE', name).catch(addRemedy)),
  }
}

/** Throws an error of S3 again with its remedy in the message, which is all that the log of a build shows. */
function addRemedy(error: unknown): never {
  throw error instanceof S3Problem ? new Error(`${error.message} ${error.hint}`) : error
}
