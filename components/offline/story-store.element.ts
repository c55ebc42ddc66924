import type { StoreOrder } from './story-cache.ts'

/** Stores the story of its page on the device through the service worker. It need not be attached to the page. */
export class StoryStore extends HTMLElement {
  /**
   * Stores the story with its pictures. Resolves to whether that succeeded.
   * @param registration the worker's own: after a worker has been unregistered, `navigator.serviceWorker.ready` stays
   * bound to it
   * @param keep whether the reader asked to save it; otherwise it was only read
   * @param lazy the addresses of the lazy files that its elements may load
   */
  store(registration: ServiceWorkerRegistration, keep: boolean, lazy: readonly string[]): Promise<boolean> {
    const { active, waiting, installing } = registration
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true)
    })
    const worker = active ?? waiting ?? installing
    worker?.postMessage(orderFor(keep, lazy), [port2])
    return answer
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-store': StoryStore
  }
}

function orderFor(keep: boolean, lazy: readonly string[]): StoreOrder {
  const hrefOf = (selector: string) => document.querySelector<HTMLLinkElement | HTMLAnchorElement>(selector)?.href ?? ''
  const own = [...[...document.scripts].map(({ src }) => src), ...lazy, hrefOf('link[rel=icon]')]
  const here = (addresses: readonly string[]) => [
    ...new Set(addresses.filter((address) => address.startsWith(`${location.origin}/`))),
  ]
  return {
    url: location.pathname,
    title: document.querySelector('h1')?.textContent ?? document.title,
    lang: document.documentElement.lang,
    parts: here([...own, ...[...document.images].map(({ currentSrc, src }) => currentSrc || src)]),
    shell: here([...own, hrefOf('keep-offline a')]),
    keep,
  }
}
