import { readings, slugOf, writeReading } from '../memory/reading-memory.ts'

/** Between these, as shares of the text, a story has been begun and is not finished. */
const BEGUN = 0.1
const FINISHED = 0.95

/** Shows how far the story is read; remembers it, where it may, and offers to go on from there. */
export class ReadingProgress extends HTMLElement {
  #share = 0

  connectedCallback(): void {
    addEventListener('scroll', () => this.#measure(), { passive: true })
    document.addEventListener('visibilitychange', () => {
      if (document.hidden && this.#share > BEGUN) this.#remember()
    })
    this.#offer()
  }

  get #reading() {
    return readings()[slugOf(location.pathname)]
  }

  #measure(): void {
    const text = document.querySelector('.prose')?.getBoundingClientRect()
    if (!text) return
    this.#share = (innerHeight - text.top) / text.height
    const progress = this.querySelector('progress')
    if (progress) progress.value = this.#share
    const link = this.querySelector('a')
    if (link && scrollY > innerHeight) link.hidden = true // who reads on from the start does not want to be asked
  }

  #remember(): void {
    const sections = [...document.querySelectorAll('.prose > [data-section]')]
    const at = sections.find((section) => section.getBoundingClientRect().bottom > innerHeight / 3)?.id ?? ''
    const isFinished = this.#share >= FINISHED || this.#reading?.share === 1
    writeReading(slugOf(location.pathname), { at, share: isFinished ? 1 : this.#share })
  }

  #offer(): void {
    const { at = '', share = 1 } = this.#reading ?? {}
    const link = this.querySelector('a')
    // How far the page is scrolled is asked last: the answer needs its layout before the first paint.
    if (!link || share === 1 || !document.getElementById(at) || location.hash || scrollY > 0) return
    link.href = `#${at}`
    link.hidden = false
    link.onclick = () => {
      link.hidden = true
    }
  }
}
