import type { ByteStore } from '../../../lib/library/package-of.ts'
import { storeEndpoint } from '../../../lib/settings/settings.ts'
import { AwsError } from './aws.ts'
import { connectToS3, s3PlaceOf, unlessMissing } from './s3-target.ts'

/**
 * Returns a place in a bucket for files that are no site. Credentials and the address of the store are those that
 * `masthead publish` uses.
 * @param address such as `s3://bucket/prefix`
 * @returns undefined if it is no such address
 */
export function openBucket(address: string): ByteStore | undefined {
  const place = s3PlaceOf(address, storeEndpoint())
  if (!place) return undefined
  const { where, send } = connectToS3(place)
  return {
    where,
    read: async (name) => (await send('GET', name).catch(unlessMissing).catch(addRemedy))?.bytes,
    write: async (name, bytes) => void (await send('PUT', name, { body: bytes }).catch(addRemedy)),
    remove: async (name) => void (await send('DELETE', name).catch(addRemedy)),
  }
}

/** Throws an error of S3 again with its remedy in the message, which is all that the log of a build shows. */
function addRemedy(error: unknown): never {
  throw error instanceof AwsError ? new Error(`${error.message} ${error.hint}`) : error
}
