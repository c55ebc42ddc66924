import { createElement } from '../browser/create-element.ts'
import { loadLazy } from '../browser/lazy-script.ts'
import { announce } from '../browser/page.ts'

/**
 * Shares the story with the system's share sheet, or else by copying the link. The code that shares a passage loads
 * when text is selected.
 */
export class ShareStory extends HTMLElement {
  /** The address of the page without its query and fragment. */
  readonly #here = location.origin + location.pathname

  connectedCallback(): void {
    const link = this.querySelector('a')
    if (link) link.href = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(this.#here)}`
    for (const button of this.querySelectorAll('button')) {
      button.hidden = !(button.value in navigator)
      button.onclick = () => (button.value === 'share' ? this.give() : this.#copy(this.#here))
    }
    // Firefox before 125 has no `Intl.Segmenter` to find words.
    if (!this.querySelector('button:not([hidden])') || !('Segmenter' in Intl)) return
    this.append(createElement('share-words', { owner: this, hidden: true }))
    document.addEventListener('selectionchange', this)
  }

  /** Loads the bar for selected text. If that fails, the next selection tries again: nothing has been offered yet. */
  handleEvent(): void {
    if (getSelection()?.isCollapsed === false) loadLazy().catch(() => {})
  }

  /**
   * Passes the story to the system's share sheet, or else to the clipboard. A reader may close the sheet, which is no
   * error.
   * @param text the text that is shared with it
   * @param hash the fragment of the address
   */
  give(text = '', hash = ''): void {
    const url = this.#here + hash
    if ('share' in navigator) navigator.share({ title: document.title, text, url }).catch(() => {})
    else this.#copy(text + url)
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      announce(this, this.dataset.copied)
      setTimeout(() => announce(this), 6000)
    } catch {
      announce(this, text) // so that the reader can copy it by hand
    }
  }
}
