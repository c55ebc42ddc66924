import { createElement } from '../browser/create-element.ts'
import { siteRoot } from '../browser/page.ts'
import { canKeep, storyCaches } from './story-cache.ts'

/** Lists the stories on the device: first those that the reader saved, then those that were read, newest first. */
export class OfflineStories extends HTMLElement {
  async connectedCallback(): Promise<void> {
    if (!canKeep()) return
    const stored = await storyCaches(siteRoot)
    const stories = ['kept', 'read'].flatMap((wanted) => stored.filter(({ kind }) => kind === wanted))
    const items = stories.map(({ url: href, title: textContent, lang }) =>
      createElement('li', {}, createElement('a', { href, textContent, lang, dir: 'auto' })),
    )
    this.querySelector('ul')?.replaceChildren(...items)
    const nothing = this.querySelector<HTMLElement>('.nothing')
    if (nothing) nothing.hidden = items.length > 0
  }
}
