import { button } from '../button.ts'
import { give, here } from './give.ts'
import { textFragment } from './text-fragment.ts'

/** A bar at the foot of the window, while words of the story are selected: it shares them, or their section. */
class ShareWords extends HTMLElement {
  /** The selection as it was last: on a phone a tap on a button ends it. */
  #range: Range | undefined
  #waiting: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const { label = '', words = '', link = '' } = this.#owner.dataset
    this.className = 'strip'
    this.role = 'group'
    this.ariaLabel = label
    this.replaceChildren(
      button(words, () => this.#quote()),
      button(link, () => this.#link()),
    )
    this.addEventListener('mousedown', (event) => event.preventDefault()) // else a click would end the selection
    document.addEventListener('selectionchange', this)
    this.#follow()
  }

  disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this)
  }

  handleEvent(): void {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => this.#follow(), 200)
  }

  get #owner(): HTMLElement {
    return this.parentElement ?? this
  }

  #quote(): void {
    if (!this.#range) return
    const words = this.#range.toString().trim()
    const quotation = (this.#owner.dataset.quotation ?? '#').replace('#', () => words)
    give(`${quotation}\n— ${document.title}\n`, `${here()}#${textFragment(this.#range)}`, this.#owner)
  }

  #link(): void {
    const section = this.#range?.startContainer.parentElement?.closest('[data-section]')
    give('', `${here()}#${section?.id ?? ''}`, this.#owner)
  }

  #follow(): void {
    const selection = getSelection()
    const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : undefined
    const prose = document.querySelector('.story .prose')
    const isQuote = range && prose?.contains(range.startContainer) && range.toString().trim()
    this.#range = isQuote ? range.cloneRange() : undefined
    this.hidden = !isQuote
  }
}

customElements.define('share-words', ShareWords)
