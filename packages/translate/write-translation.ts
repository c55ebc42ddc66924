import { isMap, isNode, parse, parseDocument, stringify } from 'yaml'
import { toRecord } from '../../lib/settings/read-json.ts'
import { patchYaml, splitStory } from '../../lib/source/patch-yaml.ts'
import type { ParsedStoryFile } from '../../lib/story/read/parse-story-file.ts'
import {
  digestsOfOriginal,
  LEFT_OUT,
  pairSections,
  type SectionDigests,
} from '../../lib/story/translations/staleness.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { HEADER, isNote, notesOf } from '../../lib/story/types/story.ts'
import type { HeaderTexts, MachineTranslation } from './machine-translation.ts'
import { type Range, rangeOf, readBody, replaceRanges, type TranslatableBody } from './translatable.ts'

/** The work that is left in a translation. */
export interface OpenWork {
  /** The ids of the original's sections to translate, and `head` for the texts above them. */
  readonly ids: ReadonlySet<string>
  /** The id that a section had when it was translated, by its id now; none for sections that are new. */
  readonly former: ReadonlyMap<string, string>
  /** The digests of what the translation was made from. */
  readonly recorded: SectionDigests
  /** The sections of the translation, by the ids that they are recorded under. */
  readonly written: ReadonlyMap<string, readonly Range[]>
  readonly body: TranslatableBody | undefined
}

/**
 * Returns what is new or has changed since a translation was made.
 * @param translation undefined if it does not exist
 * @returns undefined if its sections are not those that it records, so that nobody can tell what has changed
 */
export function openWork(original: ParsedStoryFile, translation: ParsedStoryFile | undefined): OpenWork | undefined {
  const now = digestsOf(original)
  if (!translation) {
    return { ids: new Set(Object.keys(now)), former: new Map(), recorded: {}, written: new Map(), body: undefined }
  }
  const body = readBody(splitStory(translation.source.text).rest, translation.lang)
  const all = translation.frontMatter?.translation?.sections
  // A file that `translate` has laid out records everything before anything is translated.
  const isEmpty = body.sections.length === 0
  if (!isEmpty && !all) return undefined
  const isTitled = translation.frontMatter?.title !== original.frontMatter?.title
  const recorded = isEmpty ? (isTitled && all?.[HEADER] ? { [HEADER]: all[HEADER] } : {}) : (all ?? {})
  const recordedIds = Object.keys(recorded).filter((id) => id !== HEADER && !isNote(id))
  const sections = body.sections.filter(({ id }) => Object.hasOwn(digestsOf(translation), id))
  const kinds = (ids: readonly string[]) => ids.map((id) => id.replace(/(?<!\d)\d+$/, '')).join()
  if (kinds(recordedIds) !== kinds(sections.map(({ id }) => id))) return undefined
  const { same, changed, added } = pairSections(recorded, now)
  const has = isEmpty ? new Map() : notesOf(translation.frontMatter ?? {})
  return {
    ids: new Set([...changed.keys(), ...added.filter((id) => !has.has(id))]),
    former: new Map([...same, ...changed]),
    recorded,
    written: new Map(sections.map((section, index) => [recordedIds[index] ?? section.id, body.rangesOf(section)])),
    body,
  }
}

function digestsOf({ frontMatter, sections }: ParsedStoryFile): SectionDigests {
  if (!frontMatter) throw new Error('The file has no front matter.')
  return digestsOfOriginal(frontMatter, sections)
}

/** The digest of notes that are not translated yet: it differs from that of any notes, so they count as changed. */
const NOT_TRANSLATED = 'aaaaaaaa'

/** Returns the digests to record: of what is translated now, and of what a translation that failed was made from. */
function digestsAfter(original: ParsedStoryFile, { former, recorded }: OpenWork, { failed }: MachineTranslation) {
  return Object.fromEntries(
    Object.entries(digestsOf(original)).flatMap(([id, digest]) => {
      const before = recorded[former.get(id) ?? ''] ?? (id === 'notes' ? NOT_TRANSLATED : undefined)
      if (!failed.has(id)) return [[id, digest]]
      return before === undefined ? [] : [[id, before]]
    }),
  )
}

/**
 * Returns the file of a new translation: a draft. A section that failed is a comment with the words of the original.
 */
export function newTranslation(
  original: ParsedStoryFile,
  body: TranslatableBody,
  work: OpenWork,
  made: MachineTranslation,
): string {
  const facts = {
    title: original.frontMatter?.title ?? '',
    ...nested(made.header),
    ...withNotes({}, made.header, original),
    draft: true,
    translation: { of: original.lang, by: 'machine', sections: digestsAfter(original, work, made) },
  }
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n${newBody(body, made)}`
}

/** Returns the Markdown of the original with what is translated in its place, and without remarks for colleagues. */
function newBody(body: TranslatableBody, made: MachineTranslation): string {
  const remarks = body.root.children
    .filter(({ type }) => type === 'html')
    .map((node) => removal(body.markdown, rangeOf(node)))
  const edits = body.sections.flatMap((section) =>
    body.rangesOf(section).map((range, index) => {
      const { id, kind } = section
      const original = body.markdown.slice(range.from, range.to)
      const isComment = made.failed.has(id) && kind !== 'footnotes' // the text refers to notes, so they must be there
      return { ...range, text: made.sections.get(id)?.[index] ?? (isComment ? commentOf(original) : original) }
    }),
  )
  return `\n${replaceRanges(body.markdown, [...edits, ...remarks]).trim()}\n`
}

/** Returns the comment that has the words of a section above the place of its translation. */
function commentOf(written: string): string {
  return `<!--\n${written.replaceAll('-->', '-- >')}\n-->`
}

/** Returns the file of a translation in which only what was translated is different. */
export function updatedTranslation(
  original: ParsedStoryFile,
  body: TranslatableBody,
  translation: ParsedStoryFile,
  work: OpenWork,
  made: MachineTranslation,
): string {
  const { opening, yaml, closing, rest } = splitStory(translation.source.text)
  const was = toRecord(parse(yaml))
  const { reviewer: _, ...facts } = toRecord(was.translation)
  const { cover, ...texts } = nested(made.header)
  const will = {
    ...was,
    ...texts,
    ...withNotes(translation.frontMatter ?? {}, made.header, original),
    ...(cover || was.cover ? { cover: { ...toRecord(was.cover), ...toRecord(cover) } } : {}),
    translation: { ...facts, by: 'machine' },
  }
  const head = opening + patchYaml(yaml, was, will) + closing
  const text = work.written.size > 0 ? updatedBody(rest, body, work, made) : newBody(body, made)
  return recordDigests(head + text, digestsAfter(original, work, made))
}

function updatedBody(rest: string, body: TranslatableBody, work: OpenWork, made: MachineTranslation): string {
  const { former, written } = work
  const edits: (Range & { text: string })[] = []
  const used = new Set<string>()
  let end = rest.length - rest.trimStart().length
  for (const section of body.sections) {
    const own = written.get(former.get(section.id) ?? '')
    const pieces = made.sections.get(section.id)
    const isBefore = own?.some(({ from }) => from < end)
    if (own && !isBefore) {
      used.add(former.get(section.id) ?? '')
      if (pieces) edits.push(...replacements(rest, own, pieces))
      end = Math.max(end, ...own.map(({ to }) => to))
    } else if (pieces) {
      const comments = body.rangesOf(section).map(({ from, to }) => commentOf(body.markdown.slice(from, to)))
      const at = comments.length === 1 ? rest.indexOf(comments[0] ?? '') : -1
      const text = pieces.join('\n\n')
      if (at >= 0) edits.push({ from: at, to: at + (comments[0]?.length ?? 0), text })
      else if (section.kind === 'footnotes')
        edits.push({ from: rest.trimEnd().length, to: rest.length, text: `\n\n${text}\n` })
      else edits.push({ from: end, to: end, text: used.size === 0 ? `${text}\n\n` : `\n\n${text}` })
    }
  }
  for (const [id, ranges] of written) if (!used.has(id)) edits.push(...ranges.map((range) => removal(rest, range)))
  return replaceRanges(rest, edits)
}

/** Notes are several blocks: the last of the old places gets the notes for which there is no place. */
function replacements(rest: string, ranges: readonly Range[], pieces: readonly string[]) {
  return ranges.map((range, index) => {
    if (index >= pieces.length) return removal(rest, range)
    const text = index === ranges.length - 1 ? pieces.slice(index).join('\n\n') : (pieces[index] ?? '')
    return { ...range, text }
  })
}

/** Removes a block with the empty lines after it. */
function removal(rest: string, { from, to }: Range) {
  const [space = ''] = /^\s*/.exec(rest.slice(to)) ?? []
  return { from, to: to + space.length, text: '' }
}

/**
 * Returns the corrections and the withdrawal of a translation with those that are translated now; these have the dates
 * of the original’s.
 */
function withNotes(own: Parameters<typeof notesOf>[0], header: HeaderTexts, original: ParsedStoryFile) {
  const theirs = notesOf(original.frontMatter ?? {})
  const made = Object.entries(header).flatMap(([id, text]) => {
    const note = theirs.get(id)
    return note ? [[id, { date: note.date, text }] as const] : []
  })
  if (made.length === 0) return {}
  const { withdrawal, ...corrections } = Object.fromEntries([...notesOf(own), ...made])
  return {
    ...(Object.keys(corrections).length > 0 ? { corrections: Object.values(corrections) } : {}),
    ...(withdrawal ? { unpublish: { date: withdrawal.date, reason: withdrawal.text } } : {}),
  }
}

/** Returns texts by keys such as `cover.alt` as front matter has them. */
function nested(header: HeaderTexts): Readonly<Record<string, unknown>> {
  const own = Object.fromEntries(Object.entries(header).filter(([key]) => !isNote(key)))
  const { 'cover.alt': alt, 'cover.caption': caption, ...texts } = own
  if (alt === undefined && caption === undefined) return texts
  return { ...texts, cover: { ...(alt === undefined ? {} : { alt }), ...(caption === undefined ? {} : { caption }) } }
}

/** A text, and the sections in it. */
export type WrittenFile = Pick<ParsedStoryFile, 'sections'> & { readonly source: { readonly text: string } }

/** Returns a section as its file writes it. */
export function writtenSection({ source, sections }: WrittenFile, section: Section): string {
  const next = sections[sections.indexOf(section) + 1]
  const lines = source.text.split('\n').slice(section.place.line - 1, next && next.place.line - 1)
  return lines.join('\n').trim()
}

/**
 * Returns the first sections of an original: as many as a number says; undefined if it is no number of some of them.
 */
export function partIn({ sections }: ParsedStoryFile, written: string): readonly Section[] | undefined {
  return /^[1-9]\d*$/.test(written) && Number(written) < sections.length
    ? sections.slice(0, Number(written))
    : undefined
}

/**
 * Returns the digests of an original that a translation records, with a mark before those of sections that it leaves
 * out.
 * @param part the sections that an abridged translation has
 */
export function digestsToRecord(original: ParsedStoryFile, part?: readonly Section[]): SectionDigests {
  const ids = new Set([HEADER, ...(part ?? []).map(({ id }) => id)])
  const all = Object.entries(digestsOf(original))
  return Object.fromEntries(
    all.map(([id, digest]) => [id, !part || ids.has(id) || isNote(id) ? digest : LEFT_OUT + digest]),
  )
}

/**
 * Returns the file of a translation that is still to be written. Its front matter records what it is made from, and
 * each section of the original is a comment above its place. The file is a draft.
 * @param part the sections of an abridged translation
 */
export function translationLayout(original: ParsedStoryFile, part?: readonly Section[]): string {
  const { lang, frontMatter } = original
  if (!frontMatter) throw new Error('The original has no front matter.')
  const { title, description, cover } = frontMatter
  const facts = {
    title,
    description: description || undefined,
    cover: cover && { alt: cover.alt, caption: cover.caption, credit: cover.credit },
    corrections: frontMatter.corrections,
    draft: true,
    translation: {
      of: lang,
      by: 'human',
      form: part ? 'abridged' : undefined,
      sections: digestsToRecord(original, part),
    },
  }
  const yaml = stringify(facts, { lineWidth: 0, keepUndefined: false })
  const places = (part ?? original.sections).map((section) => `${commentOf(writtenSection(original, section))}\n`)
  return `---\n# To translate: the title and the texts below it. Delete \`draft: true\` when all is done.\n${yaml}---\n\n${places.join('\n\n')}`
}

/**
 * Writes the digests of what a translation was made from into its file, and leaves the rest of the file unchanged.
 * @param text the whole file, with front matter that has a `translation`
 * @throws if there is no `translation`
 */
export function recordDigests(text: string, sections: SectionDigests): string {
  const start = text.indexOf('\n') + 1
  const yaml = text.slice(start, text.indexOf('\n---', start - 1) + 1)
  const { contents } = parseDocument(yaml)
  const pair = isMap(contents) ? contents.items.find(({ key }) => String(key) === 'translation') : undefined
  if (!isMap(pair?.value) || !pair.value.range || !isNode(pair.key) || !pair.key.range)
    throw new Error('This file is not a translation.')
  const facts: Record<string, unknown> = { ...Object(pair.value.toJSON()), sections }
  const written = stringify({ translation: facts }, { lineWidth: 0 }).trimEnd()
  const [from] = pair.key.range
  // A comment or empty lines may follow the value: they stay.
  const end = from + yaml.slice(from, pair.value.range[1]).trimEnd().length
  return text.slice(0, start) + yaml.slice(0, from) + written + yaml.slice(end) + text.slice(start + yaml.length)
}
