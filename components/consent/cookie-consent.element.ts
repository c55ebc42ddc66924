import { announce, siteRoot, targetIn, whenVisited } from '../browser/page.ts'
import { afterPaint, headFirst } from '../browser/paint-first.ts'
import {
  COOKIE_NAME,
  consentCookie,
  cookiesWork,
  expiredCookie,
  parseConsent,
  writeCookie,
} from '../memory/consent-cookie.ts'
import { forgetReadings, setPersistence, writeSettings } from '../memory/reader-memory.ts'
import { forgetStories, storeReading } from '../offline/offline.ts'
import { CONSENT_CHANGED } from './consent-changed.ts'
import { followConsent, type PageService } from './services.ts'

// The build sets this to whether the publication declares services (lib/builder/compile/bundle-scripts.ts). Most do
// not, and their script leaves out the code that loads services.
declare const SERVICES: boolean

/** The buttons that control the cookie notice, wherever on the page they are. */
const CONTROLS = ':is(.consent, consent-controls) button'

/**
 * Asks for consent, remembers the answer, and blocks everything that was not allowed. A refusal is remembered as
 * consent is. A new version of the notice asks again. Global Privacy Control refuses statistics.
 */
export class CookieConsent extends HTMLElement {
  /** The purposes that the reader has allowed; undefined before an answer. */
  #answer: readonly string[] | undefined
  /** Whether the answer is stored. If storage is blocked, the answer applies to this page only. */
  #isStored = true
  #services: readonly PageService[] = []
  readonly #dialog = this.querySelector('dialog')
  /** Whether the browser sends Global Privacy Control (W3C), an objection on behalf of its reader. */
  readonly #objects = Boolean(navigator.globalPrivacyControl)
  /** What had the focus before the notice; an answer gives it back. */
  #before: HTMLElement | null = document.querySelector('main')

  connectedCallback(): void {
    if (SERVICES) this.#services = JSON.parse(this.dataset.services ?? '[]')
    document.addEventListener('click', this)
    document.addEventListener('visibilitychange', () => this.#catchUp())
    this.#dialog?.addEventListener('submit', (event) => this.#submit(event))
    this.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !this.contains(relatedTarget)) this.#before = relatedTarget
    })
    // Before the visit nothing is counted, and there is no reader to ask. Each step is a task of its own: on a slow
    // phone, the first access to cookies and to storage takes long.
    whenVisited(() =>
      setTimeout(() => {
        this.#answer = this.#stored()
        this.#ask()
        setTimeout(() => this.#follow())
      }),
    )
  }

  /** Handles clicks on the buttons of the notice and the footer. */
  handleEvent(event: Event): void {
    const value = targetIn<HTMLButtonElement>(event, CONTROLS)?.value
    if (value === 'accept') this.#decide(this.#purposes())
    if (value === 'decline') this.#decide([])
    if (value === 'settings') this.#openSettings()
    if (value === 'withdraw') this.#withdraw()
  }

  /** Whether the reader allows a purpose. When this changes, the window gets a CONSENT_CHANGED event. */
  permits(purpose: string): boolean {
    return this.#permitted(this.#answer).includes(purpose)
  }

  /** The stored answer to this version of the notice; undefined if storage is blocked. */
  #stored(): string[] | undefined {
    return cookiesWork() ? parseConsent(document.cookie, this.dataset.version) : undefined
  }

  #act(): void {
    this.#ask()
    afterPaint(() => this.#follow())
  }

  /** Shows the notice if there is no answer yet and one could be stored. */
  #ask(): void {
    const notice = this.querySelector<HTMLElement>('.consent')
    if (!notice) return
    const ask = !this.#answer && cookiesWork()
    if (ask && notice.hidden) announce(this, notice.ariaLabel)
    notice.hidden = !ask
    if (!ask && notice.contains(document.activeElement)) this.#before?.focus({ preventScroll: true })
    // A change of scroll padding makes Chromium recalculate the style of every element, so the notice is painted first.
    afterPaint(() => document.documentElement.classList.toggle('asking', !notice.hidden))
  }

  /** Applies the answer, or that there is none: services, persistence, offline stories. */
  #follow(): void {
    const permits = (purpose: string) => this.permits(purpose)
    const mayKeep = permits('preferences')
    const runsUnasked = SERVICES && followConsent(this.#services, permits, siteRoot)
    setPersistence(mayKeep)
    if (!mayKeep) forgetReadings()
    dispatchEvent(new Event(CONSENT_CHANGED))
    if ('offline' in this.dataset) storeReading(mayKeep)
    if (runsUnasked) location.reload()
  }

  /** Reads the answer again when the reader returns to this page: it may have changed on another page of the site. */
  #catchUp(): void {
    if (document.hidden || !this.#isStored) return
    this.#answer = this.#stored()
    this.#act()
  }

  /** Returns the purposes to which the browser does not object. */
  #permitted(purposes: readonly string[] = []): readonly string[] {
    return this.#objects ? purposes.filter((purpose) => purpose !== 'statistics') : purposes
  }

  /** Returns the purposes that this publication asks for, or those whose boxes match a selector. */
  #purposes(matching = ''): string[] {
    return [...this.querySelectorAll<HTMLInputElement>(`input[name]${matching}`)].map(({ name }) => name)
  }

  #decide(purposes: readonly string[]): void {
    const { version = '' } = this.dataset
    this.#answer = this.#permitted(purposes)
    writeCookie(
      consentCookie({ version, date: new Date().toISOString().slice(0, 10), purposes: this.#answer }, siteRoot),
    )
    this.#ask()
    afterPaint(() => {
      this.#isStored = Boolean(this.#stored())
      this.#follow()
      const { saved, notKept } = this.dataset
      announce(this, this.#isStored ? saved : notKept)
    })
  }

  async #withdraw(): Promise<void> {
    writeCookie(expiredCookie(COOKIE_NAME, siteRoot))
    this.#answer = undefined
    writeSettings()
    await forgetStories(() => true) // first: the next step may reload the page
    this.#act()
    announce(this, this.dataset.withdrawn)
  }

  /** `showModal()` makes every other element inert, which is slow: the dialog's head is painted first. */
  #openSettings(): void {
    const dialog = this.#dialog
    if (!dialog || dialog.open) return
    for (const box of this.querySelectorAll<HTMLInputElement>('input[name]')) {
      box.checked = this.permits(box.name)
      box.disabled = box.name === 'statistics' && this.#objects
    }
    dialog.open = true
    afterPaint(() => {
      if (!dialog.offsetHeight) return // a blocker hides it: unseen, it would make the page inert
      dialog.open = false
      dialog.showModal()
    })
    headFirst(dialog) // second: what can be pressed is shown once the dialog is modal, when Escape closes it
  }

  /** Closing a modal dialog updates every other element of the page, which is slow. Paint the button first. */
  #submit(event: SubmitEvent): void {
    const button = event.submitter
    event.preventDefault()
    afterPaint(() => {
      this.#dialog?.close()
      const choice = button instanceof HTMLButtonElement && button.value
      if (choice === 'save') this.#decide(this.#purposes(':checked'))
      if (choice === 'decline') this.#decide([])
    })
  }
}

declare global {
  interface Navigator {
    readonly globalPrivacyControl?: boolean
  }
  interface HTMLElementTagNameMap {
    'cookie-consent': CookieConsent
  }
}
