import { type Sentence, sentencesOf } from './sentences.ts'

/**
 * Reads the story out, sentence by sentence, by a voice of the device itself: others send the text to their maker. A pause is a stop that
 * knows where it was, because browsers pause in different ways, or not at all.
 */
export class ListenStory extends HTMLElement {
  #sentences: readonly Sentence[] = []
  #next = 0
  #speaking: SpeechSynthesisUtterance | undefined

  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return
    this.#show()
    speechSynthesis.addEventListener('voiceschanged', this)
    this.addEventListener('click', this)
    this.addEventListener('change', this)
    addEventListener('pagehide', this)
  }

  disconnectedCallback(): void {
    if (!('speechSynthesis' in window)) return
    speechSynthesis.removeEventListener('voiceschanged', this)
    removeEventListener('pagehide', this)
    this.#silence()
  }

  handleEvent({ type, target }: Event): void {
    if (type === 'voiceschanged') this.#show()
    if (type === 'pagehide') this.#stop()
    if (type === 'change' && this.#speaking) this.#speak() // the sentence anew, at the other speed
    if (type !== 'click' || !(target instanceof HTMLButtonElement)) return
    if (target.value === 'listen') this.#start()
    if (target.value === 'stop') this.#stop()
    if (target.value === 'pause') {
      if (this.#speaking) this.#silence()
      else this.#speak()
      this.#name()
    }
  }

  get #voice(): SpeechSynthesisVoice | undefined {
    const here = new Intl.Locale(document.documentElement.lang).maximize()
    const locale = (voice: SpeechSynthesisVoice) => new Intl.Locale(voice.lang.replaceAll('_', '-')).maximize()
    const voices = speechSynthesis
      .getVoices()
      .filter((voice) => voice.localService && locale(voice).language === here.language)
    return voices.find((voice) => locale(voice).region === here.region) ?? voices[0]
  }

  get #bar(): HTMLElement | null {
    return this.querySelector('.strip')
  }

  #show(): void {
    this.hidden = !this.#voice
  }

  #start(): void {
    this.#sentences = sentencesOf(
      document.querySelectorAll('h1, .prose > [data-section]'),
      document.documentElement.lang,
    )
    this.#next = 0
    if (this.#bar) this.#bar.hidden = false
    this.#speak()
    this.#name()
    this.querySelector<HTMLElement>('[value=pause]')?.focus()
  }

  #stop(): void {
    this.#silence()
    this.#mark(undefined)
    if (!this.#bar || this.#bar.hidden) return
    this.#bar.hidden = true
    this.querySelector<HTMLElement>('[value=listen]')?.focus({ preventScroll: true })
  }

  #silence(): void {
    this.#speaking = undefined // first: what is cut off says that it has ended
    speechSynthesis.cancel()
  }

  #speak(): void {
    this.#silence()
    const sentence = this.#sentences[this.#next]
    const voice = this.#voice
    if (!sentence || !voice) {
      this.#stop()
      return
    }
    this.#mark(sentence.section)
    const utterance = new SpeechSynthesisUtterance(sentence.text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = Number(this.querySelector('select')?.value)
    utterance.onend = utterance.onerror = () => {
      if (this.#speaking !== utterance) return
      this.#next++
      this.#speak()
    }
    this.#speaking = utterance
    speechSynthesis.speak(utterance)
  }

  /** The key that pauses is the key that goes on. */
  #name(): void {
    const button = this.querySelector<HTMLElement>('[value=pause]')
    if (!button) return
    button.dataset.pause ??= button.textContent
    button.textContent = (this.#speaking ? button.dataset.pause : button.dataset.resume) ?? ''
  }

  #mark(section: Element | undefined): void {
    if (section?.hasAttribute('data-spoken')) return
    document.querySelector('[data-spoken]')?.removeAttribute('data-spoken')
    if (!section) return
    section.toggleAttribute('data-spoken', true)
    const { top, bottom } = section.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight - 80)
      section.scrollIntoView({ block: bottom - top > innerHeight / 2 ? 'start' : 'center' })
  }
}
