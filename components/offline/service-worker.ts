import { storeStory } from './store-story.ts'
import { cacheName, deleteCaches, type StoreOrder, storyCaches } from './story-cache.ts'

/** The part of a service worker's own types that is used; the compiler's library for workers excludes that for pages. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(response: Promise<Response>): void
}
interface Ordering extends Extendable {
  readonly data: StoreOrder
  readonly ports: readonly MessagePort[]
}
interface Worker extends EventTarget {
  readonly registration: ServiceWorkerRegistration
}
declare const self: Worker

const scope = new URL(self.registration.scope).pathname

/** After so many milliseconds without an answer a story that is on the device is opened from there. */
const PATIENCE = 4000

/** These names change with their bytes: what is stored under one is still right. */
const LASTING = /\.[0-9a-f]{12}\.\w+$/

// A new worker waits until no page uses the old one: nothing changes under a reader's eyes.
self.addEventListener('activate', (event) => {
  if (!isExtendable(event)) return
  event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), deleteOldForms()]))
})

self.addEventListener('message', (event) => {
  if (!isOrder(event)) return
  const answer = (stored: boolean) => event.ports[0]?.postMessage(stored)
  event.waitUntil(
    storeStory(scope, event.data).then(
      () => answer(true),
      () => answer(false),
    ),
  )
})

self.addEventListener('fetch', (event) => {
  if (!isFetching(event)) return
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(scope)) return
  if (request.mode === 'navigate') event.respondWith(page(event, url))
  else if (LASTING.test(url.pathname)) event.respondWith(stored(request).then((found) => found ?? fetch(request)))
  else if (!navigator.onLine) event.respondWith(stored(request).then((found) => found ?? fetch(request)))
})

/** The page from the server; where that does not answer, from the device; where it is not there either, the list of what is. */
async function page(event: Fetching, url: URL): Promise<Response> {
  const known = (await storyCaches(scope)).find((cache) => cache.url === url.pathname && cache.kind !== 'shell')
  const fromDevice = async () => (known ? (await caches.open(cacheName(known))).match(known.url) : undefined)
  const fromServer = event.preloadResponse.then((preloaded) => preloaded ?? fetch(event.request))
  fromServer.catch(() => {}) // it may fail when nobody waits for it any more
  try {
    const waited = known ? new Promise<void>((resolve) => setTimeout(resolve, PATIENCE)) : new Promise<void>(() => {})
    const first = await Promise.race([fromServer, waited])
    return first ?? (await fromDevice()) ?? (await fromServer)
  } catch (error) {
    const list = `${scope}${url.pathname.slice(scope.length).split('/')[0]}/offline/`
    const found = (await fromDevice()) ?? (await stored(url.pathname))
    if (found) return found
    if (url.pathname !== list && (await stored(list))) return Response.redirect(list)
    throw error
  }
}

async function stored(request: Request | string): Promise<Response | undefined> {
  return caches.match(request, { ignoreVary: true })
}

async function deleteOldForms(): Promise<void> {
  const current = new Set((await storyCaches(scope)).map(cacheName))
  const ours = (await caches.keys()).filter((name) => name.includes(`"scope":${JSON.stringify(scope)}`))
  await Promise.all(ours.filter((name) => !current.has(name)).map((name) => caches.delete(name)))
  const stories = (await storyCaches(scope)).some(({ kind }) => kind !== 'shell')
  if (!stories) await deleteCaches(scope)
}

function isExtendable(event: Event): event is Extendable {
  return 'waitUntil' in event
}

function isOrder(event: Event): event is Ordering {
  return 'data' in event && 'ports' in event
}

function isFetching(event: Event): event is Fetching {
  return 'respondWith' in event
}
