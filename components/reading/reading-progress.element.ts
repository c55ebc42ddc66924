import { readings, slugOf, writeReading } from '../memory/reading-memory.ts'

/** Between these, as shares of the text, a story has been begun and is not finished. */
const BEGUN = 0.1
const FINISHED = 0.95

/** Shows how far the story is read; remembers it, where it may, and offers to go on from there. */
export class ReadingProgress extends HTMLElement {
  #share = 0

  connectedCallback(): void {
    addEventListener('scroll', this, { passive: true })
    document.addEventListener('visibilitychange', this)
    this.#offer()
    this.querySelector('a')?.addEventListener('click', ({ currentTarget }) => {
      if (currentTarget instanceof HTMLElement) currentTarget.hidden = true
    })
  }

  disconnectedCallback(): void {
    removeEventListener('scroll', this)
    document.removeEventListener('visibilitychange', this)
  }

  handleEvent({ type }: Event): void {
    if (type === 'scroll') this.#measure()
    else if (document.hidden && this.#share > BEGUN) this.#remember()
  }

  #measure(): void {
    const text = document.querySelector('.prose')?.getBoundingClientRect()
    if (!text) return
    this.#share = Math.min(1, Math.max(0, (innerHeight - text.top) / text.height))
    const progress = this.querySelector('progress')
    if (progress) progress.value = this.#share
    const link = this.querySelector('a')
    if (link && scrollY > innerHeight) link.hidden = true // who reads on from the start does not want to be asked
  }

  #remember(): void {
    const sections = [...document.querySelectorAll('.prose > [data-section]')]
    const at = sections.find((section) => section.getBoundingClientRect().bottom > innerHeight / 3)?.id ?? ''
    const before = readings()[slugOf(location.pathname)]
    const finished = this.#share >= FINISHED || before?.share === 1
    writeReading(slugOf(location.pathname), { at, share: finished ? 1 : this.#share })
  }

  #offer(): void {
    const reading = readings()[slugOf(location.pathname)]
    const link = this.querySelector('a')
    // How far the page is scrolled is asked last: the answer needs its layout before the first paint.
    if (!reading || !link || reading.share === 1 || location.hash || scrollY > 0) return
    const { at } = reading
    if (!document.getElementById(at)) return
    link.href = `#${at}`
    link.hidden = false
  }
}
