import { toRecord } from '../../../../lib/settings/read-json.ts'
import { normalizeValue } from '../../../../lib/source/patch-yaml.ts'
import { checkAndJoin, editionState, withSharedIds } from '../../../../lib/story/translations/join-languages.ts'
import {
  digestsOfOriginal,
  LEFT_OUT,
  pairSections,
  type SectionDigests,
  staleness,
} from '../../../../lib/story/translations/staleness.ts'
import { parseUnsaved, type UnsavedProblem } from '../../../../lib/story/translations/unsaved-story.ts'
import type { EditorConfig } from '../../cms-config.ts'
import type { EditedStory, Known } from '../../edited-story.ts'
import { fileOfEdited } from '../parts/edited-text.ts'
import type { BrowserLint } from './load-lint.ts'
import { pairText } from './paired-text.ts'
import { placeholder, type SectionPair } from './section-pair.ts'
import { itemsOf } from './text-items.ts'

/** A translation beside its original, as the form of the desk has both. */
export interface TranslatedTexts {
  readonly slug: string
  /** The language of the translation. */
  readonly lang: string
  readonly edited: EditedStory
  /** The language of the original. */
  readonly of: string
  readonly original: EditedStory
}

/** A translation section by section. */
export interface PairedStory {
  readonly pairs: readonly SectionPair[]
  /** Whether the texts above the sections are others than when this was translated. */
  readonly isHeadChanged: boolean
  /** Whether the file says what it was made from. */
  readonly isRecorded: boolean
}

/**
 * Returns the sections of a translation beside those of its original.
 * @returns undefined if the sections cannot be paired, or the original cannot be read
 */
export function pairedStory({ slug, lang, edited, of, original }: TranslatedTexts): PairedStory | undefined {
  const now = digestsOf(slug, of, original)
  const { sections, form = 'complete' } = toRecord(edited.translation)
  if (!now || (form !== 'complete' && form !== 'abridged')) return undefined
  const recorded = recordedIn(sections)
  const texts = {
    original: { lang: of, markdown: String(original.body ?? '') },
    translation: { lang, markdown: String(edited.body ?? '') },
  }
  const pairs = pairText(texts, now, recorded)
  return pairs && { pairs, isHeadChanged: recorded !== undefined && recorded.head !== now.head, isRecorded: !!recorded }
}

/** Returns the file of a translation that somebody begins: a draft with a comment in place of each section. */
export function begunTranslation(
  { slug, of, original }: Pick<TranslatedTexts, 'slug' | 'of' | 'original'>,
  facts: { readonly assigned?: string; readonly review: unknown },
  known: Known,
): string {
  const markdown = String(original.body ?? '')
  const body = itemsOf(markdown, of).reduceRight(
    (text, { id, from, to }) => text.slice(0, from) + (id ? placeholder(text.slice(from, to)) : '') + text.slice(to),
    markdown,
  )
  const { alt, caption } = toRecord(original.cover)
  const fields = {
    title: original.title,
    description: original.description,
    ...(alt || caption ? { cover: { alt, caption } } : {}),
    draft: true,
    ...facts,
    translation: { of, by: 'human', sections: digestsOf(slug, of, original) },
  }
  return fileOfEdited(undefined, { ...fields, body: body.trim() }, known)
}

/** Why a translation cannot be marked as complete: errors, or sections that are missing; or else what it is made from. */
export type Completion =
  | { readonly problems: readonly UnsavedProblem[] }
  | { readonly missing: readonly string[] }
  | { readonly sections: SectionDigests }

/** Returns what `masthead translate … --done` would record for a complete translation, or why it would refuse. */
export function completionOf(
  texts: TranslatedTexts,
  publication: EditorConfig['publication'],
  { numberDifference }: Pick<BrowserLint, 'numberDifference'>,
): Completion {
  const { slug, lang, edited, of, original } = texts
  const paired = pairedStory(texts)
  const isAbridged = toRecord(edited.translation).form === 'abridged'
  const empty = paired?.pairs.filter(({ written }) => written === '') ?? []
  const leftOut = paired && isAbridged ? empty.filter(({ item }) => item === undefined) : []
  const missing = empty.filter((pair) => !leftOut.includes(pair)).map(({ id }) => id)
  if (missing.length > 0) return { missing }
  const now = digestsOf(slug, of, original)
  const others = freeSections(texts).filter(({ isLeftOut }) => isLeftOut)
  const sections = now && withoutParts(now, new Set([...leftOut, ...others].map(({ id }) => id)))
  const { translation } = edited
  const read = [
    parse(slug, of, original),
    parse(slug, lang, { ...edited, translation: { ...toRecord(translation), sections } }),
  ] as const
  const own = read.flatMap(({ problems }) => problems)
  if (own.length > 0 || !sections) return { problems: own }
  const files = withSharedIds(
    read.map(({ parsed }) => parsed),
    read[0].parsed,
  )
  const { problems } = checkAndJoin(files, publication, true)
  const inTranslation = problems.filter(({ file, severity }) => severity === 'error' && file === `${lang}.md`)
  const { state } = editionState(files[1], files[0])
  const isUnfinished = state === 'misaligned' || state === 'begun' || state === 'unreadable'
  if (inTranslation.length > 0 || isUnfinished)
    return { problems: inTranslation.map(({ line, rule, message, hint = '' }) => ({ line, rule, message, hint })) }
  const accepted = toRecord(edited.accept)['number-differs'] !== undefined
  const compared = accepted ? [] : (paired?.pairs ?? []).filter((pair) => !leftOut.includes(pair))
  const differing = compared.flatMap((pair): UnsavedProblem[] => {
    const message = numberDifference({ original: pair.original, of, translation: pair.written, lang })
    return message ? [{ rule: 'number-differs', message: `${pair.id}: ${message}`, hint: '' }] : []
  })
  return differing.length > 0 ? { problems: differing } : { sections }
}

/** A section of the original that a free translation may have in its own words. */
export type FreeSection = Pick<SectionPair, 'id' | 'original' | 'isLeftOut'>

/** Returns the sections of an original, and which of them a free translation records as left out; none of another form. */
export function freeSections({ slug, edited, of, original }: TranslatedTexts): readonly FreeSection[] {
  const { form, sections } = toRecord(edited.translation)
  const now = digestsOf(slug, of, original)
  if (!now || (form !== 'adapted' && form !== 'summary')) return []
  const recorded = recordedIn(sections) ?? now
  const { same, changed } = pairSections(recorded, now)
  const markdown = String(original.body ?? '')
  return itemsOf(markdown, of).flatMap(({ id, from, to }) => {
    if (id === undefined) return []
    const isLeftOut = recorded[same.get(id) ?? changed.get(id) ?? '']?.startsWith(LEFT_OUT) ?? false
    return [{ id, original: markdown.slice(from, to), isLeftOut }]
  })
}

/** Returns digests with a mark at the sections that an abridged translation leaves out, and at no others. */
export function withoutParts(digests: SectionDigests, leftOut: ReadonlySet<string>): SectionDigests {
  const plain = (digest: string) => digest.replace(LEFT_OUT, '')
  return Object.fromEntries(
    Object.entries(digests).map(([id, digest]) => [id, (leftOut.has(id) ? LEFT_OUT : '') + plain(digest)]),
  )
}

/** Returns the digests of an original as it is now; undefined if its front matter has errors. */
export function digestsOf(slug: string, lang: string, edited: EditedStory): SectionDigests | undefined {
  const { frontMatter, sections } = parse(slug, lang, edited).parsed
  return frontMatter && digestsOfOriginal(frontMatter, sections)
}

/** Whether an original has changed since a translation recorded it. An abridged one need not have what is new. */
export function isBehind(recorded: SectionDigests, now: SectionDigests): boolean {
  const { changed, added, dropped } = staleness(recorded, now)
  const isPart = Object.values(recorded).some((digest) => digest.startsWith(LEFT_OUT))
  return changed.length > 0 || dropped.length > 0 || (!isPart && added.length > 0)
}

/** Returns the digests that a translation records; undefined if it records none. */
export function recordedIn(sections: unknown): SectionDigests | undefined {
  const entries = Object.entries(toRecord(sections)).map(([id, digest]) => [id, String(digest)] as const)
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function parse(slug: string, lang: string, { body, review: _, ...fields }: EditedStory) {
  return parseUnsaved(slug, lang, { values: normalizeValue(fields) ?? {}, text: String(body ?? '') })
}
