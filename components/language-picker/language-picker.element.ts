import { keepPlace } from '../place/reading-place.ts'

/**
 * Puts the browser's languages first in the list, and shows a link to the first of them to a reader who comes from
 * another site to a page in another language, unless the note of a translation leads there. A reader who changes language
 * inside a story stays at the same section.
 */
export class LanguagePicker extends HTMLElement {
  connectedCallback(): void {
    keepPlace()
    let likely: HTMLAnchorElement | null = null
    for (const tag of [...navigator.languages].reverse()) {
      const link = this.querySelector<HTMLAnchorElement>(`[hreflang|=${tag.split('-')[0]}]`)
      link?.closest('ul')?.prepend(link.parentElement ?? '')
      likely = link ?? likely
    }
    // A language that the reader chose before is an attribute of <html> by now (lib/builder/page/behaviours.ts).
    const isSettled = document.documentElement.dataset.lang || document.referrer.startsWith(location.origin)
    // The first link to another language is that of a translation’s note.
    const original = document.querySelector<HTMLAnchorElement>('main [hreflang]')
    if (likely?.matches(':not([aria-current])') && !isSettled && original?.href !== likely.href)
      this.append(likely.cloneNode(true))
  }
}
