import { siteRoot } from '../site-root.ts'
import { canKeep, leaveIfEmpty, storeThisStory } from './offline.ts'
import { deleteCaches, storyCaches } from './story-cache.ts'

/** Keeps the page's story on the device, with its pictures, for as long as the reader likes. It hides where that cannot be. */
export class KeepOffline extends HTMLElement {
  connectedCallback(): void {
    this.hidden = !canKeep()
    if (this.hidden) return
    this.querySelector('button')?.addEventListener('click', () => this.#toggle())
    this.#show()
  }

  async #toggle(): Promise<void> {
    if (await isKept()) {
      await deleteCaches(siteRoot, ({ url, kind }) => url === location.pathname && kind === 'kept')
      await leaveIfEmpty()
      await this.#show()
      return this.#say(this.dataset.removed)
    }
    const isStored = await storeThisStory(true)
    await this.#show()
    return this.#say(isStored ? this.dataset.kept : this.dataset.failed)
  }

  async #show(): Promise<void> {
    const kept = await isKept()
    const button = this.querySelector('button')
    const words = kept ? this.dataset.remove : this.dataset.keep
    if (button && words) button.textContent = words
  }

  #say(message = ''): void {
    this.querySelector('[role=status]')?.replaceChildren(message)
  }
}

async function isKept(): Promise<boolean> {
  return (await storyCaches(siteRoot)).some(({ url, kind }) => url === location.pathname && kind === 'kept')
}
