import { afterPaint } from '../browser/after-paint.ts'
import { announce } from '../browser/announce.ts'
import { headFirst } from '../browser/head-first.ts'
import { siteRoot } from '../browser/site-root.ts'
import { whenVisited } from '../browser/when-visited.ts'
import { setPersistence, writeSettings } from '../memory/reader-memory.ts'
import { forgetReadings } from '../memory/reading-memory.ts'
import { forgetStories, storeReading } from '../offline/offline.ts'
import { CONSENT_CHANGED } from './consent-changed.ts'
import {
  COOKIE_NAME,
  type ConsentAnswer,
  consentCookie,
  cookiesWork,
  expiredCookie,
  parseConsent,
  writeCookie,
} from './consent-cookie.ts'
import { followConsent, type PageService } from './services.ts'

// The press tells whether the publication declares services (lib/build/compile/bundle-elements.ts): most do not, and go without what loads them.
declare const SERVICES: boolean

/** A click on these buttons, wherever on the page they are, is meant for the cookie notice. */
const CONTROLS = ':is(cookie-consent, consent-controls) button'

/**
 * Asks for consent, remembers the answer, and lets nothing happen that was not allowed. A refusal is remembered as a
 * consent is; a new version of the notice asks again; Global Privacy Control means no to statistics.
 */
export class CookieConsent extends HTMLElement {
  #answer: ConsentAnswer | undefined
  /** Whether the answer is stored; where storage is blocked it holds for this page. */
  #kept = true
  #services: readonly PageService[] = []

  connectedCallback(): void {
    if (SERVICES) this.#services = JSON.parse(this.dataset.services ?? '[]')
    document.addEventListener('click', this)
    document.addEventListener('visibilitychange', this)
    this.#dialog?.addEventListener('submit', this)
    // Before a visit nothing is counted, and nobody is there to be asked.
    // In tasks of their own: the first look at a browser's cookies, and into its storage, takes a slow telephone long.
    whenVisited(() =>
      setTimeout(() => {
        this.#answer = this.#stored()
        this.#ask()
        setTimeout(() => this.#follow())
      }),
    )
  }

  /** One listener for the notice, the settings and the footer's buttons. */
  handleEvent(event: Event): void {
    if (event instanceof SubmitEvent) this.#settle(event)
    if (event.type === 'visibilitychange') this.#catchUp()
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>(CONTROLS) : null
    if (!button || button.closest('dialog')) return
    const { value } = button
    if (value === 'accept') this.#decide(['preferences', 'statistics', 'embeds'])
    if (value === 'decline') this.#decide([])
    if (value === 'settings') this.#openSettings()
    if (value === 'withdraw') this.#withdraw()
  }

  /** Whether the reader allows a purpose. A change is told to the window (CONSENT_CHANGED). */
  permits(purpose: string): boolean {
    return this.#permitted(this.#answer?.purposes).includes(purpose)
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  /** Global Privacy Control (W3C), an objection that a browser makes for its reader. */
  get #objects(): boolean {
    return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true
  }

  /** The answer to this version of the notice; none where storage is blocked. */
  #stored(): ConsentAnswer | undefined {
    const answer = cookiesWork() ? parseConsent(document.cookie) : undefined
    return answer?.version === this.dataset.version ? answer : undefined
  }

  #act(): void {
    this.#ask()
    afterPaint(() => this.#follow())
  }

  /** Asks for an answer, where there is none and it could be kept. */
  #ask(): void {
    const notice = this.querySelector<HTMLElement>('.consent')
    if (!notice) return
    const ask = !this.#answer && cookiesWork()
    if (ask && notice.hidden) announce(this, notice.ariaLabel)
    notice.hidden = !ask
    // Where a page scrolls to has every element's style worked out again (in Chromium): the notice is painted first.
    afterPaint(() => document.documentElement.classList.toggle('asking', !notice.hidden))
  }

  /** Does what follows from the answer, or from there being none. */
  #follow(): void {
    const permits = (purpose: string) => this.permits(purpose)
    const mayKeep = permits('preferences')
    const runsUnasked = SERVICES && followConsent(this.#services, permits, siteRoot, this.#secure)
    setPersistence(mayKeep)
    if (!mayKeep) forgetReadings()
    dispatchEvent(new Event(CONSENT_CHANGED))
    if ('offline' in this.dataset) storeReading(mayKeep)
    if (runsUnasked) location.reload()
  }

  /** A reader who comes back to this page may have answered, or withdrawn, on another one of the site. */
  #catchUp(): void {
    if (document.hidden || !this.#kept) return
    this.#answer = this.#stored()
    this.#act()
  }

  /** Those of some purposes to which the browser does not object. */
  #permitted(purposes: readonly string[] = []): readonly string[] {
    return this.#objects ? purposes.filter((purpose) => purpose !== 'statistics') : purposes
  }

  #decide(purposes: readonly string[]): void {
    const answer = {
      version: this.dataset.version ?? '',
      date: new Date().toISOString().slice(0, 10),
      purposes: this.#permitted(purposes),
    }
    writeCookie(consentCookie(answer, siteRoot, this.#secure))
    this.#answer = answer
    this.#ask()
    afterPaint(() => {
      this.#kept = this.#stored() !== undefined
      this.#follow()
      const { saved, notKept } = this.dataset
      announce(this, this.#kept ? saved : notKept)
    })
  }

  async #withdraw(): Promise<void> {
    writeCookie(expiredCookie(COOKIE_NAME, siteRoot, this.#secure))
    this.#answer = undefined
    writeSettings()
    await forgetStories('all') // first: what follows may reload the page
    this.#act()
    announce(this, this.dataset.withdrawn)
  }

  /** That all else is inert is said to every element of the page, which takes long: the dialog's head is painted first. */
  #openSettings(): void {
    const dialog = this.#dialog
    if (!dialog || dialog.open) return
    for (const box of this.querySelectorAll<HTMLInputElement>('input[name]')) {
      const refused = box.name === 'statistics' && this.#objects
      box.checked = this.permits(box.name)
      box.disabled = refused
      const reason = box.closest('label')?.querySelector('em')
      if (reason) reason.hidden = !refused
    }
    headFirst(dialog)
    dialog.open = true
    afterPaint(() => {
      dialog.open = false
      dialog.showModal()
    })
  }

  /** That nothing is modal any longer is said to every element of the page, which takes long: the button is painted first. */
  #settle(event: SubmitEvent): void {
    const button = event.submitter
    event.preventDefault()
    afterPaint(() => {
      this.#dialog?.close()
      const choice = button instanceof HTMLButtonElement && button.value
      const checked = this.querySelectorAll<HTMLInputElement>('input[name]:checked')
      if (choice === 'save') this.#decide([...checked].map((box) => box.name))
      if (choice === 'decline') this.#decide([])
    })
  }

  get #secure(): boolean {
    return location.protocol === 'https:'
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cookie-consent': CookieConsent
  }
}
