import { button, createElement } from '../browser/create-element.ts'
import { announce, siteRoot } from '../browser/page.ts'
import { cacheName, canKeep, newestFirst, removeStories, type StoryCache, storyCaches } from './story-cache.ts'

/**
 * Lists the stories on the device: first those that the reader saved, then those that were read, newest first. Each has
 * its date and reading time, its size on the device, and a button that removes it.
 */
export class OfflineStories extends HTMLElement {
  connectedCallback(): void {
    if (canKeep()) this.#show()
  }

  async #show(): Promise<void> {
    const stored = (await storyCaches(siteRoot)).sort(newestFirst)
    const stories = ['kept', 'read'].flatMap((wanted) => stored.filter(({ kind }) => kind === wanted))
    const items = await Promise.all(stories.map((story) => this.#item(story)))
    this.querySelector('ul')?.replaceChildren(...items)
    const nothing = this.querySelector<HTMLElement>('.nothing')
    if (nothing) nothing.hidden = items.length > 0
  }

  async #item(story: StoryCache): Promise<HTMLElement> {
    const { url: href, title: textContent, lang } = story
    const { remove = '' } = this.dataset
    const own = { lang, dir: 'auto' }
    const facts = createElement('span', { ...own, textContent: (await factsOf(story)).join(' · ') })
    const removal = button(remove, () => this.#remove(story))
    removal.ariaLabel = `${remove}: ${textContent}`
    return createElement(
      'li',
      {},
      createElement('a', { href, textContent, ...own }),
      createElement('p', {}, facts, createElement('span', { textContent: sizeOf(story) }), removal),
    )
  }

  async #remove(story: StoryCache): Promise<void> {
    await removeStories(siteRoot, (other) => cacheName(other) === cacheName(story))
    await this.#show()
    announce(this, this.dataset.removed)
    const next = this.querySelector<HTMLElement>('button') ?? this
    next.focus()
  }
}

/**
 * Returns the dates with their labels and the reading time of a story, in its language, as its stored page shows them.
 * The reading time is the first fact that is plain text; whose views an opinion is comes after it.
 */
async function factsOf(story: StoryCache): Promise<string[]> {
  const page = await (await caches.open(cacheName(story))).match(story.url)
  const [, facts = ''] = /class="slug">(.*?<dd>[^<]+)/s.exec((await page?.text()) ?? '') ?? []
  return [...facts.matchAll(/<dt>([^<]*)<\/dt><dd>(<time[^>]*>)?([^<]+)/g)].map(([, label, isDate, fact = '']) =>
    isDate ? `${label} ${fact}` : fact,
  )
}

function sizeOf({ bytes }: StoryCache): string {
  const format = { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(document.documentElement.lang, format).format(bytes / 1000)
}
