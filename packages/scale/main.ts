import type { Packages } from '../../lib/library/package-of.ts'
import { shardNamed } from './shard.ts'
import { SharedCache } from './shared-cache.ts'

/** The cache that several machines share, and the shards that they build. `merge` is a command. */
export const scalePackage: Packages['scale'] = {
  openSharedCache: SharedCache.open,
  shardNamed,
}
