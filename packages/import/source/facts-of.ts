import { type Place, START } from '../../../lib/problem/problem.ts'
import { isRecord, toRecord } from '../../../lib/settings/read-json.ts'
import { KINDS } from '../../../lib/story/types/story.ts'
import type { Warn } from '../body/warn.ts'
import KEYS from './front-matter-keys.json' with { type: 'json' }
import { bylineNames, type KeyReading, namesOnly, translationIn } from './people.ts'
import type { Data } from './source-data.ts'
import { toDate } from './to-date.ts'

/** The context in which an import reads the facts of a story from its front matter. */
export interface FactContext {
  readonly warn: Warn
  /** The time zone for times without one. */
  readonly zone?: string | undefined
  /** Full names of people by the short names in front matter. */
  readonly people?: ReadonlyMap<string, string | undefined>
  /** Whether its system publishes no story before its date. */
  readonly holdsFuture?: boolean
  /** The time of the import, in milliseconds since 1970. */
  readonly now: number
}

/** Reads the front matter of any of the generators. Each key that Masthead cannot store is reported. */
export function factsOf({ values, placeOf }: Data, { warn, zone, people, holdsFuture, now }: FactContext) {
  const keys = new Map(Object.keys(values).map((key) => [plainKey(key), key]))
  const used = new Set<string>([...KEYS.onlyShown, ...VISIBLE.keys()])
  const read = (name: string): unknown => {
    used.add(name)
    return values[keys.get(name) ?? name]
  }
  const nameIn = (names: readonly string[]) => names.find((name) => keys.has(name))
  const valueAt = (names: readonly string[]) => {
    const name = nameIn(names)
    return name === undefined ? undefined : read(name)
  }
  const textsAt = (names: readonly string[]) => textsIn(valueAt(names))
  const textAt = (names: readonly string[]) => textsAt(names)[0]
  const placeAt = (names: readonly string[]) => placeOf([keys.get(nameIn(names) ?? '') ?? ''])
  const dateAt = (names: readonly string[]) => {
    const value = valueAt(names)
    if (value === undefined || isYes(value) || isNo(value)) return undefined
    const date = toDate(value, zone)
    if (!date) warn(placeAt(names), 'date-invalid', `“${String(value)}” is not a date that exists; it is left out.`)
    return date
  }
  const report = (name: string, message: string, hint?: string) =>
    warn(placeOf([keys.get(name) ?? name], 'key'), 'import-lost', message, hint)
  const namesAt = (known: readonly string[]) =>
    known.flatMap((name) => {
      if (!keys.has(name)) return []
      return namesOnly(read(name), (message, hint) => report(name, message, hint))
    })
  const date = dateAt(KEYS.date)
  const publish = dateAt(KEYS.publish)
  const from = publish ?? (holdsFuture ? date : undefined)
  const isLater = from !== undefined && Date.parse(from) > now
  const expiry = dateAt(KEYS.expiry)
  const isExpired = expiry !== undefined && Date.parse(expiry) <= now
  if (expiry) {
    const becomes = isExpired ? 'The story is imported as a draft.' : 'The date is not imported.'
    const message = `This story expires on ${expiry}, and the source gives no reason. ${becomes}`
    const hint = 'Write `unpublish: {date: …, reason: …}`; readers see the reason.'
    warn(placeAt(KEYS.expiry), 'import-lost', message, hint)
  }
  const isPublic = isSurelyPublic({ values, placeOf }, keys, warn)
  const kind = KINDS.find((known) => known === textAt(KEYS.kind))
  const reading = { keys, read, namesAt, report, placeAt: (name: string) => placeAt([name]), warn }
  const facts = {
    title: textAt(KEYS.title),
    description: textAt(KEYS.description),
    date: date ?? (isLater ? undefined : publish),
    updated: dateAt(KEYS.updated),
    // `publish` needs a time.
    publish: isLater ? from + (from.includes('T') ? '' : 'T00:00:00Z') : undefined,
    authors: [...new Set(namesAt(KEYS.authors).flatMap((name) => bylineNames(people?.get(name) ?? name).names))],
    tags: tagsIn(valueAt(KEYS.tags)),
    /** Names of categories. One may be a section of the site; the others become tags. */
    categories: [...tagsIn(read('categories')), ...textsIn([read('category'), read('section')])],
    kind,
    draft: isExpired || !isPublic,
    cover: coverOf(reading),
    lang: textAt(KEYS.lang),
    slug: textAt(KEYS.slug),
    /** The key that all languages of one story share. */
    key: textAt(KEYS.key),
    translation: translationIn(values, reading),
    /** The address that the front matter itself sets. */
    permalink: textAt(KEYS.permalink),
    /** Old addresses of the story, which need redirects. */
    aliases: textsAt(KEYS.aliases),
  }
  for (const [plain, key] of keys) {
    if (used.has(plain) && (plain !== 'kind' || kind)) continue
    const value = JSON.stringify(values[key]) ?? ''
    warn(placeOf([key], 'key'), 'key-unknown', `Masthead has no key for “${key}: ${value.slice(0, 400)}”.`)
  }
  return facts
}

/** The facts that a source states about a story in one language, in Masthead’s terms. */
export type Facts = ReturnType<typeof factsOf>

/** A cover picture, as the source names it. */
export type SourceCover = NonNullable<Facts['cover']>

/** Returns a key in lower case without punctuation: `last_modified_at` and `lastModifiedAt` are the same. */
export function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z\d]/g, '')
}

// Jekyll splits a text of tags at spaces. If the text contains a comma, it is split at commas.
function tagsIn(value: unknown): string[] {
  const texts = typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : textsIn(value)
  return texts.map((text) => text.trim()).filter(Boolean)
}

/** Returns the cover that the front matter states. */
function coverOf({ keys, read, placeAt, warn }: KeyReading) {
  const name = KEYS.cover.find((each) => keys.has(each))
  if (name === undefined) return undefined
  const written = read(name)
  const value: unknown = Array.isArray(written) && written.length === 1 ? written[0] : written
  const parts = isRecord(value) ? value : { src: value }
  const { src: sources, ...others } = KEYS.coverParts
  const src = textOf(sources.map((each) => parts[each]))
  if (src === undefined) return undefined
  const stem = name.replace(/image$/, '')
  const part = (suffixes: readonly string[]) =>
    textOf(
      suffixes.flatMap((suffix) => [
        parts[suffix],
        ...[name, stem].map((start) => (keys.has(start + suffix) && start ? read(start + suffix) : undefined)),
      ]),
    )
  const known = Object.values(KEYS.coverParts).flat()
  for (const [key, each] of Object.entries(toRecord(value))) {
    const message = `Masthead has no key for “${keys.get(name)}.${key}: ${JSON.stringify(each)?.slice(0, 200)}”.`
    if (!known.includes(plainKey(key))) warn(placeAt(name), 'key-unknown', message)
  }
  return {
    src,
    alt: part(others.alt),
    caption: part(others.caption),
    credit: part(others.credit),
    place: placeAt(name),
  }
}

function textOf(values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value.trim() !== '')
}

/** Returns the texts in a value: the value itself, each item of a list, or the `name` or `title` of an object. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (isRecord(value)) return textsIn(value.name ?? value.title)
  return value === null || value === undefined || typeof value === 'boolean'
    ? []
    : [String(value).trim()].filter(Boolean)
}

/** Whether a value says yes in one of the words that generators and spreadsheets have for it. */
export function isYes(value: unknown): boolean {
  return value === true || /^(?:true|yes|on|y|1)$/i.test(String(value).trim())
}

/** Whether a value says no, in one of these words, or by being empty. */
function isNo(value: unknown): boolean {
  return value === false || value === null || /^(?:false|no|off|n|0|)$/i.test(String(value).trim())
}

type Test = (value: unknown) => boolean

const isDay: Test = (value) => toDate(value) !== undefined
const each = (keys: readonly string[], test: Test) => keys.map((key): [string, Test] => [key, test])

/** The keys of front matter that only say whether readers see a text, each with the values that say so. */
const VISIBLE = new Map<string, Test>([
  ...each([...KEYS.notPublic, ...KEYS.secret], isNo),
  ...each(KEYS.public, (value) => isYes(value) || isDay(value)),
  ...each(KEYS.audience, (value) => /^(?:public|everyone|all|free)$/i.test(String(value))),
  ['status', (value) => /^(?:publish(?:ed)?|public|live)$/i.test(String(value))],
  ['build', (value) => !Object.values(toRecord(value)).some((one) => /^(?:false|never|link)$/.test(String(one)))],
])

/** Other keys some of whose values keep a text from readers. */
const OPEN = new Map<string, Test>([
  ...each(['publishdate', ...KEYS.expiry], (value) => isNo(value) || isDay(value)),
  ['permalink', (value) => value !== false],
])

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
function isSurelyPublic({ values, placeOf }: Data, keys: ReadonlyMap<string, string>, warn: Warn): boolean {
  const against = [...keys].filter(([plain, key]) => (VISIBLE.get(plain) ?? OPEN.get(plain))?.(values[key]) === false)
  for (const [plain, key] of against) {
    const value = KEYS.secret.includes(plain) ? '' : `: ${JSON.stringify(values[key])?.slice(0, 200)}`
    const reason = `“${key}${value}” does not say that all readers may see this`
    if (!isStated(plain, values[key])) reportDraft(reason, warn, placeOf([key]))
  }
  return against.length === 0
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
