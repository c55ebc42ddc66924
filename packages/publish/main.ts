import type { Packages } from '../../lib/library/package-of.ts'
import { SharedCache } from './shared-cache.ts'

/** The cache that several machines share, and the shards that they build. `publish` and `merge` are commands. */
export const publishPackage: Packages['publish'] = {
  openSharedCache: SharedCache.open,
  shardBuild: async (text) => (await import('./shards/build-shard.ts')).shardBuild(text),
}
