import { announce, siteRoot } from '../browser/page.ts'
import { storeThisStory } from './offline.ts'
import { canKeep, removeStories, type StoryCache, storyCaches } from './story-cache.ts'

/** Saves the page’s story on the device until the reader removes it. The element hides where that is impossible. */
export class KeepOffline extends HTMLElement {
  connectedCallback(): void {
    this.hidden = !canKeep()
    if (this.hidden) return
    this.querySelector('button')?.addEventListener('click', () => this.#toggle())
    this.#show()
  }

  async #toggle(): Promise<void> {
    const { removed, kept, failed } = this.dataset
    let message = removed
    if (await isKept()) await removeStories(siteRoot, isThis)
    else message = (await storeThisStory(true)) ? kept : failed
    await this.#show()
    announce(this, message)
  }

  async #show(): Promise<void> {
    const { keep = '', remove = '' } = this.dataset
    this.querySelector('button')?.replaceChildren((await isKept()) ? remove : keep)
  }
}

const isThis = ({ url, kind }: StoryCache) => url === location.pathname && kind === 'kept'

async function isKept(): Promise<boolean> {
  return (await storyCaches(siteRoot)).some(isThis)
}
