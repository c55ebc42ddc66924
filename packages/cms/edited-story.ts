import { parse } from 'yaml'
import { fileTypeOf } from '../../lib/attachment/file-types.ts'
import { sentence } from '../../lib/problem/wording.ts'
import { decodePercent } from '../../lib/publication/addresses.ts'
import { isRecord, toRecord } from '../../lib/settings/read-json.ts'
import { isSame, patchYaml, splitStory } from '../../lib/source/patch-yaml.ts'
import { isDate } from '../../lib/story/read/date.ts'

/** A story's file as the CMS form contains it: the front matter by its keys, and the Markdown below it. */
export type EditedStory = Readonly<Record<string, unknown>>

/**
 * Returns what the CMS form shows of a file.
 * @param known the keys of the front matter that the form contains
 * @throws if the front matter cannot be parsed
 */
export function toEdited(text: string, known: Known): EditedStory {
  const { yaml, rest } = splitStory(text)
  return { ...shownOf(parse(yaml), known), body: withoutSpace(rest) }
}

/** The keys of a form. Each has the keys inside it, or true if it has none. */
export interface Known {
  readonly [key: string]: Known | true
}

function shownOf(value: unknown, known: Known): Record<string, unknown> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, inner]) => {
      const own = value[key]
      if (own === undefined || own === null) return []
      return [[key, inner === true || !isRecord(own) ? own : shownOf(own, inner)]]
    }),
  )
}

/**
 * Returns a story's file after an edit. It differs from the old file only by the edit. What the form does not show
 * stays unchanged: comments, other keys, their order and the quotation marks.
 * @param source the old file; undefined for a new one
 * @throws if the file cannot be written in such a way that parsing it gives the edited values
 */
export function patchStory(source: string | undefined, edited: EditedStory, known: Known): string {
  const before = source ?? '---\n---\n'
  const { opening, yaml, closing, rest } = splitStory(before)
  const { body: oldBody, ...was } = toEdited(before, known)
  const { body, ...fields } = edited
  const written = String(body ?? '')
  const markdown = oldBody === withoutSpace(written) ? rest : withSpaceOf(rest, written)
  const text = opening + patchYaml(yaml, was, fields) + closing + markdown
  if (!isSame(toEdited(text, known), edited))
    throw new Error(sentence`The editor cannot change this front matter. Edit the file by hand.`)
  return text
}

/**
 * Returns a value of the form without the keys with which Sveltia CMS marks the items of lists, such as `__sc_item_id`.
 * Sveltia leaves them out of files, but not of what it gives to previews.
 */
export function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks)
  if (!isRecord(value)) return value
  const kept = Object.entries(value).filter(([key]) => !key.startsWith('__sc_'))
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutMarks(one)]))
}

/** The value of `lang` in the form of a file that exists. */
export const AS_READ = 'as-read'

/**
 * Returns what the form contains for a file: its fields, and the file itself in a hidden field, which is needed to
 * write it.
 * @throws if the front matter cannot be parsed
 */
export function formOf(text: string, known: Known): EditedStory {
  return { ...NOT_NEW, ...toEdited(text, known), source: text, lang: AS_READ }
}

/** The keys that have a default in a new story, as a file without them has them: Sveltia would add the default. */
const NOT_NEW = { title: '', date: '', draft: false }

/**
 * Returns a story's file as the CMS writes it.
 * @param form the values of the form, as `formOf` returned them. For a new language they have the language as `lang`
 * and the language of the original as `original`, and `source` is the original's file. Values that the form copied from
 * it are left out, so that they are inherited. The file is marked as a translation, because a build would take it for a
 * second original. `source` is empty for a new story, also for the translations that are begun before the editor reads
 * its file again; `ownSlug` is its name in addresses, if the folder's is another.
 */
export function fileOf({ source, lang, original, ownSlug, ...edited }: EditedStory, known: Known): string {
  const read = typeof source === 'string' && source ? source : undefined
  if (lang === AS_READ) {
    const was = read ? toEdited(read, known) : {}
    return patchStory(read, withFormerName(toRecord(withSeconds(edited, was)), was), known)
  }
  if (lang === original) {
    const { title, slug, ...others } = edited
    return patchStory(undefined, { title, slug: slug || ownSlug, ...others }, known)
  }
  const isMade = isRecord(edited.translation) && edited.translation.of
  const made = isMade ? edited : { ...edited, translation: { of: original, by: 'human' } }
  if (read) return patchStory(undefined, own(made, toEdited(read, known)), known)
  const { date: _, ...withoutDate } = made // Sveltia has copied the date of the original.
  return patchStory(undefined, withoutDate, known)
}

/**
 * Adds a name that is changed to the former ones, so that its address redirects. That of a draft is not known to
 * anybody.
 */
export function withFormerName(edited: EditedStory, { slug, draft }: EditedStory): EditedStory {
  const former = Array.isArray(edited.aliases) ? edited.aliases : []
  if (!slug || draft === true || edited.slug === slug || former.includes(slug)) return edited
  return { ...edited, aliases: [...former, slug] }
}

/** Returns values with the times of the file where the form, which has no seconds, still has their minute. */
function withSeconds(edited: unknown, was: unknown): unknown {
  if (Array.isArray(edited))
    return edited.map((one, index) => withSeconds(one, Array.isArray(was) ? was[index] : undefined))
  if (isRecord(edited))
    return Object.fromEntries(Object.entries(edited).map(([key, one]) => [key, withSeconds(one, toRecord(was)[key])]))
  const isKept = typeof edited === 'string' && typeof was === 'string' && isTime(edited) && isTime(was)
  return isKept && minuteOf(edited) === minuteOf(was) ? was : edited
}

function isTime(text: string): boolean {
  return text.includes('T') && isDate(text)
}

function minuteOf(time: string): number {
  return Math.floor(Date.parse(time) / 60_000)
}

/** Returns the values that differ from the original. */
function own(edited: EditedStory, original: EditedStory): EditedStory {
  return Object.fromEntries(
    Object.entries(edited).flatMap(([key, value]) => {
      const inherited = original[key]
      if (key !== 'translation' && isSame(value, inherited)) return []
      return [[key, key === 'cover' && isRecord(value) && isRecord(inherited) ? own(value, inherited) : value]]
    }),
  )
}

/** Returns the Markdown with as many empty lines around it as before. */
function withSpaceOf(rest: string, body: string): string {
  const [before = ''] = /^(?:[ \t]*\n)*/.exec(rest) ?? []
  const [after = ''] = /(?<!\s)\s*$/.exec(rest.slice(before.length)) ?? []
  return `${before || '\n'}${withoutSpace(body)}${after || '\n'}`
}

/** Returns Markdown without empty lines around it. The first line keeps its indentation, which makes it code. */
function withoutSpace(markdown: string): string {
  return markdown.replace(/^(?:[ \t]*\n)*/, '').trimEnd()
}

/** Returns the file that an address of the preview means: one beside the story, or one of `media` (`/media/a.mp4`). */
export function fileNamed(address: string): string | undefined {
  const [written = ''] = address.split(/[?#]/)
  // A picture has its name in the address of the file that a build would make.
  if (written.startsWith('/assets/')) return decodePercent(written.slice('/assets/'.length))
  const isFile = /^(?:\/media\/.+|[^/:]+)$/.test(written)
  return isFile && fileTypeOf(written) ? decodePercent(written) : undefined
}

/**
 * Returns the path by which Sveltia knows a file: from the root of the repository for one of `media`, otherwise its
 * name.
 * @param prefix the content folder followed by a slash, or an empty string
 */
export function inRepository(name: string, prefix: string): string {
  return name.startsWith('/') ? `/${prefix}${name.slice(1)}` : name
}
