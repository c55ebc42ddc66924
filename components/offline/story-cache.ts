/** What a cache on the device holds: a story that was kept or read, with its pictures; or what the list of them is made with. */
export interface StoryCache {
  /** The path of the site's root: two sites may share a host, and a browser has one set of caches for both. */
  readonly scope: string
  readonly kind: 'kept' | 'read' | 'shell'
  /** The story's path. */
  readonly url: string
  readonly title: string
  readonly lang: string
  readonly bytes: number
  /** When it was stored last, in milliseconds since 1970: the story that was not read for the longest time goes first. */
  readonly at: number
}

/** Caches of this form have names that begin so; others of ours are an older form, and go. */
const FORM = 'masthead-1 '

/** A cache's name says all that is to be known of it, so that no story need be opened for a list. */
export function cacheName(cache: StoryCache): string {
  return FORM + JSON.stringify(cache)
}

/** The caches of a site, the latest first. Other programs on the same origin may have caches with any name. */
export async function storyCaches(scope: string): Promise<StoryCache[]> {
  const names = await caches.keys()
  return names
    .flatMap((name): StoryCache[] => {
      try {
        const cache: StoryCache = JSON.parse(name.slice(FORM.length))
        return name.startsWith(FORM) && cache.scope === scope ? [cache] : []
      } catch {
        return []
      }
    })
    .sort((a, b) => b.at - a.at)
}

/** Deletes the caches of a site that a test picks out. */
export async function deleteCaches(scope: string, test: (cache: StoryCache) => boolean = () => true): Promise<void> {
  const unwanted = (await storyCaches(scope)).filter(test)
  await Promise.all(unwanted.map((cache) => caches.delete(cacheName(cache))))
}

/** What a page asks of the service worker: to store this story. */
export interface StoreOrder {
  readonly url: string
  readonly title: string
  readonly lang: string
  /** What the page is made with: its pictures and script. */
  readonly parts: readonly string[]
  /** The page that lists stories, and what it is made with. */
  readonly shell: readonly string[]
  /** Whether the reader asked to keep it; else it was read. */
  readonly keep: boolean
}
