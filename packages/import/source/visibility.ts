import { type Place, START } from '../../../lib/problem/problem.ts'
import { isRecord, type Values } from '../../../lib/source/is-record.ts'
import type { Facts, Warn } from '../types/imported.ts'
import { toDate } from './to-date.ts'

/** Whether a value says yes in one of the words that generators and spreadsheets have for it. */
export function isYes(value: unknown): boolean {
  return value === true || /^(?:true|yes|on|y|1)$/i.test(String(value).trim())
}

/** Whether a value says no, in one of these words, or by being empty. */
export function isNo(value: unknown): boolean {
  return value === false || value === null || /^(?:false|no|off|n|0|)$/i.test(String(value).trim())
}

/** Keys that keep a text from readers unless their value is no. */
const CLOSED = ['draft', 'isdraft', 'private', 'hidden', 'unlisted', 'unpublished', 'headless', 'membersonly']
const LOCKED = ['password', 'protected', 'eleventyexcludefromcollections']

/** Keys whose value must be yes, or a date. */
const OPEN = ['published', 'publish', 'ispublished', 'public', 'ispublic', 'render']

/** Keys that must have a date or nothing. */
const DATED = ['publishdate', 'expirydate', 'unpublishdate']

/** Keys whose value must be one of these words. */
const WORDED = new Map([
  ['status', /^(?:publish(?:ed)?|public|live)$/i],
  ...['visibility', 'access', 'audience'].map((key) => [key, /^(?:public|everyone|all|free)$/i] as const),
])

/** The keys of front matter that only say whether readers see a text. */
export const VISIBILITY_KEYS: readonly string[] = [...CLOSED, ...LOCKED, ...OPEN, ...WORDED.keys(), 'build']

/** Whether a value says that its text is a draft, so that it is no news that it is one. */
function isStated(plain: string, value: unknown): boolean {
  if (plain === 'draft' || plain === 'isdraft') return isYes(value)
  if (plain === 'published') return value !== null && isNo(value)
  return plain === 'status' && /^draft$/i.test(String(value))
}

/**
 * Whether readers surely see a text. What a key of its front matter says against it, or does not clearly say, is reported,
 * unless it is plainly a draft.
 * @param keys the keys as written, by their plain forms
 */
export function isSurelyPublic(
  values: Values,
  keys: ReadonlyMap<string, string>,
  warn: Warn,
  placeOf: (key: string) => Place,
): boolean {
  const against = [...keys].filter(([plain, key]) => isAgainst(plain, values[key]))
  for (const [plain, key] of against) {
    const value = LOCKED.includes(plain) ? '' : `: ${JSON.stringify(values[key])?.slice(0, 200)}`
    if (!isStated(plain, values[key]))
      reportDraft(`“${key}${value}” does not say that all readers may see this`, warn, placeOf(key))
  }
  return against.length === 0
}

function isAgainst(plain: string, value: unknown): boolean {
  if (CLOSED.includes(plain) || LOCKED.includes(plain)) return !isNo(value)
  if (OPEN.includes(plain)) return !isYes(value) && toDate(value) === undefined
  if (DATED.includes(plain)) return !isNo(value) && toDate(value) === undefined
  if (plain === 'permalink') return value === false
  const isNever = (each: unknown) => /^(?:false|never|link)$/.test(String(each))
  if (plain === 'build') return isRecord(value) && Object.values(value).some(isNever)
  return WORDED.get(plain)?.test(String(value)) === false
}

/** Returns the facts of a text that becomes a draft for a reason, which is reported. */
export function asDraft(facts: Facts, reason: string, warn: Warn, place: Place = START): Facts {
  reportDraft(reason, warn, place)
  return { ...facts, draft: true }
}

function reportDraft(reason: string, warn: Warn, place: Place): void {
  const hint = 'Delete `draft: true` in its front matter if all readers may see it.'
  warn(place, 'import-changed', `${reason}; it is a draft now.`, hint)
}
