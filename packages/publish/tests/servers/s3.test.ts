import { expect, it } from 'vitest'
import type { PublishOptions } from '../../publish-site.ts'
import { s3Target } from '../../targets/s3-target.ts'
import { deadLinks, newspaper, publishTexts, type Texts, writeSite } from '../site.ts'
import { type Store, startStore, textsOf } from './s3-server.ts'

const STORIES = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`story-${index}`, `Story ${index}`]))
const BEFORE = newspaper(STORIES)
const AFTER = newspaper({ ...STORIES, 'story-7': 'Corrected', frost: 'A frost' })
const LOOK = newspaper({ ...STORIES, frost: 'A frost' }, 'p { color: red }')

/** Publishes texts, or a folder that has been built, to the bucket. */
function publish(store: Store, built: Texts | string, options: Partial<PublishOptions> = {}, s3: object = {}) {
  const target = s3Target({ bucket: 'news', prefix: '', endpoint: store.endpoint, ...s3 })
  return publishTexts(built, target, { grace: 7 * 86_400_000, create: false, ...options })
}

const uploadsIn = ({ requests }: Store) =>
  requests.filter(({ method, path }) => method === 'PUT' && !path.startsWith('.masthead')).map(({ path }) => path)

it('one edit uploads only what it changed, in the order that never shows half a site', async () => {
  const store = await startStore()
  await publish(store, BEFORE)
  expect(await textsOf(store, [BEFORE])).toEqual(BEFORE)
  expect(uploadsIn(store)).toHaveLength(Object.keys(BEFORE).length + 1)

  store.requests.length = 0
  await publish(store, AFTER)
  expect(uploadsIn(store)).toEqual([
    'en/frost/index.html',
    'en/story-7/index.html',
    'en/index.html',
    'en/feed.xml',
    'SHA256SUMS',
  ])
  expect(await textsOf(store, [AFTER])).toEqual(AFTER)
  const bytes = store.requests.reduce((sum, one) => sum + one.bytes, 0)
  console.log(`One edit among 18 pages: ${store.requests.length} requests, ${bytes} bytes.`)
  expect(store.requests.length).toBeLessThanOrEqual(18)

  store.requests.length = 0
  await publish(store, AFTER)
  expect(uploadsIn(store)).toEqual([])
})

it('pages are asked for again, assets are kept for ever, and each file has its type', async () => {
  const store = await startStore()
  await publish(store, BEFORE)
  const headersOf = async (name: string) => {
    const { headers } = (await store.get(name)) ?? new Response()
    return [headers.get('content-type'), headers.get('cache-control'), headers.get('content-encoding')]
  }
  const asset = Object.keys(BEFORE).find((name) => name.startsWith('assets/')) ?? ''
  const again = 'public, max-age=0, must-revalidate'
  expect(await headersOf(asset)).toEqual(['text/css; charset=utf-8', 'public, max-age=31536000, immutable', null])
  expect(await headersOf('en/index.html')).toEqual(['text/html; charset=utf-8', again, null])
  expect(await headersOf('en/feed.xml')).toEqual(['application/xml; charset=utf-8', again, null])
})

it.each(['gzip', 'br'] as const)(
  'with --compressed %s a page is sent compressed, a reader gets the same text, and it is deleted by its digest',
  async (compressed) => {
    const store = await startStore()
    await publish(store, BEFORE, { compressed })
    const page = await store.get('en/index.html')
    expect(page?.headers.get('content-encoding')).toBe(compressed)
    expect(await page?.text()).toBe(BEFORE['en/index.html'])
    const { 'story-3': _, ...others } = STORIES
    expect(await publish(store, newspaper(others), { compressed })).toMatchObject({ kept: [], deleted: 1 })
    expect(await store.get('en/story-3/index.html')).toBeUndefined()
  },
)

it('a renamed story is at its new address, and no longer at the old one', async () => {
  const store = await startStore()
  await publish(store, BEFORE)
  const { 'story-3': text = '', ...others } = STORIES
  const renamed = newspaper({ ...others, 'story-three': text })
  const { deleted } = await publish(store, renamed)
  expect(deleted).toBe(1)
  expect(await textsOf(store, [BEFORE, renamed])).toEqual(renamed)
})

it('errors of the server, ended connections and slow answers are waited out', async () => {
  const store = await startStore()
  store.disturb = (_, index) => {
    if (index % 7 === 3) return { status: 503, code: 'SlowDown' }
    if (index % 11 === 5) return { status: 500, code: 'InternalError' }
    if (index % 17 === 8) return 'hang up'
    return index % 13 === 0 ? { delay: 300 } : undefined
  }
  await publish(store, BEFORE)
  expect(await textsOf(store, [BEFORE])).toEqual(BEFORE)
})

it.each<[code: string, status: number, message: string, lasting?: RegExp]>([
  ['InvalidAccessKeyId', 403, 'the store does not know this access key'],
  ['SignatureDoesNotMatch', 403, 'the secret key is wrong'],
  ['ExpiredToken', 400, 'the credentials have expired'],
  ['AccessDenied', 403, 'these credentials may not do that'],
  ['XMinioStorageFull', 507, 'the store is full'],
  ['QuotaExceeded', 403, 'the store is full'],
  ['SlowDown', 503, 'the store answers too slowly'],
  ['NoSuchBucket', 404, 'there is no such bucket'],
  ['InternalError', 500, 'the store answers too slowly'],
  // From then on nothing can be recorded.
  ['ExpiredToken', 400, 'the credentials have expired', /./],
  ['QuotaExceeded', 507, 'the store is full', /PUT/],
])(
  '%s (%i) in the middle is a plain message: %s; the next publication goes on',
  async (code, status, message, lasting) => {
    const store = await startStore()
    await publish(store, BEFORE)
    let isMet = false
    store.disturb = ({ method, path }) => {
      const isHere = method === 'PUT' && path === 'en/story-9/index.html'
      isMet ||= isHere
      return isHere || (isMet && lasting?.test(method)) ? { status, code } : undefined
    }
    await expect(publish(store, LOOK, {}, { attempts: 2 })).rejects.toThrow(`s3://news/: ${message}`)
    expect(deadLinks(await textsOf(store, [BEFORE, LOOK]))).toEqual([])
    store.disturb = () => undefined
    store.requests.length = 0
    await publish(store, LOOK)
    expect(await textsOf(store, [LOOK])).toEqual(LOOK)
    if (!lasting) expect(uploadsIn(store).length).toBeLessThan(Object.keys(LOOK).length)
  },
)

it('a store that does not answer is asked again, and in the end is a plain message', async () => {
  const store = await startStore()
  store.disturb = (_, index) => (index === 8 ? 'silence' : undefined)
  await publish(store, BEFORE, {}, { patience: 3000 })
  expect(await textsOf(store, [BEFORE])).toEqual(BEFORE)
  store.disturb = () => 'silence'
  await expect(publish(store, BEFORE, {}, { patience: 3000, attempts: 1 })).rejects.toMatchObject({
    message: expect.stringContaining('s3://news/: the store answers too slowly'),
    hint: 'Wait some minutes. Then publish again: what has arrived is not uploaded again.',
  })
})

it('a store that knows no conditional writing gets the site, too', async () => {
  const store = await startStore()
  store.disturb = ({ headers }) =>
    headers['if-match'] || headers['if-none-match'] ? { status: 501, code: 'NotImplemented' } : undefined
  await publish(store, BEFORE, {}, { attempts: 2 })
  await publish(store, AFTER, {}, { attempts: 2 })
  expect(await textsOf(store, [AFTER])).toEqual(AFTER)
})

it('of two publishers at once, one publishes and the other is told to wait', async () => {
  const store = await startStore()
  await publish(store, BEFORE)
  store.disturb = () => ({ delay: 20 })
  const both = await Promise.allSettled([publish(store, AFTER), publish(store, LOOK)])
  const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(lost).toMatch(/Another (?:publication to this place is under way|publisher has just changed)/)
  const winner = both[0]?.status === 'fulfilled' ? AFTER : LOOK
  expect(await textsOf(store, [winner])).toEqual(winner)
})

it('a reader who walks the site meanwhile never meets a missing page or asset', async () => {
  const store = await startStore()
  await publish(store, BEFORE)
  store.disturb = () => ({ delay: 3 })
  let isOver = false
  const missing: string[] = []
  let pages = 0
  const walk = async () => {
    while (!isOver) {
      const front = (await (await store.get('en/index.html'))?.text()) ?? ''
      for (const [, slug = ''] of front.matchAll(/<a href="([^"]*)\/"/g)) {
        const page = await (await store.get(`en/${slug}/index.html`))?.text()
        const [, asset = ''] = /<link href="..\/..\/([^"]*)"/.exec(page ?? '') ?? []
        const isWithdrawn = async () => !(await (await store.get('en/index.html'))?.text())?.includes(`"${slug}/"`)
        if (page === undefined ? !(await isWithdrawn()) : !(await store.get(asset))) missing.push(`${slug} → ${asset}`)
        pages++
      }
    }
  }
  const publishAll = async () => {
    for (const site of [AFTER, LOOK, BEFORE]) await publish(store, site, { mostRemoved: undefined })
  }
  const walking = walk()
  await publishAll().finally(() => {
    isOver = true
  })
  await walking
  expect(missing).toEqual([])
  expect(pages).toBeGreaterThan(0)
})

it('a connection that ends at any moment leaves whole pages, and the next publication goes on', async () => {
  const [before, after] = [writeSite(BEFORE), writeSite(LOOK)]
  const store = await startStore()
  await publish(store, before)
  store.requests.length = 0
  await publish(store, after)
  const all = store.requests.length
  for (let moment = 0; moment < all; moment += 5) {
    await publish(store, before, { mostRemoved: undefined })
    const start = store.requests.length
    store.disturb = (_, index) => (index >= start + moment ? 'hang up' : undefined)
    await expect(publish(store, after, {}, { attempts: 1 })).rejects.toThrow()
    store.disturb = () => undefined
    const texts = await textsOf(store, [BEFORE, LOOK])
    expect(deadLinks(texts), `ended at request ${moment} of ${all}`).toEqual([])
    for (const [name, text] of Object.entries(texts)) expect([BEFORE[name], LOOK[name]]).toContain(text)
    const isBack = moment % 2 === 1
    await publish(store, isBack ? before : after)
    expect(await textsOf(store, [isBack ? BEFORE : LOOK])).toEqual(isBack ? BEFORE : LOOK)
  }
})
