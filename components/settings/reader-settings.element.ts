import { afterPaint } from '../browser/after-paint.ts'
import { attempt } from '../consent/consent-cookie.ts'
import { readSettings, writeSettings } from '../memory/reader-memory.ts'

type Settings = Readonly<Record<string, string>>

/**
 * Remembers how a reader wants to read, and shows what is remembered. Applying it is left to attributes and reader.css: the whole page
 * is set anew, so it waits until the button is painted.
 */
export class ReaderSettings extends HTMLElement {
  connectedCallback(): void {
    this.#restore()
    document.documentElement.classList.add('scripted') // from here on attributes apply what is chosen
    this.addEventListener('change', this)
    this.addEventListener('reset', this)
    // The page may have waited, in the browser's memory or rendered ahead, while settings changed on another.
    document.addEventListener('visibilitychange', this)
  }

  handleEvent({ type }: Event): void {
    if (type === 'visibilitychange') {
      if (!document.hidden) this.#restore()
      return
    }
    afterPaint(() => {
      const chosen = this.#chosen()
      this.#apply(chosen)
      writeSettings(Object.keys(chosen).length > 0 ? JSON.stringify(chosen) : null)
    })
  }

  get #radios(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')]
  }

  /** What is chosen besides the defaults. */
  #chosen(): Settings {
    const chosen = this.#radios.filter(({ checked, defaultChecked }) => checked && !defaultChecked)
    return Object.fromEntries(chosen.map(({ name, value }) => [name, value]))
  }

  /** Without anything stored, what somebody chose before this element was there. */
  #restore(): void {
    const settings = readSettings()
    attempt(() => this.#apply(settings ? JSON.parse(settings) : this.#chosen()))
  }

  #apply(settings: Settings): void {
    const { dataset } = document.documentElement
    for (const radio of this.#radios) {
      const { name, value, defaultChecked } = radio
      radio.checked = settings[name] ? settings[name] === value : defaultChecked
      if (!settings[name]) delete dataset[name]
      else if (radio.checked) dataset[name] = value
    }
  }
}
