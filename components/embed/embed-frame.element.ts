import { parseAnswer } from '../consent/consent-cookie.ts'

// What may tell that a reader has answered the cookie notice, here or on another page of the site.
const ANSWERS = ['click', 'close', 'visibilitychange'] as const

/**
 * Shows what another host has, in the place of its still, once a reader wants it: this one, by the button, or all of them, by
 * consent. Where consent is withdrawn the still is back; what the button showed stays.
 */
class EmbedFrame extends HTMLElement {
  #isWanted = false

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      this.#isWanted = true
      this.#follow()
      this.querySelector('iframe')?.focus()
    })
    for (const type of ANSWERS) document.addEventListener(type, this, true)
    this.#follow()
  }

  disconnectedCallback(): void {
    for (const type of ANSWERS) document.removeEventListener(type, this, true)
  }

  /** In a task of its own: the notice hears of it at the same time, and has written the answer by then. */
  handleEvent(): void {
    setTimeout(() => this.#follow())
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
    const { frame = '', title = '' } = this.dataset
    const element = document.createElement('iframe')
    element.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-popups', 'allow-presentation')
    // The host learns of the site, for some show nothing otherwise; not of the story.
    Object.assign(element, { title, referrerPolicy: 'strict-origin', loading: 'lazy', allow: 'fullscreen' })
    element.src = frame
    return element
  }
}

/** Whether the reader allows embeds, by an answer to this version of the notice. */
function isAllowed(): boolean {
  const notice = document.querySelector<HTMLElement>('cookie-consent')
  try {
    const answer = parseAnswer(document.cookie)
    return answer?.version === notice?.dataset.version && Boolean(answer?.purposes.includes('embeds'))
  } catch {
    return false // where storage is blocked, an answer holds for one page, and the button is there
  }
}

customElements.define('embed-frame', EmbedFrame)
