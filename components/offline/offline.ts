import { trusted } from '../browser/insert-script.ts'
import { siteRoot } from '../browser/site-root.ts'
import { lazyFiles, loadLazy } from '../lazy/load-lazy.ts'
import { canKeep } from './can-keep.ts'
import { deleteCaches, storyCaches } from './story-cache.ts'

let storing: Promise<unknown> = Promise.resolve()
let mayStoreReading = false

/** Stores the story of this page on the device, with its pictures, and says whether that could be done. */
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

/** Stores the story that is being read, where the reader allows it; where they do not, forgets those that were. */
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

/** Forgets the stories that were read, or all; with the last of them the service worker goes, too. */
export async function forgetStories(which: 'read' | 'all'): Promise<void> {
  mayStoreReading = false
  if (!canKeep()) return
  await storing // else what is on its way would come after all
  try {
    await deleteCaches(siteRoot, ({ kind }) => which === 'all' || kind === 'read')
    await leaveIfEmpty()
  } catch {
    // A browser that blocks storage has stored nothing.
  }
}

/** Without a story there is nothing that the service worker is for. */
export async function leaveIfEmpty(): Promise<void> {
  if ((await storyCaches(siteRoot)).some(({ kind }) => kind !== 'shell')) return
  await deleteCaches(siteRoot)
  const registration = await navigator.serviceWorker.getRegistration(siteRoot)
  registration?.unregister() // not waited for: WebKit may never say that it is done
}

function whenLoaded(step: () => void): void {
  if (document.readyState === 'complete') step()
  else addEventListener('load', step, { once: true })
}
