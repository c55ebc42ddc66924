/**
 * Shows that a story is more than a year old, by the reader's clock: a page does not know when it is read. Its space is
 * reserved, so nothing moves.
 */
export class AgeNotice extends HTMLElement {
  connectedCallback(): void {
    const { from = '', notice = '' } = this.dataset
    if (from < new Date().toISOString()) this.textContent = notice
  }
}
