import { afterPaint } from '../browser/paint-first.ts'
import { keepPlace } from '../place/keep-place.ts'

/**
 * Filters the list of languages while the reader types: by endonym, English name or code. Without this element, the
 * full list is shown. The browser's languages come first. A reader who changes language inside a story stays at the
 * same section.
 */
export class LanguagePicker extends HTMLElement {
  connectedCallback(): void {
    keepPlace()
    for (const tag of [...navigator.languages].reverse()) this.#first(tag)
    const input = this.querySelector<HTMLInputElement>('.filter input')
    input?.addEventListener('input', () => afterPaint(() => this.#filter(input.value)))
  }

  /** Puts a language that the browser prefers at the head of its list. */
  #first(tag: string): void {
    const item = this.querySelector(`[hreflang|=${tag.split('-')[0]}]`)?.parentElement
    item?.parentElement?.prepend(item)
  }

  #filter(typed: string): void {
    const wanted = typed.trim().toLowerCase()
    for (const item of this.querySelectorAll<HTMLElement>('.langs li')) {
      item.hidden = !`${item.textContent} ${item.dataset.name}`.toLowerCase().includes(wanted)
    }
    for (const heading of this.querySelectorAll<HTMLElement>('h3')) {
      heading.hidden = !heading.nextElementSibling?.querySelector('li:not([hidden])')
    }
    const output = this.querySelector('output')
    if (output) output.textContent = String(this.querySelectorAll('li:not([hidden])').length || output.dataset.none)
  }
}
