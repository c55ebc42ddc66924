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
  const { language, region = '' } = new Intl.Locale(lang).maximize()
  const voices = speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService && voice.lang.split(/[-_]/)[0] === language)
  return voices.find((voice) => voice.lang.endsWith(region)) ?? voices[0]
}

/** Milliseconds to wait for the voices of the device: many browsers find them only after the first query. */
const PATIENCE = 1000

/**
 * Reads the story aloud, or says that the device has no voice for its language. Nobody is asked for voices, and no
 * player is loaded, before the reader asks: the first query takes 100 ms on a slow phone.
 */
export class ListenStory extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.#listen())
  }

  /** The voice that reads; undefined if the device has no voice of its own for the language. */
  get voice(): SpeechSynthesisVoice | undefined {
    return voiceFor(document.documentElement.lang)
  }

  async #listen(): Promise<void> {
    let message = this.dataset.missing
    try {
      // At once: iOS lets a page speak only after it has spoken inside a click handler.
      speechSynthesis.speak(new SpeechSynthesisUtterance())
      await new Promise<void>(afterPaint)
      if (!this.voice) {
        await new Promise((resolve) => {
          speechSynthesis.addEventListener('voiceschanged', resolve, { once: true })
          setTimeout(resolve, PATIENCE)
        })
      }
      if (this.voice) {
        message = this.dataset.failed
        await loadLazy()
        document.querySelector('story-voice')?.remove()
        this.append(createElement('story-voice', { owner: this }))
        message = ''
      }
    } catch {
      // The message says so.
    }
    announce(this, message)
  }
}
