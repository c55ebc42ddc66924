import { afterEach, expect, it, vi } from 'vitest'
import { cacheName } from '../../../components/offline/story-cache.ts'
import { runWorker } from './worker-scope.ts'

afterEach(() => void vi.unstubAllGlobals())

const MB = 1e6

/** Runs a worker beside stories that are on the device, the first stored first, of a size in bytes. */
async function workerWith(kind: 'read' | 'kept', sizes: readonly number[]) {
  const worker = await runWorker('service-worker')
  vi.stubGlobal('fetch', async () => new Response('a page'))
  for (const [at, bytes] of sizes.entries()) {
    const name = cacheName({ scope: '/news/', kind, url: `/news/en/story-${at}/`, title: '', lang: 'en', bytes, at })
    worker.caches.set(name, new Map())
  }
  const store = (keep: boolean) =>
    worker.store({ url: '/news/en/another/', title: 'Another', lang: 'en', parts: [], keep })
  /** Which of these stories are still there, by their numbers, and whether the other one is. */
  const stories = () => [...worker.caches.keys()].flatMap((name) => /\/en\/(?:story-)?(\w+)\//.exec(name)?.[1] ?? [])
  return { store, stories }
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `${from + index}`)

it('40 stories that were read stay on the device; one more takes the place of the oldest', async () => {
  const { store, stories } = await workerWith('read', Array(39).fill(1))
  expect(await store(false)).toBe(true)
  expect(stories()).toEqual([...numbers(0, 39), 'another'])
  const full = await workerWith('read', Array(40).fill(1))
  expect(await full.store(false)).toBe(true)
  expect(full.stories()).toEqual([...numbers(1, 40), 'another'])
})

it('a story that was read takes the place of the oldest that do not fit into 30 MB with it', async () => {
  const { store, stories } = await workerWith('read', [10 * MB, 10 * MB, 10 * MB, 10 * MB])
  expect(await store(false)).toBe(true)
  expect(stories()).toEqual(['2', '3', 'another'])
})

it('100 stories may be saved; another one is refused, and none of them gives way', async () => {
  const { store, stories } = await workerWith('kept', Array(99).fill(1))
  expect(await store(true)).toBe(true)
  expect(stories()).toEqual([...numbers(0, 99), 'another'])
  const full = await workerWith('kept', Array(100).fill(1))
  expect(await full.store(true)).toBe(false)
  expect(full.stories()).toEqual(numbers(0, 100))
})

it('saved stories of 150 MB leave no room for another', async () => {
  const { store, stories } = await workerWith('kept', [100 * MB, 50 * MB])
  expect(await store(true)).toBe(false)
  expect(stories()).toEqual(['0', '1'])
})

it('saved stories do not take the room of those that were read', async () => {
  const { store, stories } = await workerWith('kept', Array(100).fill(MB))
  expect(await store(false)).toBe(true)
  expect(stories()).toHaveLength(101)
})
