import { isRecord } from '../../source/is-record.ts'
import { KINDS } from '../../story/types/story.ts'
import type { Facts, SourceCover, Warn } from '../imported.ts'
import type { Data } from './source-data.ts'
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

// Names that themes use for the cover, in lower case without punctuation, and the suffixes for its parts.
const COVERS = [
  'cover',
  'coverimage',
  'featuredimage',
  'featureimage',
  'heroimage',
  'image',
  'images',
  'thumbnail',
  'banner',
]
const PARTS = {
  alt: ['alt', 'alttext'],
  caption: ['caption', 'title'],
  credit: ['credit', 'attribution', 'copyright'],
} as const
const SOURCES = ['src', 'image', 'url', 'path', 'source', 'filename'] as const

/**
 * Returns the cover that the front matter states.
 * @param keys the keys of the front matter by their plain forms
 * @param used collects the plain keys that were read
 */
function coverOf(data: Data, keys: ReadonlyMap<string, string>, used: Set<string>): SourceCover | undefined {
  const name = COVERS.find((each) => keys.has(each))
  if (name === undefined) return undefined
  const key = keys.get(name) ?? name
  const written = data.values[key]
  const value: unknown = Array.isArray(written) && written.length === 1 ? written[0] : written
  const parts = isRecord(value) ? value : { src: value }
  const sourceKey = SOURCES.find((each) => typeof parts[each] === 'string' && parts[each])
  const src = sourceKey && parts[sourceKey]
  if (typeof src !== 'string') return undefined
  used.add(name)
  const part = (of: keyof typeof PARTS): string | undefined => {
    for (const each of PARTS[of]) {
      const inside = parts[each]
      if (typeof inside === 'string' && inside.trim()) return inside
      const stem = name.replace(/image$/, '')
      const plain = [name + each, ...(stem && stem !== name ? [stem + each] : [])].find((beside) => keys.has(beside))
      const beside = plain === undefined ? undefined : data.values[keys.get(plain) ?? plain]
      if (plain === undefined || typeof beside !== 'string') continue
      used.add(plain)
      return beside
    }
    return undefined
  }
  return { src, alt: part('alt'), caption: part('caption'), credit: part('credit'), place: data.placeOf([key]) }
}

/** Returns the texts in a value: the value itself, each item of a list, or the `name` or `title` of an object. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (isRecord(value)) return textsIn(value.name ?? value.title)
  return value === null || value === undefined || typeof value === 'boolean'
    ? []
    : [String(value).trim()].filter(Boolean)
}

/** Names of each key in the generators, in lower case without punctuation. The first one present counts. */
const NAMES = {
  title: ['title'],
  description: ['description', 'summary', 'excerpt'],
  date: ['date', 'pubdate', 'datepublished', 'publisheddate', 'created'],
  updated: ['updated', 'lastmod', 'lastmodified', 'lastmodifiedat', 'modified', 'moddate', 'updateddate', 'updatedat'],
  publish: ['publish', 'publishdate'],
  expiry: ['expirydate', 'unpublishdate'],
  authors: ['authors', 'author'],
  tags: ['tags', 'tag'],
  categories: ['categories', 'category', 'section'],
  kind: ['kind'],
  draft: ['draft', 'published'],
  lang: ['lang', 'language', 'locale'],
  slug: ['slug'],
  key: ['translationkey', 'langref', 'pageid'],
  translation: ['translation', 'translator'],
  permalink: ['url', 'permalink'],
  aliases: ['aliases', 'alias', 'redirectfrom'],
} as const

/** Keys that only control how a generator shows a story. */
const SILENT: readonly string[] = [
  'layout',
  'type',
  'relative',
  'weight',
  'toc',
  'comments',
  'cascade',
  'eleventynavigation',
]
