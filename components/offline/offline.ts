import { lazyFiles, loadLazy, trusted } from '../browser/lazy-script.ts'
import { siteRoot } from '../browser/page.ts'
import { canKeep, deleteCaches, leaveIfEmpty } from './story-cache.ts'

let storing: Promise<unknown> = Promise.resolve()
let mayStoreReading = false

/** Stores the story of this page on the device, with its pictures. Resolves to whether that succeeded. */
export function storeThisStory(keep: boolean): Promise<boolean> {
  const stored = store(keep)
  storing = stored
  return stored
}

async function store(keep: boolean): Promise<boolean> {
  try {
    await loadLazy()
    const registration = await navigator.serviceWorker.register(trusted(`${siteRoot}sw.js`))
    return await document.createElement('story-store').store(registration, keep, lazyFiles())
  } catch {
    return false
  }
}

/** Stores the story that is being read if the reader allows it; otherwise deletes the stories stored this way. */
export function storeReading(isAllowed: boolean): void {
  mayStoreReading = isAllowed
  if (!canKeep()) return
  if (!isAllowed) {
    if (navigator.serviceWorker.controller) forgetStories('read')
  } else if (document.querySelector('keep-offline')) {
    whenLoaded(() => {
      if (mayStoreReading) storeThisStory(false)
    })
  }
}

/** Deletes the stories that were read, or all. When none are left, the service worker is removed too. */
export async function forgetStories(which: 'read' | 'all'): Promise<void> {
  mayStoreReading = false
  if (!canKeep()) return
  await storing // otherwise a story that is being stored now would stay
  try {
    await deleteCaches(siteRoot, ({ kind }) => which === 'all' || kind === 'read')
    await leaveIfEmpty(siteRoot)
  } catch {
    // A browser that blocks storage has stored nothing.
  }
}

function whenLoaded(step: () => void): void {
  if (document.readyState === 'complete') step()
  else addEventListener('load', step, { once: true })
}
