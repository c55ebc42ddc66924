import { afterPaint } from '../browser/after-paint.ts'
import { announce } from '../browser/announce.ts'
import { createElement } from '../browser/create-element.ts'
import { loadLazy } from '../lazy/load-lazy.ts'
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

  handleEvent(): void {
    setTimeout(() => {
      speechSynthesis.addEventListener('voiceschanged', () => this.#show())
      this.#show()
    }, 200)
  }

  /** The voice that reads; none where the device has none of its own. */
  get voice(): SpeechSynthesisVoice | undefined {
    return voiceFor(document.documentElement.lang)
  }

  #show(): void {
    this.hidden = !this.voice
  }

  async #listen(): Promise<void> {
    speechSynthesis.speak(new SpeechSynthesisUtterance()) // at once: an iPhone lets a page speak that has spoken within a press
    try {
      await loadLazy()
      await new Promise<void>(afterPaint)
      this.querySelector('story-voice')?.remove()
      this.append(createElement('story-voice', { owner: this }))
      announce(this)
    } catch {
      announce(this, this.dataset.failed)
    }
  }
}
