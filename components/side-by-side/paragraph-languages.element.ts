import { createElement } from '../browser/create-element.ts'
import { applySheet } from '../browser/lazy-sheet.ts'
import { localNumber } from '../browser/local-number.ts'
import { afterPaint } from '../browser/paint-first.ts'
import { pageAt, translationOf, twinOf } from './other-page.ts'
import type { ReadWith } from './read-with.element.ts'

/**
 * Offers a paragraph's number, which is a permanent link to it, and its other languages: those of the browser come
 * first, as in the picker. One press opens the paragraph in a language below it, and the same press closes it. There is
 * one such group, in the paragraph to which the reader points; with the keyboard, in the first that has it in view. Its
 * signs are generated content, so that the paragraph's text stays as it is for searching, copying and listening.
 */
export class ParagraphLanguages extends HTMLElement {
  /** The element that made it; it knows the other languages. */
  declare owner: ReadWith
  readonly #number = createElement('a')

  async connectedCallback(): Promise<void> {
    if (this.firstChild) return // it has moved to another paragraph
    await applySheet()
    this.append(
      this.#number,
      ...this.owner.others.map((link) => {
        const { lang, textContent: ariaLabel } = link
        const onclick = () => afterPaint(() => this.#toggle(link)) // another page is slow to parse
        return createElement('button', { lang, ariaLabel, onclick })
      }),
    )
    for (const call of ['pointerover', 'pointermove', 'keyup']) document.addEventListener(call, this)
    this.handleEvent(this.owner.last)
  }

  /** Moves the group to the paragraph at the height of the pointer; after a key, to the first that has it in view. */
  handleEvent({ clientY = 0 }: Partial<PointerEvent> = {}): void {
    if (document.querySelector('.strip:hover')) return // it is about words of the paragraph where the group is
    // After a key the page may scroll on. A pointer that rests then does not take the group.
    document.onscrollend = clientY ? null : () => this.handleEvent()
    afterPaint(() => this.#follow(clientY)) // a pointer moves before it presses, and measuring would delay the press
  }

  #follow(height: number): void {
    // Without room beside its paragraph the group is below it.
    const edge = height || this.offsetTop ? 'bottom' : 'top'
    const paragraph = [...document.querySelectorAll('.story:not(.pairs) .prose > p[data-section]')].find(
      (one) => (one.contains(this) ? this : one).getBoundingClientRect()[edge] > height,
    )
    if (paragraph?.contains(this)) return
    if (paragraph) {
      const focused = this.querySelector<HTMLElement>(':focus')
      paragraph.prepend(this)
      focused?.focus({ preventScroll: true })
      this.#number.href = `#${paragraph.id}`
      this.#number.ariaLabel = localNumber(Number(paragraph.id.slice(1)))
    }
    this.#mark()
  }

  async #toggle({ href, lang }: HTMLAnchorElement): Promise<void> {
    const paragraph = this.parentElement
    const id = paragraph?.id ?? ''
    try {
      const open = twinOf(lang + id)
      if (open) open.remove()
      else {
        const page = await pageAt(href, this.owner.policy())
        const text = page.getElementById(id)
        if (!text) throw new Error(href)
        text.id = lang + id
        paragraph?.after(translationOf(text, page))
      }
      this.#mark()
    } catch {
      this.owner.fail()
    }
  }

  /** Marks which languages are open. */
  #mark(): void {
    for (const one of this.querySelectorAll('button'))
      one.ariaExpanded = `${!!twinOf(one.lang + this.parentElement?.id)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'paragraph-languages': ParagraphLanguages
  }
}
