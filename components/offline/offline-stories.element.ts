import { siteRoot } from '../site-root.ts'
import { canKeep } from './offline.ts'
import { storyCaches } from './story-cache.ts'

/** Lists the stories that are on the device: those that were kept, then those that were read, the latest first. */
export class OfflineStories extends HTMLElement {
  async connectedCallback(): Promise<void> {
    if (!canKeep()) return
    const stored = (await storyCaches(siteRoot)).filter(({ kind }) => kind !== 'shell')
    const stories = [...stored.filter(({ kind }) => kind === 'kept'), ...stored.filter(({ kind }) => kind === 'read')]
    const items = stories.map(({ url, title, lang }) => {
      const link = document.createElement('a')
      link.href = url
      link.textContent = title
      link.lang = lang
      link.dir = 'auto'
      const item = document.createElement('li')
      item.append(link)
      return item
    })
    this.querySelector('ul')?.replaceChildren(...items)
    const nothing = this.querySelector<HTMLElement>('.nothing')
    if (nothing) nothing.hidden = items.length > 0
  }
}
