import { siteRoot } from '../site-root.ts'
import type { StoreOrder } from './story-cache.ts'

/** Stores the story of its page on the device, by the service worker. It need not be in the page. */
class StoryStore extends HTMLElement {
  /**
   * Stores the story with its pictures, and says whether that could be done.
   * @param keep whether the reader asked to keep it; else it was read
   * @param demanded the addresses of the scripts that its elements may load
   */
  async store(keep: boolean, demanded: readonly string[]): Promise<boolean> {
    await navigator.serviceWorker.register(workerAddress(), { scope: siteRoot })
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true)
    })
    active?.postMessage(orderFor(keep, demanded), [port2])
    return answer
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-store': StoryStore
  }
}

customElements.define('story-store', StoryStore)

function orderFor(keep: boolean, demanded: readonly string[]): StoreOrder {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src)
  const own = [...new Set([...scripts, ...demanded])]
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

let policy: { createScriptURL(url: string): string } | undefined

/** The one address that a service worker is taken from, as Trusted Types want it said. */
function workerAddress(): string {
  const address = `${siteRoot}sw.js`
  policy ??= window.trustedTypes?.createPolicy('masthead-offline', { createScriptURL: () => address })
  return policy?.createScriptURL(address) ?? address
}
