import { loadDemanded } from '../demand/load-demanded.ts'
import { copy, give, here } from './give.ts'

/** Shares the story by the system's sheet, else by copying the link. What shares words comes when some are selected. */
export class ShareStory extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector('a')
    if (link) link.href = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(here())}`
    const canShare = 'share' in navigator
    const canCopy = 'clipboard' in navigator
    for (const button of this.querySelectorAll('button')) button.hidden = button.value === 'copy' ? !canCopy : !canShare
    this.addEventListener('click', this)
    if (canShare || canCopy) document.addEventListener('selectionchange', this)
  }

  disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this)
  }

  handleEvent({ type, target }: Event): void {
    if (type === 'selectionchange' && getSelection()?.isCollapsed === false) this.#watch()
    if (!(target instanceof HTMLButtonElement)) return
    if (target.value === 'copy') copy(here(), this)
    if (target.value === 'share') give('', here(), this)
  }

  /** Whatever cannot be loaded is tried again with the next selection: nothing has been offered yet. */
  #watch(): void {
    document.removeEventListener('selectionchange', this)
    loadDemanded('share-words').then(
      () => this.lastElementChild?.before(document.createElement('share-words')),
      () => document.addEventListener('selectionchange', this),
    )
  }
}
