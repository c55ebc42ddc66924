import { keepPlace } from '../place/keep-place.ts'

/**
 * Puts the browser's languages first in the list. A reader who changes language inside a story stays at the same
 * section.
 */
export class LanguagePicker extends HTMLElement {
  connectedCallback(): void {
    keepPlace()
    for (const tag of [...navigator.languages].reverse()) this.#first(tag)
  }

  /** Puts a language that the browser prefers at the head of its list. */
  #first(tag: string): void {
    const item = this.querySelector(`[hreflang|=${tag.split('-')[0]}]`)?.parentElement
    item?.parentElement?.prepend(item)
  }
}
