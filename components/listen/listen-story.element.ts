import { loadDemanded } from '../demand/load-demanded.ts'
import { voiceFor } from './voice-for.ts'

/** A reader is there. A mere page load asks nothing of the device. */
const SIGNS = ['scroll', 'pointermove', 'keydown'] as const

/**
 * Offers to read the story out where the device has a voice for its language; what reads comes when a reader asks. The first question for
 * voices takes a slow telephone 100 milliseconds, so it waits for a sign of a reader, and then until what that reader did is painted.
 */
export class ListenStory extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return
    for (const sign of SIGNS) addEventListener(sign, this, { once: true, passive: true })
    this.querySelector('button')?.addEventListener('click', () => this.#listen())
  }

  disconnectedCallback(): void {
    for (const sign of SIGNS) removeEventListener(sign, this)
    if ('speechSynthesis' in window) speechSynthesis.removeEventListener('voiceschanged', this)
  }

  handleEvent({ type }: Event): void {
    if (type === 'voiceschanged') {
      this.#show()
      return
    }
    for (const sign of SIGNS) removeEventListener(sign, this)
    setTimeout(() => {
      speechSynthesis.addEventListener('voiceschanged', this)
      this.#show()
    }, 200)
  }

  #show(): void {
    this.hidden = !voiceFor(document.documentElement.lang)
  }

  async #listen(): Promise<void> {
    const status = this.querySelector('[role=status]')
    try {
      await loadDemanded('story-voice')
      this.querySelector('story-voice')?.remove()
      this.append(document.createElement('story-voice'))
      status?.replaceChildren()
    } catch {
      status?.replaceChildren(this.dataset.failed ?? '')
    }
  }
}
