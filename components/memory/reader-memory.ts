import { attempt } from '../consent/consent-cookie.ts'

/** How a reader wants to read: a JSON object of attributes for `<html>`. lib/build/page/restore-script.ts reads it, too. */
const SETTINGS = 'masthead-reader'

let lasting = false

/** Whether what is remembered of a reader may last on the device. */
export const canPersist = (): boolean => lasting

/**
 * Follows the reader's answer to the cookie notice: with preferences allowed, what they set lasts on the device; without,
 * it is theirs for the visit, and what was kept longer goes.
 */
export function setPersistence(isAllowed: boolean): void {
  const settings = readSettings()
  lasting = isAllowed
  writeSettings(settings)
}

/** The settings as they are stored; null if there are none, or storage is blocked. */
export function readSettings(): string | null {
  let settings: string | null = null
  attempt(() => {
    settings = sessionStorage.getItem(SETTINGS) ?? localStorage.getItem(SETTINGS)
  })
  return settings
}

/** Stores the settings where they may be, and nowhere else; none are forgotten. */
export function writeSettings(settings: string | null = null): void {
  const write = (store: Storage, value: string | null) => {
    if (value) store.setItem(SETTINGS, value)
    else store.removeItem(SETTINGS)
  }
  attempt(() => write(localStorage, lasting ? settings : null))
  attempt(() => write(sessionStorage, lasting ? null : settings))
}
