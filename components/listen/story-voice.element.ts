import { button, createElement } from '../browser/create-element.ts'
import type { ListenStory } from './listen-story.element.ts'
/** A sentence of a story, and the section that contains it. */
export interface Sentence {
  readonly section: Element
  readonly text: string
}

/**
 * Yields the sentences to be read aloud; one at a time, because some voices stop after fifteen seconds of one
 * utterance. It skips footnote references, code and drawings. Each section is split only when it is its turn.
 */
export function* sentencesOf(sections: Iterable<Element>, lang: string): Generator<Sentence> {
  for (const section of sections) {
    const copy = document.createElement('div')
    copy.append(section.cloneNode(true))
    for (const silent of copy.querySelectorAll('sup, pre, svg, summary, button')) silent.remove()
    for (const block of copy.querySelectorAll('p, li, th, td, h2, h3, figcaption')) block.append('\n')
    for (const part of split(copy.textContent, lang)) {
      const text = part.trim()
      if (/[\p{L}\p{N}]/u.test(text)) yield { section, text }
    }
  }
}

function split(text: string, lang: string): string[] {
  if (!('Segmenter' in Intl)) return text.split('\n') // Firefox before 125
  return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment)
}

const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const

/**
 * Reads the story aloud, sentence by sentence, while it is in the page: a player at the bottom of the window. Pausing
 * stops the speech and remembers the sentence, because browsers pause in different ways or not at all.
 */
export class StoryVoice extends HTMLElement {
  /** The element that opened the player; it provides the voice and the texts. */
  declare owner: ListenStory
  #sentences: readonly Sentence[] = []
  /** The number of the sentence that is spoken. */
  #at = 0
  #speaking: SpeechSynthesisUtterance | undefined
  readonly #pause = button('', () => this.#toggle())
  readonly #left = createElement('span')
  // A new speed starts the sentence again.
  readonly #speed = createElement('select', { className: 'tool', onchange: () => this.#speaking && this.#speak() })

  connectedCallback(): void {
    const { label = '', speed = '', stop = '', back = '', forward = '' } = this.owner.dataset
    Object.assign(this, { className: 'strip', role: 'group', ariaLabel: label })
    const { lang } = document.documentElement
    for (const rate of SPEEDS) {
      this.#speed.add(new Option(rate.toLocaleString(lang), `${rate}`, rate === 1, rate === 1))
    }
    this.replaceChildren(
      this.#stepButton('«', back, -1),
      this.#pause,
      this.#stepButton('»', forward, 1),
      this.#left,
      createElement('label', { className: 'tool' }, speed, this.#speed),
      button(stop, () => this.#stop()),
    )
    addEventListener('pagehide', this)
    this.#sentences = [...sentencesOf(document.querySelectorAll('h1, .prose > [id]'), lang)]
    this.#speak()
    this.#pause.focus()
  }

  disconnectedCallback(): void {
    removeEventListener('pagehide', this)
    this.#silence()
    this.#mark(undefined)
  }

  handleEvent(): void {
    this.remove()
  }

  #toggle(): void {
    if (this.#speaking) this.#silence()
    else this.#speak()
  }

  #stop(): void {
    this.remove()
    this.owner.querySelector('button')?.focus({ preventScroll: true })
  }

  #silence(): void {
    this.#speaking = undefined // first: a cancelled utterance also reports that it has ended
    speechSynthesis.cancel()
    this.#name()
  }

  /** Speech has no positions in time, so readers go by sentences. */
  #stepButton(sign: string, title: string, by: number): HTMLButtonElement {
    return Object.assign(
      button(sign, () => this.#step(by)),
      { title, ariaLabel: title },
    )
  }

  #step(by: number): void {
    this.#at = Math.max(0, this.#at + by)
    this.#speak()
  }

  /** Shows about how many minutes are left: the reading time of the remaining sentences, at this speed. */
  #showLeft(): void {
    const { minutes } = this.owner.dataset
    const left = (Number(minutes) * (1 - this.#at / this.#sentences.length)) / Number(this.#speed.value)
    const unit = { style: 'unit', unit: 'minute' } as const
    // In a text from right to left, a mark (LRM) keeps the sign on the left of the number.
    this.#left.textContent = `\u200e−${Math.ceil(left).toLocaleString(document.documentElement.lang, unit)}`
  }

  #speak(): void {
    this.#silence()
    const sentence = this.#sentences[this.#at]
    const { voice } = this.owner
    if (!sentence || !voice) {
      this.#stop()
      return
    }
    this.#mark(sentence.section)
    this.#showLeft()
    const utterance = new SpeechSynthesisUtterance(sentence.text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = Number(this.#speed.value)
    utterance.onend = utterance.onerror = () => {
      if (this.#speaking === utterance) this.#step(1)
    }
    this.#speaking = utterance
    speechSynthesis.speak(utterance)
    this.#name()
  }

  /** Names the button: the same button pauses and resumes. */
  #name(): void {
    this.#pause.textContent = this.owner.dataset[this.#speaking ? 'pause' : 'resume'] ?? ''
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

declare global {
  interface HTMLElementTagNameMap {
    'story-voice': StoryVoice
  }
}
