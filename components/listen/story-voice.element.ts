import { button, createElement } from '../browser/create-element.ts'
import type { ListenStory } from './listen-story.element.ts'

/** A sentence of a story: its words, and where they are in the page. */
export interface Sentence {
  readonly text: string
  readonly range: Range
}

/** What is not read aloud: footnote references, code, drawings, controls. */
const SILENT = 'sup, pre, svg, summary, button'

/** Elements at whose ends a sentence ends. */
const BLOCKS = 'p, li, th, td, h2, h3, figcaption'

/**
 * Yields the sentences to be read aloud; one at a time, because some voices stop after fifteen seconds of one
 * utterance. Each section is split only when it is its turn.
 */
export function* sentencesOf(sections: Iterable<Element>, lang: string): Generator<Sentence> {
  for (const section of sections) {
    const nodes: { node: Text; from: number }[] = []
    let text = ''
    let block: Element | null | undefined
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!(node instanceof Text) || parent?.closest(SILENT)) continue
      if (block !== parent?.closest(BLOCKS)) text += '\n'
      block = parent?.closest(BLOCKS)
      nodes.push({ node, from: text.length })
      text += node.data.replace(/\s/g, ' ')
    }
    let end = 0
    for (const part of split(text, lang)) {
      const sentence = part.trim()
      const start = end + part.indexOf(sentence)
      end += part.length
      if (/[\p{L}\p{N}]/u.test(sentence))
        yield { text: sentence, range: rangeIn(nodes, start, start + sentence.length) }
    }
  }
}

function split(text: string, lang: string): string[] {
  if (!('Segmenter' in Intl)) return text.match(/[^\n]+|\n/g) ?? [] // Firefox before 125
  return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment)
}

/** Returns the range from one character to before another of texts that follow each other. */
function rangeIn(nodes: readonly { node: Text; from: number }[], start: number, end: number): Range {
  const range = document.createRange()
  for (const { node, from } of nodes) {
    if (from <= start) range.setStart(node, Math.min(start - from, node.length))
    if (from < end) range.setEnd(node, Math.min(end - from, node.length))
  }
  return range
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
    this.#mark(sentence.range)
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

  /** Tints the sentence that is spoken, and brings it into view. Where ranges cannot be tinted, its section is. */
  #mark(range?: Range): void {
    document.querySelector('[data-spoken]')?.removeAttribute('data-spoken')
    CSS.highlights?.delete('spoken')
    if (!range) return
    if (CSS.highlights) CSS.highlights.set('spoken', new Highlight(range))
    else range.startContainer.parentElement?.closest('h1, .prose > *')?.toggleAttribute('data-spoken', true)
    const { top, bottom } = range.getBoundingClientRect()
    if (top < 80 || bottom > innerHeight - 80) scrollBy(0, (top + bottom - innerHeight) / 2)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-voice': StoryVoice
  }
}
