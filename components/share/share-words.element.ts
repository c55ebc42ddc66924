import { button } from '../browser/create-element.ts'
import type { ShareStory } from './share-story.element.ts'
import { textFragment } from './text-fragment.ts'

/** A bar at the bottom of the window while text of the story is selected: it shares that, or a link to its section. */
export class ShareWords extends HTMLElement {
  /** The element that shares; it provides the texts. */
  declare owner: ShareStory
  /** The last selection, ready to share: on a phone, a tap on a button clears it, and computing it would delay the tap. */
  #quotation = ''
  #fragment = ''
  #section = ''
  #waiting: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const { label: ariaLabel = '', words = '', link = '' } = this.owner.dataset
    Object.assign(this, { className: 'strip', role: 'group', ariaLabel })
    this.replaceChildren(
      button(words, () => this.owner.give(this.#quotation, this.#fragment)),
      button(link, () => this.owner.give('', this.#section)),
    )
    this.onmousedown = () => false // otherwise a click would clear the selection
    document.addEventListener('selectionchange', () => {
      clearTimeout(this.#waiting)
      this.#waiting = setTimeout(() => this.#follow(), 200)
    })
    this.#follow()
  }

  #follow(): void {
    const selection = getSelection()
    const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : undefined
    const words = range?.toString().trim()
    const isQuote = words && document.querySelector('.prose')?.contains(range?.startContainer ?? null)
    this.hidden = !isQuote
    if (!isQuote || !range) return
    const section = range.startContainer.parentElement?.closest('[id]')
    this.#quotation = `${(this.owner.dataset.quotation ?? '#').replace('#', () => words)}\n— ${document.title}\n`
    this.#fragment = `#${textFragment(range)}`
    this.#section = `#${section?.id ?? ''}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'share-words': ShareWords
  }
}
