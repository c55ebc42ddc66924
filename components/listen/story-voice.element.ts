import { blockOf } from '../browser/block-of.ts'
import { button, createElement } from '../browser/create-element.ts'
import type { ListenStory } from './listen-story.element.ts'

/** A sentence of a story: its words, and where they are in the page. */
export interface Sentence {
  readonly text: string
  readonly range: Range
}

/** What is not read aloud: footnote references, code, drawings, controls. */
const SILENT = 'sup, pre, svg, summary, button'

/**
 * Yields the sentences to be read aloud; one at a time, because some voices stop after fifteen seconds of one
 * utterance. It splits them as the language of the page does, and each section only when it is its turn.
 */
export function* sentencesOf(sections: Iterable<Element>): Generator<Sentence> {
  for (const section of sections) {
    let text = ''
    // Where each character of the text is: its node, and its place there. A line feed is between blocks.
    const places: (readonly [node: Text, at: number])[] = []
    let block: Element | null | undefined
    const walker = document.createTreeWalker(section, 4) // NodeFilter.SHOW_TEXT
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      if (node.parentElement?.closest(SILENT)) continue
      if (text && block !== blockOf(node)) text += '\n'
      block = blockOf(node)
      for (let at = 0; at <= node.length; at++) places[text.length + at] = [node, at]
      text += node.data.replaceAll('\n', ' ')
    }
    for (const { segment, index } of split(text)) {
      const spoken = segment.trim()
      const start = places[index]
      const end = places[index + spoken.length]
      if (!start || !end || !/[\p{L}\p{N}]/u.test(spoken)) continue
      const range = new Range()
      range.setStart(...start)
      range.setEnd(...end)
      yield { text: spoken, range }
    }
  }
}

/** Returns the sentences of a text, and where each begins. Firefox before 125 cannot split: it reads all of it at once. */
function split(text: string): Iterable<{ segment: string; index: number }> {
  if (!('Segmenter' in Intl)) return [{ segment: text, index: 0 }]
  return new Intl.Segmenter(document.documentElement.lang, { granularity: 'sentence' }).segment(text)
}

/** The height of the player where its buttons take two lines, in pixels; more than that of the bar at the top. */
const COVERED = 128

/** Tints the sentence that is spoken, where the browser can, and brings it into view: between the bar and the player. */
function mark(range: Range): void {
  CSS.highlights?.set('spoken', new Highlight(range))
  const { top, bottom } = range.getBoundingClientRect()
  if (top < COVERED || bottom > innerHeight - COVERED) scrollBy(0, top - innerHeight / 3)
}

/** Writes about how many minutes are left. In a text from right to left, a mark (LRM) keeps the sign on the left of the number. */
function inMinutes(left: number): string {
  const unit = { style: 'unit', unit: 'minute' } as const
  return `\u200e−${Math.ceil(left).toLocaleString(document.documentElement.lang, unit)}`
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
  /** One button pauses and resumes. */
  readonly #pause = button('', () => (this.#speaking ? this.#silence() : this.#speak()))
  readonly #left = createElement('span')
  // A new speed starts the sentence again.
  readonly #speed = createElement('select', { className: 'tool', onchange: () => this.#speaking && this.#speak() })

  connectedCallback(): void {
    const { label = '', speed = '', stop = '', back = '', forward = '' } = this.owner.dataset
    Object.assign(this, { className: 'strip', role: 'group', ariaLabel: label })
    for (const rate of SPEEDS) {
      this.#speed.add(new Option(rate.toLocaleString(document.documentElement.lang), `${rate}`, false, rate === 1))
    }
    const step = (sign: string, title: string, by: number) =>
      Object.assign(
        button(sign, () => this.#step(by)),
        { title, ariaLabel: title },
      )
    this.replaceChildren(
      step('«', back, -1),
      this.#pause,
      step('»', forward, 1),
      this.#left,
      createElement('label', { className: 'tool' }, speed, this.#speed),
      button(stop, () => this.#stop()),
    )
    self.onpagehide = () => this.remove()
    this.#sentences = [...sentencesOf(document.querySelectorAll('h1, .prose > [id]'))]
    this.#speak()
    this.#pause.focus()
  }

  disconnectedCallback(): void {
    this.#silence()
    CSS.highlights?.delete('spoken')
  }

  #stop(): void {
    this.remove()
    this.owner.querySelector('button')?.focus({ preventScroll: true })
  }

  #silence(): void {
    this.#speaking = undefined // first: a cancelled utterance also reports that it has ended
    speechSynthesis.cancel()
    this.#pause.textContent = this.owner.dataset.resume ?? ''
  }

  /** Goes on or back by sentences: speech has no positions in time. */
  #step(by: number): void {
    this.#at = Math.max(0, this.#at + by)
    this.#speak()
  }

  #speak(): void {
    this.#silence()
    const sentence = this.#sentences[this.#at]
    const { voice } = this.owner
    if (!sentence || !voice) {
      this.#stop()
      return
    }
    const rate = Number(this.#speed.value)
    mark(sentence.range)
    this.#left.textContent = inMinutes(
      (Number(this.owner.dataset.minutes) * (1 - this.#at / this.#sentences.length)) / rate,
    )
    const utterance = new SpeechSynthesisUtterance(sentence.text)
    Object.assign(utterance, { voice, lang: voice.lang, rate })
    utterance.onend = utterance.onerror = () => {
      if (this.#speaking === utterance) this.#step(1)
    }
    this.#speaking = utterance
    speechSynthesis.speak(utterance)
    this.#pause.textContent = this.owner.dataset.pause ?? ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-voice': StoryVoice
  }
}
