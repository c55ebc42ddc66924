import { isRecord } from '../../source/is-record.ts'
import { KINDS } from '../../story/types/story.ts'
import type { Facts, Warn } from '../imported.ts'
import { coverOf } from './cover-of.ts'
import { NAMES, SILENT } from './key-names.ts'
import type { Data } from './split-file.ts'
import { textsIn } from './texts-in.ts'
import { toDate } from './to-date.ts'

/** Tags that Eleventy uses to group pages, which are not for readers. */
const COLLECTIONS = ['all', 'nav', 'post', 'posts', 'page', 'pages']

/** The context of a story that its front matter does not contain. */
export interface FactContext {
  readonly note: Warn
  /** The time zone for times without one. */
  readonly zone?: string | undefined
  /** Full names of people by the short names in front matter. */
  readonly people?: ReadonlyMap<string, string>
  /** Whether its system publishes no story before its date. */
  readonly holdsFuture?: boolean
  /** The time of the import, in milliseconds since 1970. */
  readonly now: number
}

/** Reads the front matter of any of the generators. Each key that Masthead cannot store is reported. */
export function factsOf(data: Data, { note, zone, people, holdsFuture, now }: FactContext): Facts {
  const { values, placeOf } = data
  const keys = new Map(Object.keys(values).map((key) => [plainKey(key), key]))
  const used = new Set<string>(SILENT)
  const find = (name: keyof typeof NAMES): { key: string; value: unknown } | undefined => {
    const known = NAMES[name].find((each) => keys.has(each))
    if (known === undefined) return undefined
    used.add(known)
    const key = keys.get(known) ?? known
    return { key, value: values[key] }
  }
  const textAt = (name: keyof typeof NAMES) => textsIn(find(name)?.value)[0]
  const dateAt = (name: keyof typeof NAMES) => {
    const { key, value } = find(name) ?? {}
    if (key === undefined || value === null || value === '' || typeof value === 'boolean') return undefined
    const date = toDate(value, zone)
    if (!date) note(placeOf([key]), 'date-invalid', `“${String(value)}” is not a date that exists; it is left out.`)
    return date
  }
  const date = dateAt('date')
  const publish = dateAt('publish')
  const from = publish ?? (holdsFuture ? date : undefined)
  const isLater = from !== undefined && Date.parse(from) > now
  const expiry = dateAt('expiry')
  const isExpired = expiry !== undefined && Date.parse(expiry) <= now
  if (expiry) {
    const becomes = isExpired ? 'The story is imported as a draft.' : 'It is not carried.'
    const hint = 'Write `unpublish: {date: …, reason: …}`: readers are told why.'
    note(
      placeOf([find('expiry')?.key ?? '']),
      'import-lost',
      `This story ends on ${expiry}, for no reason that is given. ${becomes}`,
      hint,
    )
  }
  const cover = coverOf(data, keys, used)
  const draft = find('draft')
  const isDraft = draft && (plainKey(draft.key) === 'draft' ? isYes(draft.value) : isNo(draft.value))
  const kind = KINDS.find((known) => known === textAt('kind'))
  const facts: Facts = {
    title: textAt('title'),
    description: textAt('description'),
    date: date ?? (isLater ? undefined : publish),
    updated: dateAt('updated'),
    publish: isLater ? inTime(from) : undefined,
    authors: textsIn(find('authors')?.value).map((name) => people?.get(name) ?? name),
    tags: tagsIn(find('tags')?.value),
    categories: categoriesIn(keys, values, used),
    kind,
    draft: isDraft === true || isExpired,
    cover,
    lang: textAt('lang'),
    slug: textAt('slug'),
    key: textAt('key'),
    translation: translationIn(values, find('translation')?.value),
    permalink: textAt('permalink'),
    aliases: textsIn(find('aliases')?.value),
  }
  for (const [plain, key] of keys) {
    if (used.has(plain) || (plain === 'kind' && kind)) continue
    const value = JSON.stringify(values[key]) ?? ''
    const message = `Masthead has no place for “${key}: ${value.slice(0, 200)}”.`
    note(placeOf([key], 'key'), 'key-unknown', message)
  }
  return facts
}

/** Returns a key in lower case without punctuation: `last_modified_at` and `lastModifiedAt` are the same. */
export function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z\d]/g, '')
}

// Jekyll splits a text of tags at spaces. If the text contains a comma, it is split at commas.
function tagsIn(value: unknown): string[] {
  const texts = typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : textsIn(value)
  return texts.map((text) => text.trim()).filter((text) => text && !COLLECTIONS.includes(text))
}

function categoriesIn(
  keys: ReadonlyMap<string, string>,
  values: Readonly<Record<string, unknown>>,
  used: Set<string>,
): string[] {
  return NAMES.categories.flatMap((name) => {
    used.add(name)
    const value = values[keys.get(name) ?? name]
    return name === 'categories' ? tagsIn(value) : textsIn(value)
  })
}

function translationIn(values: Readonly<Record<string, unknown>>, value: unknown): Facts['translation'] {
  if (!isRecord(value) || typeof value.of !== 'string' || (value.by !== 'human' && value.by !== 'machine'))
    return undefined
  const [translator] = textsIn(value.translator ?? values.translator)
  return { of: value.of, by: value.by, ...(translator ? { translator } : {}) }
}

/** Adds a time to a date without one, because `publish` needs one. */
function inTime(date: string): string {
  return date.includes('T') ? date : `${date}T00:00:00Z`
}

// YAML in Hugo and Jekyll has more words for true and false. An import must not publish a draft.
function isYes(value: unknown): boolean {
  return value === true || /^(?:true|yes|on|y)$/i.test(String(value))
}

function isNo(value: unknown): boolean {
  return value === false || /^(?:false|no|off|n)$/i.test(String(value))
}
