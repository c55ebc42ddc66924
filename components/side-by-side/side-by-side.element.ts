import { button, createElement } from '../browser/create-element.ts'
import { applySheet } from '../browser/lazy-sheet.ts'
import { afterPaint } from '../browser/paint-first.ts'
import { holder, pageAt, translationOf, twinOf } from './other-page.ts'
import type { ReadWith } from './read-with.element.ts'

/**
 * A story in two languages: each section is followed by its translation. Removing the element removes the second
 * language.
 */
export class SideBySide extends HTMLElement {
  /** The element that opens and closes it; it provides the texts. */
  declare owner: ReadWith
  /** The link to the other page. */
  declare other: HTMLAnchorElement
  /** Whether the reader asked for it on this page; a reader who followed a link starts at the top of the page. */
  declare isAsked: boolean
  readonly #story = document.querySelector('.story')

  async connectedCallback(): Promise<void> {
    try {
      const [page] = await Promise.all([pageAt(this.other.href, this.owner.policy()), applySheet()])
      if (this.isConnected) stay(() => this.#pair(page))
    } catch {
      this.owner.fail()
    }
  }

  disconnectedCallback(): void {
    stay(() => {
      removeTranslations()
      this.#story?.classList.remove('pairs', 'swapped')
    })
    this.#story?.removeEventListener('click', this)
  }

  /**
   * Hides or shows the translation of the section that was clicked. Ignores clicks that follow a link, open a note or
   * read it, or select text.
   */
  handleEvent({ target }: Event): void {
    if (
      !(target instanceof Element) ||
      target.closest('a, summary, sup, [popover]') ||
      getSelection()?.isCollapsed === false
    )
      return
    const section = target.closest('.prose > [data-section]')
    const toggle = (target.closest('.twin') ?? twinOf(section?.id))?.querySelector('button')
    if (toggle) toggle.ariaExpanded = `${toggle.ariaExpanded === 'false'}`
  }

  #pair(page: Document): void {
    removeTranslations() // of single paragraphs
    this.#story?.classList.add('pairs')
    this.#story?.addEventListener('click', this)
    let cell = this.#pairHead(page)
    for (const other of page.querySelectorAll('.prose > *')) {
      const section = document.querySelector(`.prose > [id="${other.id}"]`)
      if (section) cell = this.#pairSection(section, other, page)
      // A section that only the other language has, or the note that the original has changed.
      else cell.append(other)
    }
    this.#controls()
  }

  #pairHead(page: Document): HTMLElement {
    const head = holder(
      page,
      createElement('p', { className: 'kicker' }, this.other.textContent),
      createElement('p', { className: 'h1' }, ...(page.querySelector('h1')?.childNodes ?? [])), // a page has one h1
    )
    for (const part of page.querySelectorAll('.head > p:not(.kicker)'))
      head.append(...translationOf(part, page).childNodes)
    document.querySelector('.head')?.append(head)
    const caption = page.querySelector('.plate figcaption > span')
    if (caption) document.querySelector('.plate')?.append(translationOf(caption, page))
    return head
  }

  #pairSection(section: Element, other: Element, page: Document): HTMLElement {
    const translation = translationOf(other, page)
    if (section.matches('figure')) section.append(translation)
    else {
      if (!other.matches('hr'))
        translation.prepend(createElement('button', { ariaExpanded: 'true' }, this.other.textContent))
      section.after(translation)
    }
    return translation
  }

  #controls(): void {
    const { swap = '', end = '', hint = '' } = this.owner.dataset
    const first = button(swap, () => afterPaint(() => stay(() => this.#swap())))
    this.append(
      first,
      button(end, () => this.owner.end()),
      createElement('span', {}, hint),
    )
    if (this.isAsked) first.focus({ preventScroll: true })
  }

  #swap(): void {
    const isSwapped = this.#story?.classList.toggle('swapped')
    for (const section of document.querySelectorAll('.prose > [data-section]:not(figure)'))
      section[isSwapped ? 'before' : 'after'](twinOf(section.id) ?? '')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'side-by-side': SideBySide
  }
}

function removeTranslations(): void {
  for (const translation of document.querySelectorAll('.twin')) translation.remove()
}

/** Changes the page without moving the section that is being read. */
function stay(change: () => void): void {
  const reading = [...document.querySelectorAll('.prose > [data-section]')].find(
    (section) => section.getBoundingClientRect().top >= 0,
  )
  const top = () => reading?.getBoundingClientRect().top ?? 0
  const before = top()
  const moved = scrollY > innerHeight / 2
  change()
  if (moved) scrollBy(0, top() - before)
}
