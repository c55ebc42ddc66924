import { siteRoot } from '../browser/site-root.ts'
import { attempt } from '../consent/consent-cookie.ts'
import { canPersist } from './reader-memory.ts'

/** How far a story was read. */
export interface ReadingRecord {
  /** The section at which its reader stopped. */
  readonly at: string
  /** The share of the text that was seen; 1 once the end was. */
  readonly share: number
}

const READ = 'masthead-read'
const MOST = 200

/** Forgets every reading. */
export function forgetReadings(): void {
  attempt(() => localStorage.removeItem(READ))
}

/** The readings on this device, by slug: a story read in one language is read. */
export function readings(): Readonly<Record<string, ReadingRecord>> {
  let all = {}
  attempt(() => {
    all = JSON.parse(localStorage.getItem(READ) ?? '{}')
  })
  return all
}

/** Remembers a reading, where it may; the oldest give way. */
export function writeReading(slug: string, reading: ReadingRecord): void {
  if (!canPersist() || !slug) return
  const others = Object.entries(readings()).filter(([other]) => other !== slug)
  const all = [...others, [slug, reading]].slice(-MOST)
  attempt(() => localStorage.setItem(READ, JSON.stringify(Object.fromEntries(all))))
}

/** The slug of a story's address, `/news/en/harbour/`; empty for every other. */
export function slugOf(path: string): string {
  const [, slug = '', rest, ...more] = path.slice(siteRoot.length).split('/')
  return rest === '' && more.length === 0 ? slug : ''
}
