import { announce } from '../browser/announce.ts'
import { createElement } from '../browser/create-element.ts'
import { loadLazy } from '../lazy/load-lazy.ts'

/** Shares the story by the system's sheet, else by copying the link. What shares words comes when some are selected. */
export class ShareStory extends HTMLElement {
  /** Where the reader is, without what follows the path. */
  readonly #here = location.origin + location.pathname

  connectedCallback(): void {
    const link = this.querySelector('a')
    if (link) link.href = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(this.#here)}`
    const canShare = 'share' in navigator
    const canCopy = 'clipboard' in navigator
    for (const button of this.querySelectorAll('button')) button.hidden = button.value === 'copy' ? !canCopy : !canShare
    this.addEventListener('click', this)
    // Firefox before 125 cannot tell words apart.
    if ((canShare || canCopy) && 'Segmenter' in Intl) document.addEventListener('selectionchange', this)
  }

  handleEvent({ type, target }: Event): void {
    if (type === 'selectionchange' && getSelection()?.isCollapsed === false) this.#watch()
    if (!(target instanceof HTMLButtonElement)) return
    if (target.value === 'copy') this.#copy(this.#here)
    if (target.value === 'share') this.give()
  }

  /**
   * Gives the story to the system's sheet, else to the clipboard. A reader may close the sheet, which is no error.
   * @param text what is said with it
   * @param hash what the address has after its path
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
    } catch {
      announce(this, text) // to be copied by hand
    }
  }

  /** Whatever cannot be loaded is tried again with the next selection: nothing has been offered yet. */
  #watch(): void {
    document.removeEventListener('selectionchange', this)
    loadLazy().then(
      () => this.lastElementChild?.before(createElement('share-words', { owner: this })),
      () => document.addEventListener('selectionchange', this),
    )
  }
}
