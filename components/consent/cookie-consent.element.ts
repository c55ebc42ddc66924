import { letLast, writeSettings } from '../memory/reader-memory.ts'
import { letReadingsLast } from '../memory/reading-memory.ts'
import { forgetStories, storeReading } from '../offline/offline.ts'
import { siteRoot } from '../site-root.ts'
import {
  type Answer,
  answerCookie,
  COOKIE_NAME,
  cookiesWork,
  expiredCookie,
  parseAnswer,
  writeCookie,
} from './consent-cookie.ts'
import { forgetServices, loadServices, type PageService, runsUnasked } from './services.ts'

/** A click on these buttons, wherever on the page they are, is meant for the cookie notice. */
const CONTROLS = 'cookie-consent button, consent-controls button'

/**
 * Asks for consent, remembers the answer, and lets nothing happen that was not allowed. A refusal is remembered as a
 * consent is; a new version of the notice asks again; Global Privacy Control means no to statistics.
 */
export class CookieConsent extends HTMLElement {
  #answer: Answer | undefined
  /** Whether the answer is stored; where storage is blocked it holds for this page. */
  #kept = true
  #services: readonly PageService[] = []

  connectedCallback(): void {
    this.#services = JSON.parse(this.dataset.services ?? '[]')
    document.addEventListener('click', this)
    document.addEventListener('visibilitychange', this)
    this.#dialog?.addEventListener('close', this)
    // A page that is rendered before it is visited is not visited: nothing is counted, and nobody is there to be asked.
    if ('prerendering' in document && document.prerendering) {
      document.addEventListener('prerenderingchange', () => this.#catchUp(), { once: true })
    } else {
      // In tasks of their own: the first look at a browser's cookies, and into its storage, takes a slow telephone long.
      setTimeout(() => {
        this.#answer = this.#stored()
        this.#ask()
        setTimeout(() => this.#follow())
      })
    }
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this)
    document.removeEventListener('visibilitychange', this)
  }

  /** One listener for the notice, the settings and the footer's buttons. */
  handleEvent(event: Event): void {
    if (event.type === 'close') this.#settled()
    if (event.type === 'visibilitychange') this.#catchUp()
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
    const answer = cookiesWork() ? parseAnswer(document.cookie) : undefined
    return answer?.version === this.dataset.version ? answer : undefined
  }

  #act(): void {
    this.#ask()
    this.#follow()
  }

  /** Asks for an answer, where there is none and it could be kept. */
  #ask(): void {
    const notice = this.#notice
    if (!notice) return
    const ask = !this.#answer && cookiesWork()
    if (ask && notice.hidden) this.#say(notice.ariaLabel ?? '')
    notice.hidden = !ask
  }

  /** Does what follows from the answer, or from there being none. */
  #follow(): void {
    const allowed = this.#allowed()
    forgetServices(this.#services, allowed, siteRoot, this.#secure)
    loadServices(this.#services, allowed)
    letLast(allowed.includes('preferences'))
    letReadingsLast(allowed.includes('preferences'))
    if ('offline' in this.dataset) storeReading(allowed.includes('preferences'))
    if (runsUnasked(this.#services, allowed)) location.reload()
  }

  /** A reader who comes back to this page may have answered, or withdrawn, on another one of the site. */
  #catchUp(): void {
    if (document.hidden || !this.#kept) return
    this.#answer = this.#stored()
    this.#act()
  }

  #allowed(): readonly string[] {
    const purposes = this.#answer?.purposes ?? []
    return this.#objects ? purposes.filter((purpose) => purpose !== 'statistics') : purposes
  }

  #decide(purposes: readonly string[]): void {
    const allowed = this.#objects ? purposes.filter((purpose) => purpose !== 'statistics') : purposes
    const answer = {
      version: this.dataset.version ?? '',
      date: new Date().toISOString().slice(0, 10),
      purposes: allowed,
    }
    writeCookie(answerCookie(answer, siteRoot, this.#secure))
    this.#kept = this.#stored() !== undefined
    this.#answer = answer
    this.#act()
    this.#say(this.#message(this.#kept ? 'saved' : 'notKept'))
  }

  async #withdraw(): Promise<void> {
    writeCookie(expiredCookie(COOKIE_NAME, siteRoot, this.#secure))
    this.#answer = undefined
    writeSettings()
    await forgetStories('all') // first: what follows may reload the page
    this.#act()
    this.#say(this.#message('withdrawn'))
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

  #message(name: 'saved' | 'notKept' | 'withdrawn'): string {
    return this.querySelector<HTMLElement>('[role=status]')?.dataset[name] ?? ''
  }

  #say(message: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = message
  }
}
