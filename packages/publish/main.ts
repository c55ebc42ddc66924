import type { Packages } from '../../lib/library/package-of.ts'
import { openBucket } from './targets/open-bucket.ts'

/** The way into a bucket, for the cache that several machines share. `publish` is a command. */
export const publishPackage: Packages['publish'] = { openBucket }
