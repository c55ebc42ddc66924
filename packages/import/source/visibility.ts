import { isRecord, type Values } from '../../../lib/settings/read-json.ts'
import type { DraftReason } from './drafts.ts'
import KEYS from './front-matter-keys.json' with { type: 'json' }
import type { Data } from './source-data.ts'
import { toDate } from './to-date.ts'
import LIST from './visibility.json' with { type: 'json' }

/** Returns a key in lower case without punctuation: `last_modified_at` and `lastModifiedAt` are the same. */
export function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z\d]/g, '')
}

/** Whether a value says yes in one of the words that generators and spreadsheets have for it. */
export function isYes(value: unknown): boolean {
  return value === true || /^(?:true|yes|on|y|1)$/i.test(String(value).trim())
}

/** Whether a value says no, in one of these words, or by being empty. */
export function isNo(value: unknown): boolean {
  const isEmpty = value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  return value === false || isEmpty || /^(?:false|no|off|n|0|none|)$/i.test(String(value).trim())
}

/** Whether a value names all readers: `public`, `everyone`. */
export function isForAll(value: unknown): boolean {
  return AUDIENCE.test(String(value).trim())
}

const AUDIENCE = new RegExp(LIST.audience.values, 'i')
const PUBLIC_STATUS = new RegExp(LIST.status.values, 'i')
const CLOSED_STATE = new RegExp(LIST.state.values, 'iu')

/** Whether the value of a key lets all readers see a text; undefined if the key is about something else. */
type Verdict = boolean | undefined

/** Keys of facts: their names have a meaning of their own. */
const OF_FACTS = new Set(
  ['categories', 'category', 'section', 'translation'].concat(
    Object.values(KEYS).flatMap((names) => (Array.isArray(names) ? names : [])),
  ),
)

/** Keys of facts some of whose values keep a text from readers. */
const DATES = [...KEYS.publish, ...KEYS.expiry].filter((key) => !LIST.open.keys.includes(key))

/**
 * Returns the reasons for which a text is not surely public, from the keys of its front matter.
 * @param now the time of the import, in milliseconds since 1970
 */
export function closedKeys({ values, placeOf }: Data, now: number): DraftReason[] {
  return Object.entries(values).flatMap(([key, value]): DraftReason[] => {
    if (isOpen(key, value, now) !== false) return []
    const plain = plainKey(key)
    const isSecret = LIST.closed.secret.some((word) => plain.includes(word))
    const shown = isSecret ? '' : `: ${JSON.stringify(value)?.slice(0, 200)}`
    const why = `“${key}${shown}” does not say that all readers may see this`
    const reason = { kind: 'key', name: key }
    return [isStated(plain, value) ? reason : { ...reason, why, place: placeOf([key]) }]
  })
}

/**
 * Whether a key only says whether readers see a text, in a value that Masthead understands: it is then not reported.
 */
export function isAboutVisibility(key: string, value: unknown, now: number): boolean {
  const isOwn = LIST.open.keys.includes(plainKey(key)) || !OF_FACTS.has(plainKey(key))
  return isOwn && isOpen(key, value, now) !== undefined
}

function isOpen(key: string, value: unknown, now: number): Verdict {
  const plain = plainKey(key)
  if (DATES.includes(plain)) return isNo(value) || toDate(value) !== undefined
  if (plain === 'permalink') return isOpenAddress(value)
  if (plain === 'build') return isRecord(value) ? !hasClosedBuild(value) : undefined
  if (plain === 'robots') return !/\bno(?:index|ne)\b/i.test(String(value))
  if (LIST.open.keys.includes(plain)) return isYes(value) || toDate(value) !== undefined
  if (OF_FACTS.has(plain) || plain in LIST.harmless) return undefined
  return byStatus(plain, value) ?? byWords(wordsIn(key), plain, value, now) ?? byParts(value, now)
}

/** Whether an address of Eleventy or Jekyll gives a text a page in any case. */
function isOpenAddress(value: unknown): boolean {
  if (isRecord(value)) return Object.values(value).every((each) => each !== false)
  return value !== false && !/\bfalse\b|\{%-?\s*(?:if|unless)\b/.test(String(value))
}

function hasClosedBuild(build: Values): boolean {
  return Object.values(build).some((one) => /^(?:false|never|link)$/.test(String(one)))
}

function byStatus(plain: string, value: unknown): Verdict {
  if (LIST.status.keys.includes(plain)) return PUBLIC_STATUS.test(String(value)) || isYes(value)
  const text = String(value).trim()
  if (!LIST.state.keys.includes(plain)) return undefined
  return PUBLIC_STATUS.test(text) ? true : CLOSED_STATE.test(text) ? false : undefined
}

function byWords(words: readonly string[], plain: string, value: unknown, now: number): Verdict {
  const has = (list: readonly string[]) => words.some((word) => list.includes(word))
  const day = Date.parse(toDate(value) ?? '')
  if (has(LIST.audience.words)) return isForAll(value)
  const begins = words.some((word) => LIST.closed.beginnings.some((beginning) => word.startsWith(beginning)))
  if (begins || has(LIST.closed.words) || LIST.closed.keys.includes(plain)) {
    const isOver = day <= now && LIST.closed.until.some((word) => plain.includes(word))
    return isNo(value) || isForAll(value) || isOver
  }
  if (day > now && has(LIST.later)) return false
  if (!has(LIST.open.words) && !LIST.open.alone.includes(plain)) return undefined
  if (isNo(value)) return false
  return isYes(value) || day <= now ? true : undefined
}

/** Whether a value of several parts, such as `meta: {draft: true}`, has one that keeps a text from readers. */
function byParts(value: unknown, now: number): Verdict {
  if (!isRecord(value)) return undefined
  return Object.entries(value).some(([key, each]) => isOpen(key, each, now) === false) ? false : undefined
}

/** Returns the words in a key: `isPremium` has the word premium. */
function wordsIn(key: string): string[] {
  const words = key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
  return words.flatMap((word) => [word, word.replace(/^(?:is|has|needs|requires)(?=[a-z]{4})/, '')])
}

/** Whether a value says that its text is a draft, so that it is no news that it is one. */
function isStated(plain: string, value: unknown): boolean {
  if (plain === 'draft' || plain === 'isdraft') return isYes(value)
  if (plain === 'published') return value !== null && isNo(value)
  return plain === 'status' && /^draft$/i.test(String(value))
}
