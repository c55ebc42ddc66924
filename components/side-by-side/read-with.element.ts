import { announce } from '../browser/announce.ts'
import { createElement } from '../browser/create-element.ts'
import { loadLazy, pairStyle } from '../lazy/load-lazy.ts'
import { isEdition } from '../place/is-edition.ts'

/**
 * Offers every other language of a story beside the one it is read in, and opens the one that the address names: `?with=zh`.
 */
export class ReadWith extends HTMLElement {
  connectedCallback(): void {
    if (location.protocol === 'file:') return // from a disk no page may read another
    const links = this.#others().map(({ lang, dir, textContent }) =>
      createElement('li', {}, createElement('a', { lang, dir, textContent, href: `?with=${lang}` })),
    )
    const list = createElement('ul', { className: 'links', onclick: (event) => this.#open(event) }, ...links)
    document.querySelector('#languages')?.append(createElement('h3', {}, this.dataset.with ?? ''), list)
    addEventListener('popstate', () => this.#show())
    this.#show()
  }

  /** Ends what the address says. */
  end(): void {
    if (history.state?.opened) history.back()
    else {
      history.replaceState(null, '', location.pathname + location.hash)
      this.#show()
    }
  }

  /** Says that the other language could not be loaded. */
  fail(): void {
    announce(this, this.dataset.failed)
  }

  #open(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    document.querySelector<HTMLElement>('#languages')?.hidePopover()
    history.pushState({ opened: true }, '', target.search + location.hash)
    this.#show(true)
  }

  /** The links to the story's other languages; where it has none, the choice leads to a front page instead. */
  #others(): HTMLAnchorElement[] {
    return [...document.querySelectorAll<HTMLAnchorElement>('#languages a[hreflang]')].filter(isEdition)
  }

  /** Shows what the address says; where a reader asked for it here, they go on from its bar. */
  #show(isAsked = false): void {
    const tag = new URLSearchParams(location.search).get('with') ?? ''
    const before = this.querySelector('side-by-side')
    if (tag === (before?.lang ?? '')) return
    before?.remove()
    announce(this)
    const other = this.#others().find(({ hreflang }) => hreflang === tag)
    if (before) document.querySelector<HTMLElement>('language-picker > button')?.focus({ preventScroll: true })
    if (!other) return
    loadLazy().catch(() => this.fail())
    this.append(createElement('side-by-side', { lang: tag, owner: this, other, sheet: pairStyle(), isAsked }))
  }
}
