import { isRecord, toRecord, type Values } from '../../../lib/settings/read-json.ts'
import { KINDS } from '../../../lib/story/types/story.ts'
import type { Warn } from '../body/warn.ts'
import type { DraftReason } from './drafts.ts'
import KEYS from './front-matter-keys.json' with { type: 'json' }
import { bylineNames, type KeyReading, namesOnly, translationIn } from './people.ts'
import type { Data } from './source-data.ts'
import { toDate } from './to-date.ts'
import { closedKeys, isAboutVisibility, isNo, isYes, plainKey } from './visibility.ts'

/** The context in which an import reads the facts of a story from its front matter. */
export interface FactContext {
  readonly warn: Warn
  /** The time zone for times without one. */
  readonly zone?: string | undefined
  /** Full names of people by the short names in front matter. */
  readonly people?: ReadonlyMap<string, string | undefined>
  /** The time of the import, in milliseconds since 1970. */
  readonly now: number
}

/** Reads the front matter of any of the generators. Each key that Masthead cannot store is reported. */
export function factsOf({ values, placeOf }: Data, { warn, zone, people, now }: FactContext) {
  const keys = new Map(Object.keys(values).map((key) => [plainKey(key), key]))
  const used = new Set<string>(KEYS.onlyShown)
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
  const later = latestFuture(values, zone, now)
  const expiry = dateAt(KEYS.expiry)
  const isExpired = expiry !== undefined && Date.parse(expiry) <= now
  if (expiry && !isExpired) {
    const message = `This story expires on ${expiry}, and the source gives no reason. The date is not imported.`
    warn(placeAt(KEYS.expiry), 'import-lost', message, WITH_REASON)
  }
  const expired: DraftReason = {
    ...{ kind: 'key', name: keys.get(nameIn(KEYS.expiry) ?? '') ?? '', place: placeAt(KEYS.expiry) },
    ...{ why: `This story expired on ${expiry}, and the source gives no reason`, hint: WITH_REASON },
  }
  const drafts: readonly DraftReason[] = [...(isExpired ? [expired] : []), ...closedKeys({ values, placeOf }, now)]
  const kind = KINDS.find((known) => known === textAt(KEYS.kind))
  const reading = { keys, read, namesAt, report, placeAt: (name: string) => placeAt([name]), warn }
  const facts = {
    title: textAt(KEYS.title),
    description: textAt(KEYS.description),
    date: date ?? (later ? undefined : publish),
    updated: dateAt(KEYS.updated),
    /** When readers see it first, if that is later than the import. */
    publish: later,
    authors: [...new Set(namesAt(KEYS.authors).flatMap((name) => bylineNames(people?.get(name) ?? name).names))],
    tags: tagsIn(valueAt(KEYS.tags)),
    /** Names of categories. One may be a section of the site; the others become tags. */
    categories: [...tagsIn(read('categories')), ...textsIn([read('category'), read('section')])],
    kind,
    /** The reasons for which it becomes a draft; none for a text that surely all readers see. */
    drafts,
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
    if (isAboutVisibility(key, values[key], now)) continue
    const value = JSON.stringify(values[key]) ?? ''
    warn(placeOf([key], 'key'), 'key-unknown', `Masthead has no key for “${key}: ${value.slice(0, 400)}”.`)
  }
  return facts
}

const WITH_REASON = 'Write `unpublish: {date: …, reason: …}`; readers see the reason.'

/** The keys that say when readers see a text first. */
const DATES = [...KEYS.date, ...KEYS.publish]

/** Returns the last time after the import at which front matter publishes its text; undefined if there is none. */
function latestFuture(values: Values, zone: string | undefined, now: number): string | undefined {
  const times = Object.entries(values).flatMap(([key, value]) =>
    DATES.includes(plainKey(key)) ? (futureTime(toDate(value, zone), zone, now) ?? []) : [],
  )
  return times.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1)
}

/** Returns a date as the time at which it begins, if that is later than the import; undefined otherwise. */
export function futureTime(date: string | undefined, zone: string | undefined, now: number): string | undefined {
  const time = date && (date.includes('T') ? date : toDate(`${date} 00:00`, zone))
  return time && Date.parse(time) > now ? time : undefined
}

/** The facts that a source states about a story in one language, in Masthead’s terms. */
export type Facts = ReturnType<typeof factsOf>

/** A cover picture, as the source names it. */
export type SourceCover = NonNullable<Facts['cover']>

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
