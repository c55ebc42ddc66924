import { cacheName, deleteCaches, type StoreOrder, storyCaches } from './story-cache.ts'

// The cache is bounded: about as much as a long train journey reads, and as a reader may want to keep.
const LIMITS = { read: { stories: 40, bytes: 30e6 }, kept: { stories: 100, bytes: 150e6 } } as const

/**
 * Stores a story with its parts, in the place of what was stored of it before. Of the stories that were only read, the
 * oldest give way; those that were kept never do.
 * @throws if it cannot be loaded whole, or if so much is kept already that there is no room
 */
export async function storeStory(scope: string, order: StoreOrder): Promise<void> {
  const { url, title, lang, parts, shell } = order
  const stored = await storyCaches(scope)
  const before = stored.filter((cache) => cache.url === url && cache.kind !== 'shell')
  const kind = order.keep || before.some((cache) => cache.kind === 'kept') ? 'kept' : 'read'
  const files = await Promise.all([url, ...parts].map(load))
  const bytes = files.reduce((sum, { body }) => sum + body.size, 0)
  const others = stored.filter((cache) => cache.kind === kind && cache.url !== url)
  const { stories, bytes: most } = LIMITS[kind]
  const room = roomFor(bytes, others, most, stories)
  if (!room) throw new Error('There is no room.')
  if (kind === 'kept' && room.length < others.length) throw new Error('There is no room.')

  await put(cacheName({ scope, kind, url, title, lang, bytes, at: Date.now() }), files)
  const list = cacheName({ scope, kind: 'shell', url: '', title: '', lang, bytes: 0, at: 0 })
  const listFiles = await Promise.all(shell.map(load))
  await caches.delete(list) // what an older page was made with goes
  await put(list, listFiles)
  const staying = new Set(room.map((cache) => cacheName(cache)))
  const gone = new Set([...before, ...others.filter((cache) => !staying.has(cacheName(cache)))].map(cacheName))
  await deleteCaches(scope, (cache) => gone.has(cacheName(cache)))
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

async function put(name: string, files: readonly Loaded[]): Promise<void> {
  const cache = await caches.open(name)
  for (const { url, body, headers } of files) {
    // A new answer: one that came by way of a redirection could not be given to a navigation.
    const type = headers.get('content-type') ?? body.type
    await cache.put(url, new Response(body, { headers: { 'content-type': type } }))
  }
}

/** Those of the others, latest first, that fit beside so many bytes; undefined if these alone are too many. */
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
