import { cacheName, deleteCaches, newestFirst, type StoreOrder, type StoryCache, storyCaches } from './story-cache.ts'

// The parts of service workers that are used here: the compiler's libraries for workers and pages cannot be combined.
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
declare const self: {
  readonly registration: ServiceWorkerRegistration
  addEventListener(type: 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'message', listener: (event: Ordering) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
}

// The limits of the cache: about what one reads on a long train journey, and what a reader may want to save.
const LIMITS = { read: { stories: 40, bytes: 30e6 }, kept: { stories: 100, bytes: 150e6 } } as const

/**
 * Stores a story with its files on the reader’s device, in place of an older copy. The oldest stories that were only
 * read are removed to make room; those that the reader saved never are.
 * @throws if it cannot be loaded completely, or if the saved stories leave no room
 */
async function storeStory(scope: string, order: StoreOrder): Promise<void> {
  const { url, title, lang, parts } = order
  const stored = (await storyCaches(scope)).sort(newestFirst)
  const before = stored.filter((cache) => cache.url === url && cache.kind !== 'shell')
  const kind = order.keep || before.some((cache) => cache.kind === 'kept') ? 'kept' : 'read'
  const files = await loadPage(url, parts)
  const bytes = files.reduce((sum, { body }) => sum + body.size, 0)
  const others = stored.filter((cache) => cache.kind === kind && cache.url !== url)
  const { stories, bytes: most } = LIMITS[kind]
  const room = roomFor(bytes, others, most, stories)
  if (!room) throw new Error('There is no room.')
  if (kind === 'kept' && room.length < others.length) throw new Error('There is no room.')

  await put(cacheName({ scope, kind, url, title, lang, bytes, at: Date.now() }), files)
  const shell = cacheName({ scope, kind: 'shell', url: '', title: '', lang, bytes: 0, at: 0 })
  const listFiles = await loadPage(listIn(lang))
  await caches.delete(shell) // removes the files of an older version of the page
  await put(shell, listFiles)
  await deleteCaches([...before, ...others.filter((cache) => !room.includes(cache))])
}

/** Returns the path of the page that lists the stories on the device. */
function listIn(lang: string): string {
  return `${scope}${lang}/offline/`
}

interface Loaded {
  readonly url: string
  readonly body: Blob
  readonly headers: Headers
}

async function load(url: string): Promise<Loaded> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`)
  return { url, body: await response.blob(), headers: response.headers }
}

/** The lazy script, whose style sheet has the same name but for its end. */
const LAZY = /\/lazy\.[\da-f]+\.js$/

/** Loads a page with its scripts, its icon, its fonts and other files of this site. */
async function loadPage(url: string, parts: readonly string[] = []): Promise<Loaded[]> {
  const page = await load(url)
  const sources = (await page.body.text()).matchAll(
    /(?:<(?:script src|link rel="icon" href)="|url\((?=[^)]+\.woff2\)))([^")]+)/g,
  )
  const own = [...sources].map(([, source = '']) => new URL(source, new URL(url, location.href)).href)
  const sheets = parts.filter((part) => LAZY.test(part)).map((part) => part.replace(/js$/, 'css'))
  const files = new Set([...own, ...parts, ...sheets].filter((address) => address.startsWith(`${location.origin}/`)))
  return [page, ...(await Promise.all([...files].map(load)))]
}

async function put(name: string, files: readonly Loaded[]): Promise<void> {
  const cache = await caches.open(name)
  for (const { url, body, headers } of files) {
    // A new Response: a redirected one could not answer a navigation.
    const type = headers.get('content-type') ?? body.type
    await cache.put(url, new Response(body, { headers: { 'content-type': type } }))
  }
}

/** Returns the most recent other stories that still fit in the quota; undefined if the new story alone exceeds it. */
function roomFor<Cache extends { readonly bytes: number }>(
  bytes: number,
  others: readonly Cache[],
  most: number,
  stories: number,
): readonly Cache[] | undefined {
  let sum = bytes
  if (sum > most) return undefined
  return others.slice(0, stories - 1).filter((cache) => {
    sum += cache.bytes
    return sum <= most
  })
}

const scope = new URL(self.registration.scope).pathname

/** Milliseconds to wait for the server before a stored story is opened from the device. */
const PATIENCE = 4000

/** File names that contain a digest: a stored file with such a name is always current. */
const LASTING = /\.[0-9a-f]{12}\.\w+$/

/** The width and format in a picture's name. In another window size the browser may request another variant. */
const VARIANT = /-\d+(\.[0-9a-f]{12}\.)\w+$/

// A new worker waits until no page uses the old one, so nothing changes while a reader is on a page.
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), deleteOldForms()]))
})

self.addEventListener('message', (event) => {
  const answer = (stored: boolean) => event.ports[0]?.postMessage(stored)
  event.waitUntil(
    storeStory(scope, event.data).then(
      () => answer(true),
      () => answer(false),
    ),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(scope)) return
  if (request.mode === 'navigate') event.respondWith(page(event, url))
  else if (LASTING.test(url.pathname)) event.respondWith(file(request))
  // Whether the browser believes that it is online says nothing: a network may lead nowhere.
  else event.respondWith(newest(event, url))
})

/**
 * Returns the page from the server or, without a connection, from the device. If it is not there, redirects to the list
 * of stored stories, in the language of the page if that list is stored.
 */
async function page(event: Fetching, url: URL): Promise<Response> {
  try {
    return await newest(event, url)
  } catch (error) {
    const shells = await attempt(async () => (await storyCaches(scope)).filter(({ kind }) => kind === 'shell'))
    const lists = (shells ?? []).map(({ lang }) => listIn(lang))
    const list = lists.find((one) => url.pathname.startsWith(one.slice(0, -8))) ?? lists[0]
    // The fragment makes the list say that the page is not on the device.
    if (list && url.pathname !== list) return Response.redirect(`${list}#missed`)
    throw error
  }
}

/**
 * Returns what may change, such as a page, from the server; from the device if there is no connection, or if the server
 * takes too long to send a stored story.
 * @throws if it is in neither
 */
async function newest(event: Fetching, url: URL): Promise<Response> {
  const known = await knownStory(url.pathname)
  const fromDevice = () => attempt(async () => known && (await caches.open(cacheName(known))).match(known.url))
  const fromServer = event.preloadResponse.then((preloaded) => preloaded ?? fetch(event.request))
  fromServer.catch(() => {}) // it may still fail after another response was used
  try {
    const waited = known ? new Promise<void>((resolve) => setTimeout(resolve, PATIENCE)) : new Promise<void>(() => {})
    const first = await Promise.race([fromServer, waited])
    return first ?? (await fromDevice()) ?? (await fromServer)
  } catch (error) {
    const found = (await fromDevice()) ?? (await stored(url.pathname))
    if (found) return found
    throw error
  }
}

/** Returns a file from the device, otherwise from the server, otherwise a stored variant of the same picture. */
async function file(request: Request): Promise<Response> {
  const found = await stored(request)
  if (found) return found
  try {
    return await fetch(request)
  } catch (error) {
    const other = await otherVariant(new URL(request.url).pathname)
    if (other) return other
    throw error
  }
}

async function otherVariant(pathname: string): Promise<Response | undefined> {
  const picture = pathname.replace(VARIANT, '$1')
  if (picture === pathname) return undefined
  for (const cache of await storyCaches(scope)) {
    const files = await caches.open(cacheName(cache))
    const found = (await files.keys()).find(({ url }) => new URL(url).pathname.replace(VARIANT, '$1') === picture)
    if (found) return files.match(found)
  }
  return undefined
}

function knownStory(pathname: string): Promise<StoryCache | undefined> {
  return attempt(async () =>
    (await storyCaches(scope)).find((cache) => cache.url === pathname && cache.kind !== 'shell'),
  )
}

function stored(request: Request | string): Promise<Response | undefined> {
  return attempt(() => caches.match(request, { ignoreVary: true }))
}

/** Reads from storage; undefined if the browser blocks it. The server is still asked. */
async function attempt<Found>(look: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await look()
  } catch {
    return undefined
  }
}

async function deleteOldForms(): Promise<void> {
  // Read before the stories are: a story that is stored meanwhile is not among these names.
  const names = await caches.keys()
  const known = await storyCaches(scope)
  const current = new Set(known.map(cacheName))
  const ours = names.filter((name) => name.startsWith('masthead-') && name.includes(`"scope":${JSON.stringify(scope)}`))
  await Promise.all(ours.filter((name) => !current.has(name)).map((name) => caches.delete(name)))
  // Of those that were there before: a story may be stored meanwhile.
  if (known.every(({ kind }) => kind === 'shell')) await deleteCaches(known)
}
