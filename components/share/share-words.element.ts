import { button } from '../make.ts'
import type { ShareStory } from './share-story.element.ts'
import { textFragment } from './text-fragment.ts'

/** A bar at the foot of the window, while words of the story are selected: it shares them, or their section. */
export class ShareWords extends HTMLElement {
  /** The element that shares, whose words it has. */
  declare owner: ShareStory
  /** The selection as it was last: on a phone a tap on a button ends it. */
  #range: Range | undefined
  #waiting = 0

  connectedCallback(): void {
    const { label: ariaLabel = '', words = '', link = '' } = this.owner.dataset
    Object.assign(this, { className: 'strip', role: 'group', ariaLabel })
    this.replaceChildren(
      button(words, () => this.#quote()),
      button(link, () => this.#link()),
    )
    this.addEventListener('mousedown', (event) => event.preventDefault()) // else a click would end the selection
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.#waiting)
      this.#waiting = window.setTimeout(() => this.#follow(), 200)
    })
    this.#follow()
  }

  #quote(): void {
    if (!this.#range) return
    const words = this.#range.toString().trim()
    const quotation = (this.owner.dataset.quotation ?? '#').replace('#', () => words)
    this.owner.give(`${quotation}\n— ${document.title}\n`, `#${textFragment(this.#range)}`)
  }

  #link(): void {
    const section = this.#range?.startContainer.parentElement?.closest('[data-section]')
    this.owner.give('', `#${section?.id ?? ''}`)
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

declare global {
  interface HTMLElementTagNameMap {
    'share-words': ShareWords
  }
}
