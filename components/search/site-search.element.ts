import { searchSpelling } from '../../lib/search/spelling.ts'
import {
  findStories,
  type OpenPagefind,
  openIndexes,
  type Pagefind,
  type PagefindResult,
  resultItem,
} from './pagefind.ts'

/** The number of results that are added at a time. */
const BATCH = 10

/** Milliseconds without a keystroke after which the search starts. */
const PAUSE = 250

/**
 * Searches the stories of the page's language. Nothing loads until the reader focuses the field. The query is in the
 * address, so it can be shared, and Back returns to the query before.
 */
export class SiteSearch extends HTMLElement {
  /** Opens Pagefind; the build sets it. */
  static open: OpenPagefind | undefined
  readonly #pagefind = new Map<string, Promise<Pagefind>>()
  #results: readonly { readonly result: PagefindResult; readonly source: HTMLElement }[] = []
  #asked = ''
  #timer = 0

  connectedCallback(): void {
    if (location.protocol === 'file:') {
      this.#giveUp()
      return
    }
    for (const type of ['submit', 'input', 'focusin', 'keydown', 'click']) this.addEventListener(type, this)
    addEventListener('popstate', this)
    // A prerendered page loads nothing.
    if ('prerendering' in document && document.prerendering) {
      document.addEventListener('prerenderingchange', () => this.#begin(), { once: true })
    } else {
      this.#begin()
    }
  }

  #begin(): void {
    this.#readAddress()
    if (!this.#asked && matchMedia('(pointer: fine)').matches) this.#field?.focus()
  }

  /** Handles events of the field, its form, the results and the browser's Back button. */
  handleEvent(event: Event): void {
    if (/input|submit|popstate/.test(event.type)) clearTimeout(this.#timer)
    if (event.type === 'popstate') this.#readAddress()
    if (event.type === 'focusin' && event.target === this.#field)
      this.#load(this, this.dataset.exact !== undefined).catch(() => this.#giveUp())
    if (event.type === 'input') this.#timer = window.setTimeout(() => this.#ask('replaceState'), PAUSE)
    if (event instanceof KeyboardEvent) this.#move(event)
    if (event.type === 'click' && event.target === this.#more) this.#show(BATCH)
    if (event.type === 'submit') {
      event.preventDefault()
      this.#ask('pushState')
    }
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input')
  }

  get #list(): HTMLOListElement | null {
    return this.querySelector('.found')
  }

  get #more(): HTMLButtonElement | null {
    return this.querySelector('button[type=button]')
  }

  /** Opens the indexes of a language, once. */
  #load(source: HTMLElement, exactly: boolean): Promise<Pagefind> {
    const open = SiteSearch.open
    if (!open) return Promise.reject(new Error('There is no Pagefind.'))
    const tag = source.lang || this.#language
    const page = new URL(`../../${tag}/search/`, location.href)
    const name = `${tag} ${exactly}`
    const indexes = this.#pagefind.get(name) ?? openIndexes(open, page, Number(source.dataset.indexes), exactly, tag)
    this.#pagefind.set(name, indexes)
    return indexes
  }

  /** Finds stories of the page’s language, then those that only other languages have, which hidden elements name. */
  async #find(words: string) {
    const sources: HTMLElement[] = [this, ...this.querySelectorAll<HTMLElement>('[data-indexes]')]
    const tags = sources.map(({ lang }) => lang || this.#language)
    const found = sources.map(async (source, index) => {
      if (source.dataset.indexes === '0') return []
      const tag = source.lang || this.#language
      const load = (exactly: boolean) => this.#load(source, exactly)
      const options = index > 0 ? { filters: { in: { none: tags.slice(0, index) } } } : {}
      const spelt = searchSpelling(words, tag)
      const { results } = await findStories(load, spelt, source.dataset.exact !== undefined, tag, options)
      return results.map((result) => ({ result, source }))
    })
    return (await Promise.all(found)).flat()
  }

  #readAddress(): void {
    const words = new URLSearchParams(location.search).get('q') ?? ''
    if (this.#field) this.#field.value = words
    this.#search(words)
  }

  /**
   * Searches for the text of the field and puts it into the address; while the reader types, without a history entry.
   */
  #ask(how: 'pushState' | 'replaceState'): void {
    const words = this.#field?.value.trim() ?? ''
    const address = words ? `?q=${encodeURIComponent(words)}` : location.pathname
    const before = new URLSearchParams(location.search).get('q') ?? ''
    if (words !== before) history[how](null, '', address)
    this.#search(words)
  }

  async #search(words: string): Promise<void> {
    if (words === this.#asked) return
    this.#asked = words
    const title = document.title.replace(/^.*“.*” – /, '')
    document.title = words ? `“${words}” – ${title}` : title
    try {
      const found = words ? await this.#find(words) : []
      if (words !== this.#asked) return // a later query was faster
      this.#results = found
      this.#list?.replaceChildren()
      await this.#show(BATCH)
      if (words !== this.#asked) return
      this.#say(words, found.length)
    } catch {
      this.#giveUp()
    }
  }

  /** Shows more results. */
  async #show(more: number): Promise<void> {
    const list = this.#list
    if (!list) return
    const asked = this.#asked
    const start = list.children.length
    const items = this.#results.slice(start, start + more).map(async ({ result, source }) => {
      const mark = source === this ? undefined : source
      return resultItem(await result.data(), source.lang || this.#language, source.dataset.dates, mark)
    })
    const shown = await Promise.all(items)
    // Another query is shown, or these results are: the reader asked for them twice.
    if (asked !== this.#asked || start !== list.children.length) return
    list.append(...shown)
    if (start > 0) list.children[start]?.querySelector('a')?.focus()
    if (this.#more) this.#more.hidden = list.children.length >= this.#results.length
  }

  /** Moves the focus with the arrow keys: from the field to the results, from one to the next, and back. */
  #move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [this.#field, ...this.querySelectorAll<HTMLElement>('.found a')]
    const next = stops[stops.findIndex((stop) => stop?.matches(':focus')) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  /** Says how many results there are, and gives the links to the other languages the same query. */
  #say(words: string, number: number): void {
    const { results = '', none = '' } = this.dataset
    const count = new Intl.NumberFormat(this.#language).format(number)
    const text = number > 0 ? results.replace('#', count) : none.replace('#', () => words)
    this.querySelector('[role=status]')?.replaceChildren(words && text)
    this.dataset.shows = words && (number > 0 ? 'found' : 'nothing')
    for (const link of this.querySelectorAll<HTMLAnchorElement>('.elsewhere a')) link.search = location.search
  }

  get #language(): string {
    return document.documentElement.lang
  }

  /** Shows the message for readers without script: on a page opened from a disk, or if the index cannot be loaded. */
  #giveUp(): void {
    this.dataset.without = ''
  }
}
