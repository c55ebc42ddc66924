import { reasonOf } from '../../problem/reason-of.ts'
import { newsroomFolder } from '../../settings/engine.ts'
import { contentCacheFolder } from '../../store/cache-folder.ts'
import { ContentCache } from '../../store/content-cache.ts'
import { type Index, readIndex, writeIndex } from '../../store/index-record.ts'

/**
 * Opens an index in which a check caches results for the next one. If the cache's folder cannot be made, that is
 * reported, and the check works without a cache.
 * @param root the content folder
 */
export function openCheckIndex<Entry extends object>(root: string, name: string, state: string) {
  const empty: Index<Entry> = { state, entries: new Map() }
  let cache: ContentCache
  try {
    cache = new ContentCache(contentCacheFolder(newsroomFolder(), root))
  } catch (error) {
    console.error(`The cache cannot be used, so everything is read. (${reasonOf(error)})`)
    return { before: empty.entries, save: () => {} }
  }
  return {
    /** The cached entries; none if they are missing or damaged, or were made in another state. */
    before: readIndex(cache, name, empty, root).entries,
    /** Caches all entries or none. If they cannot be cached, that is reported, and the check goes on. */
    save: (entries: ReadonlyMap<string, Entry>) => {
      try {
        writeIndex(cache, name, { state, entries }, root)
      } catch (error) {
        console.error(`The results cannot be cached for the next check: ${reasonOf(error)}`)
      }
    },
  }
}
