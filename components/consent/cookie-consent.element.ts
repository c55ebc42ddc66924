import { type Answer, answerCookie, COOKIE_NAME, expiredCookie, parseAnswer } from './consent-cookie.ts'
import { forgetServices, loadServices, type PageService, servicesRun } from './services.ts'

// The script's own address tells where the site's root is, whatever path it is published under: <root>/assets/<name>.js
const script = document.currentScript
const root = script instanceof HTMLScriptElement && script.src ? new URL('..', script.src).pathname : '/'

/** A click on these buttons, wherever on the page they are, is meant for the cookie notice. */
const CONTROLS = 'cookie-consent button, consent-controls button'

/**
 * Asks for consent, remembers the answer, and lets nothing happen that was not allowed. A refusal is remembered as a
 * consent is; a new version of the notice asks again; Global Privacy Control means no to statistics.
 */
export class CookieConsent extends HTMLElement {
  #answer: Answer | undefined
  #services: readonly PageService[] = []

  connectedCallback(): void {
    this.#services = JSON.parse(this.dataset.services ?? '[]')
    this.#answer = this.#stored()
    document.addEventListener('click', this)
    this.#dialog?.addEventListener('close', this)
    this.#act()
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this)
  }

  /** One listener for the notice, the settings and the footer's buttons. */
  handleEvent(event: Event): void {
    if (event.type === 'close') this.#settled()
    const button = event.target instanceof Element ? event.target.closest(CONTROLS) : null
    if (!(button instanceof HTMLButtonElement) || button.closest('dialog')) return
    if (button.value === 'accept') this.#decide(['preferences', 'statistics', 'embeds'])
    if (button.value === 'decline') this.#decide([])
    if (button.value === 'settings') this.#openSettings()
    if (button.value === 'withdraw') this.#withdraw()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  get #notice(): HTMLElement | null {
    return this.querySelector('.consent')
  }

  /** Global Privacy Control (W3C), an objection that a browser makes for its reader. */
  get #objects(): boolean {
    return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true
  }

  /** The answer to this version of the notice; none where storage is blocked. */
  #stored(): Answer | undefined {
    try {
      const answer = parseAnswer(document.cookie)
      return answer?.version === this.dataset.version ? answer : undefined
    } catch {
      return undefined
    }
  }

  /** Shows what follows from the answer, or asks for one where it could be kept. */
  #act(): void {
    const notice = this.#notice
    if (!notice) return
    const ask = !this.#answer && navigator.cookieEnabled
    notice.hidden = !ask
    if (ask) this.#say(notice.ariaLabel ?? '')
    loadServices(this.#services, this.#allowed())
  }

  #allowed(): readonly string[] {
    const purposes = this.#answer?.purposes ?? []
    return this.#objects ? purposes.filter((purpose) => purpose !== 'statistics') : purposes
  }

  #decide(purposes: readonly string[]): void {
    const allowed = this.#objects ? purposes.filter((purpose) => purpose !== 'statistics') : purposes
    const withdrawn = this.#allowed().some((purpose) => !allowed.includes(purpose))
    const answer = {
      version: this.dataset.version ?? '',
      date: new Date().toISOString().slice(0, 10),
      purposes: allowed,
    }
    this.#write(answerCookie(answer, root, this.#secure))
    const kept = this.#stored() !== undefined
    this.#answer = answer
    if (withdrawn) this.#forget(this.#services.filter(({ purpose }) => !allowed.includes(purpose)))
    this.#act()
    this.#say(this.#message(kept ? 'saved' : 'notKept'))
    if (withdrawn && servicesRun()) location.reload()
  }

  #withdraw(): void {
    this.#forget(this.#services)
    this.#write(expiredCookie(COOKIE_NAME, root, this.#secure))
    this.#answer = undefined
    this.#act()
    this.#say(this.#message('withdrawn'))
    if (servicesRun()) location.reload()
  }

  #forget(services: readonly PageService[]): void {
    try {
      forgetServices(services, root, this.#secure)
    } catch {
      // Where storage is blocked there is nothing to forget.
    }
  }

  #openSettings(): void {
    const allowed = this.#allowed()
    for (const box of this.querySelectorAll<HTMLInputElement>('input[name]')) {
      const refused = box.name === 'statistics' && this.#objects
      box.checked = !refused && allowed.includes(box.name)
      box.disabled = refused
      const reason = box.closest('label')?.querySelector('em')
      if (reason) reason.hidden = !refused
    }
    if (this.#dialog) this.#dialog.returnValue = ''
    this.#dialog?.showModal()
  }

  #settled(): void {
    const choice = this.#dialog?.returnValue
    const checked = this.querySelectorAll<HTMLInputElement>('input[name]:checked')
    if (choice === 'save') this.#decide([...checked].map((box) => box.name))
    if (choice === 'decline') this.#decide([])
  }

  get #secure(): boolean {
    return location.protocol === 'https:'
  }

  #write(cookie: string): void {
    try {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
      document.cookie = cookie
    } catch {
      // Where storage is blocked the answer holds for this page.
    }
  }

  #message(name: 'saved' | 'notKept' | 'withdrawn'): string {
    return this.querySelector<HTMLElement>('[role=status]')?.dataset[name] ?? ''
  }

  #say(message: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = message
  }
}
