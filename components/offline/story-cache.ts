import { isServed } from '../browser/is-served.ts'
import { attempt } from '../memory/consent-cookie.ts'

/** Whether this browser can save stories here: over HTTPS or on localhost, but not from a disk. */
export function canKeep(): boolean {
  // A browser without these APIs, or one that blocks them, may throw when they are read.
  return Boolean(isServed() && attempt(() => navigator.serviceWorker && caches))
}

/** A cache on the device: a saved or read story with its pictures, or the page that lists them (`shell`). */
export interface StoryCache {
  /** The path of the site's root. Two sites may share a host, and a browser has one set of caches for both. */
  readonly scope: string
  readonly kind: 'kept' | 'read' | 'shell'
  /** The story's path. */
  readonly url: string
  readonly title: string
  readonly lang: string
  readonly bytes: number
  /** When it was last stored, in milliseconds since 1970. The oldest story is removed first. */
  readonly at: number
}

/** The prefix of the names of caches in the current format. Masthead caches in an older format are deleted. */
const FORM = 'masthead-1 '

/** Returns the name of a cache. It contains all facts about the story, so listing stories opens no cache. */
export function cacheName(cache: StoryCache): string {
  return FORM + JSON.stringify(cache)
}

/** Returns the caches of a site. Other programs on the same origin may have caches with any name. */
export async function storyCaches(scope: string): Promise<StoryCache[]> {
  const own = `${FORM}{"scope":"${scope}",` // as cacheName writes it
  const names = (await caches.keys()).filter((name) => name.startsWith(own))
  return names.map((name) => JSON.parse(name.slice(FORM.length)))
}

/** Compares two caches: the newer one comes first. */
export const newestFirst = (a: StoryCache, b: StoryCache): number => b.at - a.at

/** Deletes caches. */
export async function deleteCaches(unwanted: readonly StoryCache[]): Promise<void> {
  await Promise.all(unwanted.map((cache) => caches.delete(cacheName(cache))))
}

/**
 * Deletes the stories of a site that pass a test from the device. If no story is left, removes the other caches and the
 * service worker.
 */
export async function removeStories(scope: string, test: (cache: StoryCache) => boolean): Promise<void> {
  const all = await storyCaches(scope)
  const isLast = all.every((cache) => test(cache) || cache.kind === 'shell')
  await deleteCaches(isLast ? all : all.filter(test))
  if (!isLast) return
  const registration = await navigator.serviceWorker.getRegistration(scope)
  registration?.unregister() // not awaited: in WebKit the promise may never settle
}

/** A message from a page to the service worker: store this story. */
export interface StoreOrder {
  readonly url: string
  readonly title: string
  readonly lang: string
  /** The addresses of the page's pictures, and of the script that it may load. */
  readonly parts: readonly string[]
  /** Whether the reader asked to save it; otherwise it was only read. */
  readonly keep: boolean
}
