import { createElement } from '../browser/create-element.ts'
import { loadLazy, pairStyle, trusted } from '../browser/lazy-script.ts'
import { announce, isPlainClick } from '../browser/page.ts'
import { isEdition } from '../place/reading-place.ts'

/** The events after which paragraphs offer their other languages. */
const CALLS = ['pointerover', 'focusin', 'selectionchange'] as const

/**
 * Adds to each language of the picker a link that opens the story in it beside the current one, and opens the one that
 * the address names: `?with=zh`. Paragraphs offer their other languages to a reader who points beside the text, selects
 * some of it, or comes with the Tab key to a control in its head. Nothing of this loads before.
 */
export class ReadWith extends HTMLElement {
  connectedCallback(): void {
    if (location.protocol === 'file:') return // a page opened from a disk may not read another
    const className = 'beside'
    const name = (language: string) => this.dataset.with?.replace('#', language) ?? ''
    const links = this.others()
    for (const link of links) {
      const title = name(link.textContent)
      const href = `?with=${link.lang}`
      const onclick = (event: MouseEvent) => this.#open(event, href)
      link.after(createElement('a', { className, title, ariaLabel: title, href, onclick }))
    }
    for (const call of CALLS) document.addEventListener(call, this)
    links[0]?.closest('ul')?.before(createElement('p', { className, textContent: name('…') }))
    addEventListener('popstate', () => this.#show())
    this.#show()
  }

  /** Loads the languages of the paragraphs, once. */
  handleEvent({ target }: Event): void {
    const isCalled =
      target instanceof Element ? target.matches('.body, .slug :focus-visible') : !getSelection()?.isCollapsed
    if (!isCalled) return
    for (const call of CALLS) document.removeEventListener(call, this)
    loadLazy().then(
      () => this.append(createElement('paragraph-languages', { owner: this, ...this.#files() })),
      () => this.fail(),
    )
  }

  /** Closes the second language and removes it from the address. */
  end(): void {
    if (history.state?.opened) history.back()
    else {
      history.replaceState(null, '', location.pathname + location.hash)
      this.#show()
    }
  }

  /** Announces that the other language could not be loaded. */
  fail(): void {
    announce(this, this.dataset.failed)
  }

  #open(event: MouseEvent, href: string): void {
    if (!isPlainClick(event)) return
    event.preventDefault()
    document.querySelector<HTMLElement>('#languages')?.hidePopover()
    history.pushState({ opened: true }, '', href + location.hash)
    this.#show(true)
  }

  /**
   * Returns the links to the story's other languages; a language without the story links to its front page and is left
   * out.
   */
  others(): HTMLAnchorElement[] {
    return [...document.querySelectorAll<HTMLAnchorElement>('#languages a[hreflang]')].filter(isEdition)
  }

  #files() {
    return { sheet: pairStyle(), policy: trusted() }
  }

  /** Shows the language that the address names. If the reader asked for it on this page, the focus moves to its bar. */
  #show(isAsked = false): void {
    const tag = new URLSearchParams(location.search).get('with') ?? ''
    const before = this.querySelector('side-by-side')
    if (tag === (before?.lang ?? '')) return
    before?.remove()
    announce(this)
    const other = this.others().find(({ hreflang }) => hreflang === tag)
    if (before) document.querySelector<HTMLElement>('language-picker > button')?.focus({ preventScroll: true })
    if (!other) return
    loadLazy().catch(() => this.fail())
    this.append(createElement('side-by-side', { lang: tag, owner: this, other, isAsked, ...this.#files() }))
  }
}
