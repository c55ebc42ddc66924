import { CONSENT_CHANGED } from '../consent/consent-changed.ts'
import { readings, slugOf } from '../memory/reader-memory.ts'

/** Marks the stories in lists that were read to the end on this device. The mark is a word that marks.css draws. */
export class ReadingMarks extends HTMLElement {
  connectedCallback(): void {
    this.handleEvent()
    addEventListener(CONSENT_CHANGED, this)
    addEventListener('pageshow', this)
  }

  handleEvent(): void {
    const stories = readings()
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main :is(h2, h3, .rows) a')) {
      if (stories[slugOf(link.pathname)]?.share === 1) link.dataset.read = this.dataset.word
      else delete link.dataset.read
    }
  }
}
