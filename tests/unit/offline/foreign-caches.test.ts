import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runWorker, STORY } from './worker-scope.ts'

/** Names that no build of Masthead gives to a cache, but that another program on the same origin may. */
const FOREIGN = [
  '',
  'workbox',
  'masthead-1 ',
  'masthead-1 {',
  'masthead-1 null',
  'masthead-1 [1]',
  'masthead-1 {"at":1}',
]
const PATH = '/news/en/harvest/'

beforeEach(() => void vi.stubGlobal('fetch', async () => new Response('from the server')))
afterEach(() => void vi.unstubAllGlobals())

describe('the service worker', () => {
  it.each(FOREIGN)('shows pages beside a foreign cache named “%s”', async (name) => {
    const worker = await runWorker('service-worker')
    worker.caches.set(name, new Map())
    expect(await worker.navigate(PATH)).toBe('from the server')
  })

  it.each(FOREIGN)('shows a story from the device beside a foreign cache named “%s”', async (name) => {
    const worker = await runWorker('service-worker')
    worker.caches.set(name, new Map()).set(STORY, new Map([[PATH, 'from the device']]))
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('There is no connection.')))
    expect(await worker.navigate(PATH)).toBe('from the device')
  })

  it('shows pages where the browser refuses its storage', async () => {
    const worker = await runWorker('service-worker')
    const refuse = () => Promise.reject(new DOMException('Storage is refused.', 'SecurityError'))
    vi.stubGlobal('caches', { keys: refuse, match: refuse, open: refuse, delete: refuse })
    expect(await worker.navigate(PATH)).toBe('from the server')
  })

  it('deletes caches of an earlier form, but none that another program named', async () => {
    const worker = await runWorker('service-worker')
    const foreign = ['workbox {"scope":"/news/"}', ...FOREIGN]
    for (const name of [...foreign, STORY, 'masthead-0 {"scope":"/news/"}', 'masthead-0 {"scope":"/other/"}'])
      worker.caches.set(name, new Map())
    await worker.fire('activate')
    expect([...worker.caches.keys()]).toEqual([...foreign, STORY, 'masthead-0 {"scope":"/other/"}'])
  })

  it('deletes no story that is stored while it looks for caches of an earlier form', async () => {
    const worker = await runWorker('service-worker')
    const { keys } = caches
    vi.stubGlobal('caches', {
      ...caches,
      keys: async () => {
        const names = await keys()
        worker.caches.set(STORY, new Map()) // just after the worker has asked
        return names
      },
    })
    await worker.fire('activate')
    expect([...worker.caches.keys()]).toEqual([STORY])
  })
})

describe('the worker of a site without offline reading', () => {
  it('deletes the caches of its site, leaves those of others, and unregisters itself', async () => {
    const worker = await runWorker('service-worker-off')
    const others = [...FOREIGN, STORY.replaceAll('/news/', '/other/')]
    for (const name of [...others, STORY]) worker.caches.set(name, new Map())
    await worker.fire('activate')
    expect([...worker.caches.keys()]).toEqual(others)
    expect(worker.isRegistered()).toBe(false)
  })

  it('unregisters itself where the browser refuses its storage', async () => {
    const worker = await runWorker('service-worker-off')
    vi.stubGlobal('caches', { keys: () => Promise.reject(new DOMException('Storage is refused.', 'SecurityError')) })
    await worker.fire('activate')
    expect(worker.isRegistered()).toBe(false)
  })
})
