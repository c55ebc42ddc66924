import { demandedHere } from '../demand/load-demanded.ts'
import { siteRoot } from '../site-root.ts'
import { deleteCaches, type StoreOrder, storyCaches } from './story-cache.ts'

/** Whether this browser can keep stories here: over https or on the own machine, and not from a disk. */
export function canKeep(): boolean {
  try {
    // A browser that blocks storage may throw at the mere mention of it.
    return 'serviceWorker' in navigator && 'caches' in window && Boolean(caches) && location.protocol.startsWith('http')
  } catch {
    return false
  }
}

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
    await navigator.serviceWorker.register(workerAddress(), { scope: siteRoot })
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true)
    })
    active?.postMessage(orderFor(keep), [port2])
    return await answer
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
  await (await navigator.serviceWorker.getRegistration(siteRoot))?.unregister()
}

function orderFor(keep: boolean): StoreOrder {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src)
  const own = [...new Set([...scripts, ...demandedHere()])]
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? []
  const pictures = [...document.querySelectorAll('img')].map(({ currentSrc, src }) => currentSrc || src)
  const list = document.querySelector<HTMLAnchorElement>('keep-offline a')?.href ?? []
  const here = (addresses: readonly string[]) => [
    ...new Set(addresses.filter((address) => new URL(address).origin === location.origin)),
  ]
  return {
    url: location.pathname,
    title: document.querySelector('h1')?.textContent ?? document.title,
    lang: document.documentElement.lang,
    parts: here([...own, ...pictures].concat(icon)),
    shell: here([...own].concat(list, icon)),
    keep,
  }
}

function whenLoaded(step: () => void): void {
  if (document.readyState === 'complete') step()
  else addEventListener('load', step, { once: true })
}

let policy: { createScriptURL(url: string): string } | undefined

/** The one address that a service worker is taken from, as Trusted Types want it said. */
function workerAddress(): string {
  const address = `${siteRoot}sw.js`
  policy ??= window.trustedTypes?.createPolicy('masthead-offline', { createScriptURL: () => address })
  return policy?.createScriptURL(address) ?? address
}
