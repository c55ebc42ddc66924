import { afterPaint } from '../browser/paint-first.ts'

/**
 * Filters the languages of the panel around it while the reader types: by endonym, English name or code. Without this
 * element, the full list is shown.
 */
export class LanguageFilter extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('input', () => afterPaint(() => this.#filter()))
  }

  #filter(): void {
    const wanted = this.querySelector('input')?.value.trim().toLowerCase() ?? ''
    const all = <Part extends HTMLElement>(parts: string) => this.parentElement?.querySelectorAll<Part>(parts) ?? []
    for (const item of all('.langs li')) {
      item.hidden = !`${item.textContent} ${item.dataset.name}`.toLowerCase().includes(wanted)
    }
    for (const heading of all('h3')) {
      heading.hidden = !heading.nextElementSibling?.querySelector('li:not([hidden])')
    }
    const output = this.querySelector('output')
    if (output) output.textContent = String(all('li:not([hidden])').length || output.dataset.none)
  }
}
