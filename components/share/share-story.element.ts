import { textFragment } from './text-fragment.ts'

/** Shares the story, words that are selected in it, or their section: by the system's sheet, else by copying the link. */
export class ShareStory extends HTMLElement {
  /** The selection as it was last: on a phone a tap on a button ends it. */
  #range: Range | undefined
  #waiting: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    const link = this.querySelector('a')
    if (link) link.href = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(here())}`
    const canShare = 'share' in navigator
    const canCopy = 'clipboard' in navigator
    for (const button of this.querySelectorAll('button')) {
      button.hidden = button.value === 'share' ? !canShare : button.value === 'copy' ? !canCopy : !canShare && !canCopy
    }
    this.addEventListener('click', this)
    this.#bar?.addEventListener('mousedown', this) // else a click would end the selection
    if (canShare || canCopy) document.addEventListener('selectionchange', this)
  }

  disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this)
  }

  handleEvent(event: Event): void {
    if (event.type === 'mousedown') event.preventDefault()
    if (event.type === 'selectionchange') {
      clearTimeout(this.#waiting)
      this.#waiting = setTimeout(() => this.#follow(), 200)
    }
    if (event.type !== 'click' || !(event.target instanceof HTMLButtonElement)) return
    const { value } = event.target
    const range = this.#range
    if (value === 'copy') copy(here(), this)
    if (value === 'share') this.#give('', here())
    if (value === 'quote' && range) {
      const words = (this.dataset.quotation ?? '#').replace('#', () => range.toString().trim())
      this.#give(`${words}\n— ${document.title}\n`, `${here()}#${textFragment(range)}`)
    }
    if (value === 'section')
      this.#give('', `${here()}#${range?.startContainer.parentElement?.closest('[data-section]')?.id ?? ''}`)
  }

  get #bar(): HTMLElement | null {
    return this.querySelector('.strip')
  }

  #follow(): void {
    const selection = getSelection()
    const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : undefined
    const prose = document.querySelector('.story .prose')
    const isQuote = range && prose?.contains(range.startContainer) && range.toString().trim()
    this.#range = isQuote ? range.cloneRange() : undefined
    if (this.#bar) this.#bar.hidden = !isQuote
  }

  /** By the system's sheet, else by the clipboard. A reader may close the sheet, which is no error. */
  #give(text: string, url: string): void {
    if ('share' in navigator) navigator.share({ title: document.title, text, url }).catch(() => {})
    else copy(text + url, this)
  }
}

async function copy(text: string, { dataset, lastElementChild }: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    lastElementChild?.replaceChildren(dataset.copied ?? '')
  } catch {
    lastElementChild?.replaceChildren(text) // to be copied by hand
  }
}

function here(): string {
  return location.origin + location.pathname
}
