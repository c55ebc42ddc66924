import { afterPaint } from '../browser/paint-first.ts'
import { attempt } from '../memory/consent-cookie.ts'
import { readSettings, writeSettings } from '../memory/reader-memory.ts'

type Settings = Readonly<Record<string, string>>

/**
 * Remembers the reader's settings and shows the current ones. Attributes and reader.css apply them. That restyles the
 * whole page, so it waits until the button is painted.
 */
export class ReaderSettings extends HTMLElement {
  connectedCallback(): void {
    this.#restore()
    document.documentElement.classList.add('scripted') // from now on attributes apply the settings
    this.addEventListener('change', this)
    this.addEventListener('reset', this)
    // The page may have been cached or prerendered while the settings changed on another page.
    document.addEventListener('visibilitychange', this)
  }

  handleEvent(event: Event): void {
    const { type } = event
    if (type === 'visibilitychange') {
      if (!document.hidden) this.#restore()
      return
    }
    event.preventDefault() // a reset; the buttons change with the page
    afterPaint(() => {
      const chosen = type === 'reset' ? {} : this.#chosen()
      this.#apply(chosen)
      const settings = JSON.stringify({ ...chosen, lang: document.documentElement.dataset.lang })
      writeSettings(settings === '{}' ? null : settings)
    })
  }

  get #radios(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')]
  }

  /** The settings that differ from the defaults. */
  #chosen(): Settings {
    const chosen = this.#radios.filter(({ checked, defaultChecked }) => checked && !defaultChecked)
    return Object.fromEntries(chosen.map(({ name, value }) => [name, value]))
  }

  /** Applies the stored settings; if there are none, what the reader chose before this element loaded. */
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
