import { cacheName, deleteCaches, newestFirst, type StoreOrder, storyCaches } from './story-cache.ts'

// The limits of the cache: about what one reads on a long train journey, and what a reader may want to save.
const LIMITS = { read: { stories: 40, bytes: 30e6 }, kept: { stories: 100, bytes: 150e6 } } as const

/**
 * Stores a story with its files on the reader’s device, in place of an older copy. The oldest stories that were only read
 * are removed to make room; those that the reader saved never are.
 * @throws if it cannot be loaded completely, or if the saved stories leave no room
 */
export async function storeStory(scope: string, order: StoreOrder): Promise<void> {
  const { url, title, lang, parts, list } = order
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
  const listFiles = await loadPage(list)
  await caches.delete(shell) // removes the files of an older version of the page
  await put(shell, listFiles)
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

/** Loads a page with its scripts, its icon, its fonts and other files of this site. */
async function loadPage(url: string, parts: readonly string[] = []): Promise<Loaded[]> {
  const page = await load(url)
  const sources = (await page.body.text()).matchAll(
    /(?:<(?:script src|link rel="icon" href)="|url\((?=[^)]+\.woff2\)))([^")]+)/g,
  )
  const own = [...sources].map(([, source = '']) => new URL(source, new URL(url, location.href)).href)
  const files = new Set([...own, ...parts].filter((address) => address.startsWith(`${location.origin}/`)))
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
