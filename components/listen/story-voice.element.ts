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

/**
 * Reads the story aloud, sentence by sentence, while it is in the page: a player at the bottom of the window. Pausing
 * stops the speech and remembers the sentence, because browsers pause in different ways or not at all.
 */
export class StoryVoice extends HTMLElement {
  /** The element that opened the player; it provides the voice and the texts. */
  declare owner: ListenStory
  #sentences: Iterator<Sentence> | undefined
  #sentence: Sentence | undefined
  #speaking: SpeechSynthesisUtterance | undefined
  readonly #pause = button('', () => this.#toggle())
  // A new speed starts the sentence again.
  readonly #speed = createElement('select', { className: 'tool', onchange: () => this.#speaking && this.#speak() })

  connectedCallback(): void {
    const { label = '', speed = '', speeds = '', stop = '' } = this.owner.dataset
    Object.assign(this, { className: 'strip', role: 'group', ariaLabel: label })
    for (const text of speeds.split(' ')) {
      const [value = '', shown = ''] = text.split('=')
      this.#speed.add(new Option(shown, value, value === '1', value === '1'))
    }
    this.#speed.style.font = 'inherit'
    this.replaceChildren(
      this.#pause,
      createElement('label', { className: 'tool' }, speed, this.#speed),
      button(stop, () => this.#stop()),
    )
    addEventListener('pagehide', this)
    const { lang } = document.documentElement
    this.#sentences = sentencesOf(document.querySelectorAll('h1, .prose > [data-section]'), lang)
    this.#next()
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

  #next(): void {
    this.#sentence = this.#sentences?.next().value
    this.#speak()
  }

  #speak(): void {
    this.#silence()
    const sentence = this.#sentence
    const { voice } = this.owner
    if (!sentence || !voice) {
      this.#stop()
      return
    }
    this.#mark(sentence.section)
    const utterance = new SpeechSynthesisUtterance(sentence.text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = Number(this.#speed.value)
    utterance.onend = utterance.onerror = () => {
      if (this.#speaking === utterance) this.#next()
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
