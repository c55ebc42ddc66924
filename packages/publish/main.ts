import type { Packages } from '../../lib/library/package-of.ts'
import { SharedCache } from './shared-cache/shared-cache.ts'

/** The cache that several machines share. `masthead publish` is a command of its own. */
export const publishPackage: Packages['publish'] = { openSharedCache: SharedCache.open }
