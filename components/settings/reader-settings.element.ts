import { attempt } from '../consent/consent-cookie.ts'
import { readSettings, writeSettings } from '../memory/reader-memory.ts'

/** Remembers how a reader wants to read, and shows what is remembered. Applying it is left to attributes and reader.css. */
export class ReaderSettings extends HTMLElement {
  connectedCallback(): void {
    this.#restore()
    this.addEventListener('change', this)
    this.addEventListener('reset', this)
    // The page may have waited, in the browser's memory or rendered ahead, while settings changed on another.
    document.addEventListener('visibilitychange', this)
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this)
  }

  handleEvent({ type, target }: Event): void {
    if (type === 'visibilitychange') {
      if (!document.hidden) this.#restore()
      return
    }
    if (type === 'reset') this.#apply({})
    else if (target instanceof HTMLInputElement) {
      const { [target.name]: _, ...others } = this.#chosen()
      this.#apply(target.defaultChecked ? others : { ...others, [target.name]: target.value })
    }
    const chosen = this.#chosen()
    writeSettings(Object.keys(chosen).length > 0 ? JSON.stringify(chosen) : undefined)
  }

  get #radios(): NodeListOf<HTMLInputElement> {
    return this.querySelectorAll('input')
  }

  /** What the page has besides its defaults. */
  #chosen(): Record<string, string> {
    const { dataset } = document.documentElement
    const names = new Set([...this.#radios].map(({ name }) => name))
    return Object.fromEntries(
      Object.entries(dataset).flatMap(([name, value]) => (value && names.has(name) ? [[name, value]] : [])),
    )
  }

  #restore(): void {
    const settings = readSettings()
    if (settings) attempt(() => this.#apply(JSON.parse(settings)))
  }

  #apply(settings: Readonly<Record<string, string>>): void {
    for (const radio of this.#radios) {
      const { name, value, defaultChecked } = radio
      const { dataset } = document.documentElement
      radio.checked = settings[name] ? settings[name] === value : defaultChecked
      if (!settings[name]) delete dataset[name]
      else if (radio.checked) dataset[name] = value
    }
  }
}
