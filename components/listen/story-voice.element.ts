import { blockOf } from '../browser/block-of.ts'
import { button, createElement } from '../browser/create-element.ts'
import { applySheet } from '../browser/lazy-sheet.ts'
import { localNumber } from '../browser/local-number.ts'
import type { ListenStory } from './listen-story.element.ts'

/** A sentence of a story, and the part of the page that it is in. */
export type Sentence = readonly [text: string, block: Element]

/** What is not read aloud: footnote references, code, drawings, controls. */
const SILENT = 'sup, pre, svg, summary, button'

/**
 * Returns the sentences to be read aloud; one at a time is spoken, because some voices stop after fifteen seconds of
 * one utterance.
 */
export function sentencesOf(sections: Iterable<Element>): Sentence[] {
  const texts = new Map<Element, string>()
  for (const section of sections) {
    const walker = document.createTreeWalker(section, 4) // NodeFilter.SHOW_TEXT
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest(SILENT)) continue
      const block = blockOf(node) ?? section
      texts.set(block, (texts.get(block) ?? '') + node.textContent)
    }
  }
  return [...texts].flatMap(([block, text]) =>
    split(text).flatMap(({ segment }) => (/[\p{L}\p{N}]/u.test(segment) ? [[segment.trim(), block] as const] : [])),
  )
}

/**
 * Splits a text into sentences as the language of the page does. Firefox before 125 cannot: it reads all of it at once.
 */
function split(text: string): { segment: string }[] {
  const segment = text.replace(/\s+/g, ' ')
  if (!('Segmenter' in Intl)) return [{ segment }]
  return [...new Intl.Segmenter(document.documentElement.lang, { granularity: 'sentence' }).segment(segment)]
}

/**
 * Returns the device's own voice for the language of the page; other voices send the text to their maker. It prefers a
 * voice of the language's region.
 */
function ownVoice(): SpeechSynthesisVoice | undefined {
  const { language, region = '' } = new Intl.Locale(document.documentElement.lang).maximize()
  const voices = speechSynthesis
    .getVoices()
    .filter((voice) => voice.localService && voice.lang.split(/[-_]/)[0] === language)
  return voices.find((voice) => voice.lang.endsWith(region)) ?? voices[0]
}

/** Milliseconds to wait for the voices of the device: many browsers find them only after the first query. */
const PATIENCE = 1000

/**
 * Reads the story aloud, sentence by sentence, while it is in the page: a bar on the bottom edge of the window that
 * shows the sentence. Pausing stops the speech and remembers the sentence, because browsers pause in different ways or
 * not at all.
 */
export class StoryVoice extends HTMLElement {
  /** The element that opened the player; it provides the texts. */
  declare owner: ListenStory
  #voice: SpeechSynthesisVoice | undefined
  #sentences: readonly Sentence[] = []
  /** The number of the sentence that is spoken. */
  #at = 0
  #rate = 1
  #speaking: SpeechSynthesisUtterance | undefined
  /** One button pauses and resumes. */
  readonly #pause = button('', () => (this.#speaking ? this.#silence() : this.#speak()))
  readonly #text = createElement('p')
  readonly #left = createElement('span')

  async connectedCallback(): Promise<void> {
    const { label = '', speed = '', stop = '', back = '', forward = '', missing } = this.owner.dataset
    await applySheet().catch(() => {}) // without it, it is plain
    this.#voice = ownVoice()
    if (!this.#voice) {
      await new Promise((resolve) => {
        speechSynthesis.onvoiceschanged = resolve
        setTimeout(resolve, PATIENCE)
      })
      this.#voice = ownVoice()
    }
    if (!this.isConnected) return // the reader has asked again meanwhile
    if (!this.#voice) {
      this.owner.tell(missing)
      this.remove()
      return
    }
    const tool = (sign: string, ariaLabel: string, act: () => void) =>
      Object.assign(button(sign, act), { title: ariaLabel, ariaLabel })
    const speeds = [0.75, 1, 1.5].map((rate) => {
      const sign = `${localNumber(rate)}×`
      const one = tool(sign, `${speed} ${sign}`, () => {
        this.#rate = rate
        for (const other of speeds) other.ariaPressed = `${other === one}`
        if (this.#speaking) this.#speak() // a new speed starts the sentence again
      })
      one.ariaPressed = `${rate === 1}`
      return one
    })
    Object.assign(this, { className: 'strip', role: 'group', ariaLabel: label })
    this.append(
      tool('«', back, () => this.#step(-1)),
      this.#pause,
      tool('»', forward, () => this.#step(1)),
      this.#text,
      ...speeds,
      this.#left,
      tool('✕', stop, () => this.#stop()),
    )
    self.onpagehide = () => this.remove()
    this.#sentences = sentencesOf(document.querySelectorAll('h1, .prose > [id]'))
    this.#speak()
    this.#pause.focus()
  }

  disconnectedCallback(): void {
    this.#silence()
    this.#light()
  }

  #stop(): void {
    this.remove()
    this.owner.querySelector('button')?.focus({ preventScroll: true })
  }

  #silence(): void {
    this.#speaking = undefined // first: a cancelled utterance also reports that it has ended
    speechSynthesis.cancel()
    this.#offer('', this.owner.dataset.resume)
  }

  /** Writes what the one button does: pauses if it is on, or resumes. */
  #offer(value: string, textContent = ''): void {
    Object.assign(this.#pause, { value, textContent })
  }

  /** Goes on or back by sentences: speech has no positions in time. */
  #step(by: number): void {
    this.#at = Math.max(0, this.#at + by)
    this.#speak()
  }

  /**
   * Lights the part of the page that is read, and brings it into view: of a figure, whose numbers may be closed, all.
   */
  #light(block?: Element): void {
    document.querySelector('.spoken')?.classList.remove('spoken')
    const part = block?.closest('figure') ?? block
    part?.classList.add('spoken')
    part?.scrollIntoView({ block: 'nearest' })
  }

  #speak(): void {
    this.#silence()
    const sentence = this.#sentences[this.#at]
    if (!sentence) {
      this.#stop()
      return
    }
    const [text, block] = sentence
    const done = this.#at / this.#sentences.length
    this.#light(block)
    this.#text.textContent = text
    this.style.backgroundSize = `${done * 100}% 4px`
    // In a text from right to left, a mark (LRM) keeps the sign on the left of the number.
    const minutes = Math.ceil((Number(this.owner.dataset.minutes) * (1 - done)) / this.#rate)
    this.#left.textContent = `\u200e−${localNumber(minutes, { style: 'unit', unit: 'minute' })}`
    const utterance = new SpeechSynthesisUtterance(text)
    Object.assign(utterance, { voice: this.#voice, lang: this.#voice?.lang, rate: this.#rate })
    utterance.onend = utterance.onerror = () => {
      if (this.#speaking === utterance) this.#step(1)
    }
    this.#speaking = utterance
    speechSynthesis.speak(utterance)
    this.#offer('on', this.owner.dataset.pause)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-voice': StoryVoice
  }
}
