import { createElement } from '../browser/create-element.ts'
import { CONSENT_CHANGED } from '../consent/consent-changed.ts'

/**
 * Shows what another host has, in the place of its still, once a reader wants it: this one, by the button, or all of them, by
 * consent. Where consent is withdrawn the still is back; what the button showed stays.
 */
export class EmbedFrame extends HTMLElement {
  #isWanted = false

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      this.#isWanted = true
      this.#follow()
      this.querySelector('iframe')?.focus()
    })
    addEventListener(CONSENT_CHANGED, () => this.#follow())
    this.#follow()
  }

  #follow(): void {
    const shown = this.querySelector('iframe')
    const wanted = this.#isWanted || isAllowed()
    if (wanted === Boolean(shown)) return
    for (const child of this.children) if (child instanceof HTMLElement && child !== shown) child.hidden = wanted
    if (wanted) this.append(this.#frame())
    else shown?.remove()
  }

  #frame(): HTMLIFrameElement {
    const { frame: src = '', title = '' } = this.dataset
    // The host learns of the site, for some show nothing otherwise; not of the story.
    const element = createElement('iframe', {
      title,
      referrerPolicy: 'strict-origin',
      loading: 'lazy',
      allow: 'fullscreen',
    })
    element.sandbox.value = 'allow-scripts allow-same-origin allow-popups allow-presentation'
    element.src = src // last: what it may do is settled by now
    return element
  }
}

/** Whether the reader allows embeds; the notice may not have been at work yet, and will tell. */
function isAllowed(): boolean {
  return Boolean(document.querySelector('cookie-consent')?.permits?.('embeds'))
}
