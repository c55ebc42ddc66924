import { lazyAddress, trusted } from '../browser/lazy-script.ts'
import { siteRoot } from '../browser/page.ts'
import { canKeep, removeStories, type StoreOrder, type StoryCache } from './story-cache.ts'

let storing: Promise<boolean> | undefined
let mayStoreReading = false

/** Stores the story of this page on the device, with its pictures. Resolves to whether that succeeded. */
export function storeThisStory(keep: boolean): Promise<boolean> {
  storing = store(keep)
  return storing
}

async function store(keep: boolean): Promise<boolean> {
  try {
    // Not `navigator.serviceWorker.ready`: after a worker has been unregistered, it stays bound to that one.
    const { active, waiting, installing } = await navigator.serviceWorker.register(
      trusted().createScriptURL(`${siteRoot}sw.js`),
    )
    const { port1, port2 } = new MessageChannel()
    const worker = active ?? waiting ?? installing
    worker?.postMessage(orderFor(keep), [port2])
    return await new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true)
    })
  } catch {
    return false
  }
}

function orderFor(keep: boolean): StoreOrder {
  return {
    url: location.pathname,
    title: document.querySelector('h1')?.textContent ?? '',
    lang: document.documentElement.lang,
    parts: [lazyAddress(), ...[...document.images].map(({ currentSrc, src }) => currentSrc || src)],
    keep,
  }
}

/** Stores the story that is being read if the reader allows it; otherwise deletes the stories stored this way. */
export function storeReading(isAllowed: boolean): void {
  mayStoreReading = isAllowed
  if (!canKeep()) return
  if (!isAllowed) {
    if (navigator.serviceWorker.controller) forgetStories(({ kind }) => kind === 'read')
  } else if (document.querySelector('keep-offline')) {
    whenLoaded(() => {
      if (mayStoreReading) storeThisStory(false)
    })
  }
}

/** Deletes the stories that pass a test. When none are left, the service worker is removed too. */
export async function forgetStories(test: (story: StoryCache) => boolean): Promise<void> {
  mayStoreReading = false
  if (!canKeep()) return
  await storing // otherwise a story that is being stored now would stay
  await removeStories(siteRoot, test).catch(() => {}) // a browser that blocks storage has stored nothing
}

function whenLoaded(step: () => void): void {
  if (document.readyState === 'complete') step()
  else addEventListener('load', step, { once: true })
}
