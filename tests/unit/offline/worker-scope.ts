import { vi } from 'vitest'
import { cacheName, type StoreOrder } from '../../../components/offline/story-cache.ts'

/** The name of a story's cache of the site at `/news/`. */
export const STORY = cacheName({
  scope: '/news/',
  kind: 'read',
  url: '/news/en/harvest/',
  title: 'The harvest is in',
  lang: 'en',
  bytes: 9,
  at: 1,
})

/** A browser's service worker for the site at `/news/`, with the caches of its origin by name. */
export interface WorkerScope {
  readonly caches: Map<string, Map<string, string>>
  /** Whether it has unregistered itself. */
  isRegistered(): boolean
  /** Waits for what an event of its life brings about. */
  fire(type: 'activate'): Promise<void>
  /** Gives the order to store a story. Returns whether it was stored. */
  store(order: StoreOrder): Promise<boolean>
  /** The text of the page that a navigation gets, or the address that it is redirected to. */
  navigate(path: string): Promise<string>
  /** The text that a script of a page gets when it fetches a page or a file. */
  fetch(path: string): Promise<string>
}

/** Runs a script of the service worker with stand-ins for what a browser gives it. */
export async function runWorker(script: 'service-worker' | 'service-worker-off'): Promise<WorkerScope> {
  let isRegistered = true
  const stored = new Map<string, Map<string, string>>()
  const unregister = async () => {
    isRegistered = false
    return true
  }
  const scope = Object.assign(new EventTarget(), {
    registration: { scope: 'https://site.example/news/', unregister },
    skipWaiting: async () => {},
  })
  const filesOf = (name: string) => {
    const files = stored.get(name) ?? new Map<string, string>()
    stored.set(name, files)
    return files
  }
  const answerFrom = (files: ReadonlyMap<string, string> | undefined, path: string) => {
    const text = files?.get(path)
    return text === undefined ? undefined : new Response(text)
  }
  vi.stubGlobal('self', scope)
  vi.stubGlobal('location', new URL('https://site.example/news/sw.js'))
  vi.stubGlobal('caches', {
    keys: async () => [...stored.keys()],
    delete: async (name: string) => stored.delete(name),
    open: async (name: string) => ({
      match: async (path: string) => answerFrom(stored.get(name), path),
      put: async (path: string, answer: Response) => void filesOf(name).set(path, await answer.text()),
    }),
    match: async (path: string) =>
      answerFrom(
        [...stored.values()].find((files) => files.has(path)),
        path,
      ),
  })
  vi.resetModules()
  await import(`../../../components/offline/${script}.ts`)
  const answerTo = async (path: string, mode: string) => {
    const answers: Promise<Response>[] = []
    const request = { url: `https://site.example${path}`, method: 'GET', mode }
    const respondWith = (answer: Promise<Response>) => answers.push(answer)
    const event = Object.assign(new Event('fetch'), { request, preloadResponse: Promise.resolve(), respondWith })
    scope.dispatchEvent(event)
    const [answer] = await Promise.all(answers)
    return answer?.headers.get('location') ?? (await answer?.text()) ?? 'nothing'
  }
  return {
    caches: stored,
    isRegistered: () => isRegistered,
    async fire(type) {
      const work: Promise<unknown>[] = []
      const event = new Event(type)
      scope.dispatchEvent(Object.assign(event, { waitUntil: (part: Promise<unknown>) => work.push(part) }))
      await Promise.allSettled(work)
    },
    async store(order) {
      const work: Promise<unknown>[] = []
      const answers: boolean[] = []
      const ports = [{ postMessage: (stored: boolean) => answers.push(stored) }]
      const waitUntil = (part: Promise<unknown>) => work.push(part)
      scope.dispatchEvent(Object.assign(new Event('message'), { data: order, ports, waitUntil }))
      await Promise.all(work)
      return answers[0] === true
    },
    navigate: (path) => answerTo(path, 'navigate'),
    fetch: (path) => answerTo(path, 'cors'),
  }
}
