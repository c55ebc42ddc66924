import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cacheName } from '../../../components/offline/story-cache.ts'
import { runWorker, STORY } from './worker-scope.ts'

const shellIn = (lang: string) =>
  cacheName({ scope: '/news/', kind: 'shell', url: '', title: '', lang, bytes: 0, at: 0 })

beforeEach(() => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('There is no connection.')))
  // Node’s Response redirects only to full addresses.
  vi.spyOn(Response, 'redirect').mockImplementation(
    (location) => new Response(null, { status: 302, headers: { location: String(location) } }),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

async function travelWith(...langs: readonly string[]) {
  const worker = await runWorker('service-worker')
  for (const lang of langs)
    worker.caches.set(shellIn(lang), new Map([[`/news/${lang}/offline/`, `the list in ${lang}`]]))
  return worker
}

it('a page that is not on the device gives way to the list in its language, which says so', async () => {
  const worker = await travelWith('en', 'de')
  expect(await worker.navigate('/news/de/archive/')).toBe('/news/de/offline/#missed')
})

it('in a language whose list is not on the device, another list opens', async () => {
  const worker = await travelWith('en')
  expect(await worker.navigate('/news/de/archive/')).toBe('/news/en/offline/#missed')
  expect(await worker.navigate('/news/')).toBe('/news/en/offline/#missed')
})

it('the list itself opens without saying so', async () => {
  const worker = await travelWith('en')
  expect(await worker.navigate('/news/en/offline/')).toBe('the list in en')
})

it('without any list the browser says that there is no connection', async () => {
  const worker = await travelWith()
  await expect(worker.navigate('/news/en/about/')).rejects.toThrow('no connection')
})

it('a story that another page fetches comes from the device, even if the browser believes that it is online', async () => {
  vi.stubGlobal('navigator', { onLine: true })
  const worker = await travelWith('en')
  worker.caches.set(STORY, new Map([['/news/en/harvest/', 'the harvest']]))
  expect(await worker.fetch('/news/en/harvest/')).toBe('the harvest')
})

it('a page that another page fetches and that is not on the device fails, and is not taken for the list', async () => {
  const worker = await travelWith('en')
  await expect(worker.fetch('/news/en/archive/')).rejects.toThrow('no connection')
})
