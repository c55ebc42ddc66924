import { attempt } from '../consent/consent-cookie.ts'

/**
 * The storage key of the reader's settings: a JSON object of attributes for `<html>`. lib/build/page/restore-script.ts
 * reads it too.
 */
const SETTINGS = 'masthead-reader'

let lasting = false

/** Whether the reader's data may be stored beyond the visit. */
export const canPersist = (): boolean => lasting

/**
 * Applies the reader's answer to the cookie notice. If preferences are allowed, settings stay on the device. If not,
 * they last for the visit, and what was stored longer is deleted.
 */
export function setPersistence(isAllowed: boolean): void {
  const settings = readSettings()
  lasting = isAllowed
  writeSettings(settings)
}

/** Returns the settings as stored; null if there are none or storage is blocked. */
export function readSettings(): string | null {
  let settings: string | null = null
  attempt(() => {
    settings = sessionStorage.getItem(SETTINGS) ?? localStorage.getItem(SETTINGS)
  })
  return settings
}

/** Stores the settings where the reader allows it, and only there. Null deletes them. */
export function writeSettings(settings: string | null = null): void {
  const write = (store: Storage, value: string | null) => {
    if (value) store.setItem(SETTINGS, value)
    else store.removeItem(SETTINGS)
  }
  attempt(() => write(localStorage, lasting ? settings : null))
  attempt(() => write(sessionStorage, lasting ? null : settings))
}
