import { createElement } from '../browser/create-element.ts'
import { loadLazy } from '../browser/lazy-script.ts'
import { announce } from '../browser/page.ts'
import { afterPaint } from '../browser/paint-first.ts'

/**
 * Reads the story aloud, or says that the device has no voice for its language. Nobody is asked for voices, and no
 * player is loaded, before the reader asks: the first query takes 100 ms on a slow phone.
 */
export class ListenStory extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#listen())
  }

  async #listen(): Promise<void> {
    let message = this.dataset.missing
    try {
      // At once: iOS lets a page speak only after it has spoken inside a click handler.
      speechSynthesis.speak(new SpeechSynthesisUtterance())
      message = this.dataset.failed
      await new Promise<void>(afterPaint)
      await loadLazy()
      document.querySelector('story-voice')?.remove()
      this.append(createElement('story-voice', { owner: this }))
      message = ''
    } catch {
      // The message says so.
    }
    this.tell(message)
  }

  /** Shows a message beside the button; without one, none. */
  tell(message?: string): void {
    announce(this, message)
  }
}
