import { createElement } from '../browser/create-element.ts'
import { loadLazy } from '../browser/lazy-script.ts'
import { announce } from '../browser/page.ts'
import { afterPaint } from '../browser/paint-first.ts'

/**
 * Returns the device's own voice for a language; other voices send the text to their maker. It prefers a voice of the
 * language's region.
 * @param lang a language tag (BCP 47)
 */
function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const here = new Intl.Locale(lang).maximize()
  const locale = (voice: SpeechSynthesisVoice) => new Intl.Locale(voice.lang.replaceAll('_', '-')).maximize()
  const voices = speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService && locale(voice).language === here.language)
  return voices.find((voice) => locale(voice).region === here.region) ?? voices[0]
}

/** Events that show that a reader is there. A page load alone asks the device for no voices. */
const SIGNS = ['scroll', 'pointermove', 'keydown'] as const

/**
 * Offers to read the story aloud if the device has a voice for its language. The player is loaded when the reader asks.
 * The first query for voices takes 100 ms on a slow phone. It therefore waits for an event of the reader, and then
 * until that event is painted.
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

  /** The voice that reads; undefined if the device has no voice of its own for the language. */
  get voice(): SpeechSynthesisVoice | undefined {
    return voiceFor(document.documentElement.lang)
  }

  #show(): void {
    this.hidden = !this.voice
  }

  async #listen(): Promise<void> {
    // At once: iOS lets a page speak only after it has spoken inside a click handler.
    speechSynthesis.speak(new SpeechSynthesisUtterance())
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
