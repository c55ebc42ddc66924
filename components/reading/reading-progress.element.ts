import { readings, slugOf, writeReading } from '../memory/reader-memory.ts'
import { readingPlace } from '../place/reading-place.ts'

/** The shares of the text between which a story is begun but not finished. */
const BEGUN = 0.1
const FINISHED = 0.95

/**
 * Shows how far the story is read, remembers it if the reader allows it, and offers to continue from there. The bar at
 * the top of the page comes back while the reader scrolls up.
 */
export class ReadingProgress extends HTMLElement {
  #share = 0
  #position = 0

  connectedCallback(): void {
    addEventListener('scroll', () => this.#measure())
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
    document.querySelector('.bar')?.classList.toggle('up', scrollY > 0 && scrollY < this.#position)
    this.#position = scrollY
    this.#share = (innerHeight - text.top) / text.height
    const progress = this.querySelector('progress')
    if (progress) progress.value = this.#share
    const link = this.querySelector('a')
    if (link && scrollY > innerHeight) link.hidden = true // a reader who starts from the top does not want the offer
  }

  #remember(): void {
    const isFinished = this.#share >= FINISHED || this.#reading?.share === 1
    const at = readingPlace()?.id ?? ''
    writeReading(slugOf(location.pathname), { at, share: isFinished ? 1 : this.#share })
  }

  #offer(): void {
    const { at = '', share = 1 } = this.#reading ?? {}
    const link = this.querySelector('a')
    // The scroll position is read last: reading it forces layout before the first paint.
    if (!link || share === 1 || !document.getElementById(at) || location.hash || scrollY > 0) return
    link.href = `#${at}`
    link.hidden = false
  }
}
