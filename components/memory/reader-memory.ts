import { siteRoot } from '../browser/page.ts'
import { attempt } from './consent-cookie.ts'

// The storage key of a JSON object of attributes for `<html>`. lib/builder/page/behaviours.ts reads it too.
const SETTINGS = 'masthead-reader'

let lasting = false

/** Whether the reader's data may be stored beyond the visit. */
const canPersist = (): boolean => lasting

/** Keeps settings on the device if the reader allows preferences; otherwise only for the visit. */
export function setPersistence(isAllowed: boolean): void {
  const settings = readSettings()
  lasting = isAllowed
  writeSettings(settings)
}

/** Returns the settings as stored; null or undefined if there are none or storage is blocked. */
export function readSettings(): string | null | undefined {
  return attempt(() => sessionStorage.getItem(SETTINGS) ?? localStorage.getItem(SETTINGS))
}

/** Stores the settings where the reader allows it, and only there. Null deletes them. */
export function writeSettings(settings: string | null = null): void {
  attempt(() => {
    for (const store of [localStorage, sessionStorage]) store.removeItem(SETTINGS)
    if (settings) (lasting ? localStorage : sessionStorage).setItem(SETTINGS, settings)
  })
}

/** Adds the language that the reader chose to the settings, if they may be kept on the device. */
export function rememberLanguage(lang: string): void {
  if (lasting) attempt(() => writeSettings(JSON.stringify({ ...JSON.parse(readSettings() ?? '{}'), lang })))
}

/** The place in a story at which its reader stopped. */
export interface ReadingRecord {
  /** The section at which its reader stopped. */
  readonly at: string
  /** The share of the text that the reader has seen; 1 once they have seen the end. */
  readonly share: number
}

const READ = 'masthead-read'
const MOST = 200

/** Deletes the reading records of all stories. */
export function forgetReadings(): void {
  attempt(() => localStorage.removeItem(READ))
}

/** Returns the reading records on this device, by slug: a story that was read in one language counts as read in all. */
export function readings(): Readonly<Record<string, ReadingRecord>> {
  return attempt(() => JSON.parse(localStorage.getItem(READ) ?? '{}')) ?? {}
}

/** Stores a reading record if the reader allows it; keeps the latest 200. */
export function writeReading(slug: string, reading: ReadingRecord): void {
  if (!canPersist() || !slug) return
  const others = Object.entries(readings()).filter(([other]) => other !== slug)
  const all = [...others, [slug, reading]].slice(-MOST)
  attempt(() => localStorage.setItem(READ, JSON.stringify(Object.fromEntries(all))))
}

/** Returns the slug of a story's address, `/news/en/harbour/`; empty for every other page. */
export function slugOf(path: string): string {
  return /^[^/]+\/([^/]+)\/$/.exec(path.slice(siteRoot.length))?.[1] ?? ''
}
