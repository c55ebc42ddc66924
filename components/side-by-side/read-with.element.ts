import { createElement } from '../browser/create-element.ts'
import { isServed } from '../browser/is-served.ts'
import { loadLazy, trusted } from '../browser/lazy-script.ts'
import { announce, isPlainClick } from '../browser/page.ts'
import { afterPaint } from '../browser/paint-first.ts'
import { isEdition } from '../place/reading-place.ts'

/**
 * Adds to each language of the picker a link that opens the story in it beside the current one, and opens the one that
 * the address names: `?with=zh`. Paragraphs offer their other languages once the lazy script is there: it loads when a
 * reader points beside the text, selects some of it, or comes with the Tab key to a control in its head.
 */
export class ReadWith extends HTMLElement {
  /** Lets the elements of the lazy script parse another page. */
  readonly policy = trusted
  /** The last event that may have asked for the languages of paragraphs. */
  declare last: Event | undefined

  connectedCallback(): void {
    if (!isServed()) return
    const className = 'beside'
    const name = (language: string) => this.dataset.with?.replace('#', language) ?? ''
    const links = this.others
    for (const link of links) {
      const title = name(link.textContent)
      const href = `?with=${link.lang}`
      const onclick = (event: MouseEvent) => this.#open(event, href)
      link.after(createElement('a', { className, title, ariaLabel: title, href, onclick }))
    }
    links[0]?.closest('ul')?.before(createElement('p', { className }, name('…')))
    this.append(createElement('paragraph-languages', { owner: this }))
    for (const call of ['pointerover', 'focusin']) document.addEventListener(call, this)
    addEventListener('popstate', () => this.#show())
    this.#show()
  }

  /** Loads the languages of paragraphs when they are asked for. If that fails, the next time tries again. */
  handleEvent(event: Event): void {
    const { target } = event
    this.last = event
    if (target instanceof Element && target.matches('.body, .slug :focus')) loadLazy().catch(() => {})
  }

  /** Closes the second language and removes it from the address. The step back shows it again. */
  end(): void {
    history.pushState(null, '', location.pathname + location.hash)
    afterPaint(() => this.#show())
  }

  /** Announces that the other language could not be loaded. */
  fail(): void {
    announce(this, this.dataset.failed)
  }

  #open(event: MouseEvent, href: string): void {
    if (!isPlainClick(event)) return
    event.preventDefault()
    document.querySelector<HTMLElement>('#languages')?.hidePopover()
    history.pushState(null, '', href + location.hash)
    afterPaint(() => this.#show(true)) // the bar changes the style of the whole page
  }

  /**
   * Returns the links to the story's other languages; a language without the story links to its front page and is left
   * out.
   */
  get others(): HTMLAnchorElement[] {
    return [...document.querySelectorAll<HTMLAnchorElement>('#languages a[hreflang]')].filter(isEdition)
  }

  /** Shows the language that the address names. If the reader asked for it on this page, the focus moves to its bar. */
  #show(isAsked = false): void {
    const tag = new URLSearchParams(location.search).get('with') ?? ''
    const before = this.querySelector('side-by-side')
    if (tag === (before?.lang ?? '')) return
    before?.remove()
    announce(this)
    const other = this.others.find(({ hreflang }) => hreflang === tag)
    if (before) document.querySelector<HTMLElement>('language-picker > button')?.focus({ preventScroll: true })
    if (!other) return
    loadLazy().catch(() => this.fail())
    this.append(createElement('side-by-side', { lang: tag, other, isAsked, owner: this }))
  }
}
