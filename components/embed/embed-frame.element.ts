import { createElement } from '../browser/create-element.ts'
import { afterPaint } from '../browser/paint-first.ts'
import { CONSENT_CHANGED } from '../consent/consent-changed.ts'

/**
 * Replaces the still image by a frame from another host when the reader wants it: this one with the button, or all of
 * them by consent. If consent is withdrawn the still image returns, but a frame opened by the button stays.
 */
export class EmbedFrame extends HTMLElement {
  #isWanted = false

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      this.#isWanted = true
      afterPaint(() => {
        this.#follow()
        this.querySelector('iframe')?.focus()
      })
    })
    addEventListener(CONSENT_CHANGED, () => this.#follow())
    this.#follow()
  }

  #follow(): void {
    const shown = this.querySelector('iframe')
    const wanted = this.#isWanted || isAllowed()
    this.classList.toggle('framed', wanted)
    if (!wanted) shown?.remove()
    else if (!shown) this.append(this.#frame())
  }

  #frame(): HTMLIFrameElement {
    const { frame: src = '', title = '' } = this.dataset
    const element = createElement('iframe', { title })
    for (const { name, value } of this.attributes) element.setAttribute(name, value) // permissions, before the address
    element.src = src
    return element
  }
}

/** Whether the reader allows embeds. The cookie notice may not have started yet; it sends an event when it has. */
function isAllowed(): boolean {
  return Boolean(document.querySelector('cookie-consent')?.permits?.('embeds'))
}
