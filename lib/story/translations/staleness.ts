import { createHash } from 'node:crypto'
import { diffArrays } from 'diff'
import { figuresIn, sectionsText } from '../kinds/kinds.ts'
import type { FrontMatter } from '../read/front-matter-schema.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import type { Section } from '../types/section.ts'
import { isOwnId } from '../types/section.ts'
import { HEADER, isNote, missingNotes, type Notes, notesOf, type Staleness } from '../types/story.ts'
import { untranslatedUpdates } from './live-updates.ts'

/**
 * The version of an original that a translation was made from: the digest of each section by its id, in order. Those
 * that an abridged translation leaves out have a `~` before it.
 */
export type SectionDigests = Readonly<Record<string, string>>

/**
 * Returns the digests of an original as it is now: of its header, its corrections, and each section. A translation
 * stores them to record the version that it was made from.
 */
export function digestsOfOriginal(
  { title, description, cover, ...notes }: Pick<FrontMatter, 'title' | 'description' | 'cover'> & Notes,
  sections: readonly Section[],
): SectionDigests {
  const head = [title, description, cover?.alt, cover?.caption, cover?.credit].join('\n')
  return Object.fromEntries([
    [HEADER, textDigest(head)],
    ...[...notesOf(notes)].map(([id, { text }]) => [id, textDigest(text)] as const),
    ...wordedSections(sections).map((section) => [section.id, sectionDigest(section)]),
  ])
}

/** Returns the sections that have something to translate. One without words, such as a divider, has nothing. */
export function wordedSections(sections: readonly Section[]): Section[] {
  return sections.filter((section) => figuresIn([section]).length > 0 || sectionsText([section]).trim() !== '')
}

/** The mark before the digest of a section that an abridged translation leaves out. */
export const LEFT_OUT = '~'

/**
 * Returns a digest of a section's words: eight letters from a to p, which no YAML parser reads as a number. Line
 * breaks, spaces, formatting and the targets of links do not change it.
 */
export function sectionDigest(section: Section): string {
  const alts = figuresIn([section]).map(({ alt }) => alt)
  return textDigest(`${alts.join('\n')}\n${sectionsText([section])}`)
}

/**
 * Returns a digest of a text: the first 32 bits of its SHA-256 as eight letters from a to p. Ignores line breaks and
 * spaces.
 */
export function textDigest(text: string): string {
  const words = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const bytes = createHash('sha256').update(words).digest().subarray(0, 4)
  return [...bytes].map((byte) => letter(byte >> 4) + letter(byte & 15)).join('')
}

function letter(value: number): string {
  return String.fromCharCode(97 + value)
}

/**
 * Compares the version that a translation was made from with the original as it is now. Ids contain a number, so one
 * new paragraph changes the ids of all that follow. Sections are therefore aligned by their digests. Sections left
 * between the aligned ones are paired by kind, in order.
 */
export function staleness(recorded: SectionDigests, now: SectionDigests): Staleness {
  const { changed, added, dropped } = pairSections(recorded, now)
  const isTranslated = (id: string) => !recorded[id]?.startsWith(LEFT_OUT)
  const ids = [...changed].flatMap(([id, was]) => (isTranslated(was) ? [id] : []))
  return { changed: ids, added, dropped: dropped.filter(isTranslated) }
}

/**
 * Returns what has changed in an original since a translation. A correction is new unless the translation has one of
 * the same date, or records it; an update, unless it has one of the same key.
 * @param written the sections of the translation
 * @returns undefined if its file does not say what it was made from, and has every correction
 */
export function stalenessOf(
  own: FrontMatter,
  { frontMatter, sections }: Pick<ParsedStoryFile, 'frontMatter' | 'sections'>,
  written: readonly Section[],
): Staleness | undefined {
  if (!own.translation || !frontMatter) return undefined
  const updates = frontMatter.live ? untranslatedUpdates(sections, written).map(({ id }) => id) : []
  const missing = [...missingNotes(own, frontMatter), ...updates]
  const { sections: recorded } = own.translation
  if (!recorded) return missing.length > 0 ? { changed: [], added: missing, dropped: [] } : undefined
  const since = staleness(recorded, digestsOfOriginal(frontMatter, sections))
  const isPart = own.translation.form === 'abridged' || Object.values(recorded).some((one) => one.startsWith(LEFT_OUT))
  const isKept = (id: string) =>
    isNote(id) || sections.some((section) => section.kind === 'update' && section.id === id)
  const added = since.added.filter((id) => (isKept(id) ? missing.includes(id) : !isPart))
  return { ...since, added: [...new Set([...added, ...updates])] }
}

/** The recorded digest of each section that has changed, by the id that the section has now. */
export function formerDigests(recorded: SectionDigests, now: SectionDigests): ReadonlyMap<string, string> {
  const { changed } = pairSections(recorded, now)
  return new Map([...changed].map(([id, was]) => [id, plainDigest(recorded[was])]))
}

/**
 * Pairs the sections of an original with those that a translation was made from.
 * @returns by the id of each section now, the id that it had: of those that are the same, and of those that have
 * changed
 */
export function pairSections(recorded: SectionDigests, now: SectionDigests) {
  const same = new Map<string, string>()
  const changed = new Map<string, string>()
  const added: string[] = []
  const dropped: string[] = []
  // Sections since the last that has not changed.
  let old: string[] = []
  let fresh: string[] = []
  const pairUp = () => {
    for (const id of fresh) {
      // An update has the same id in every version.
      const was = old.find((other) => (isOwnId(id) || isNote(id) ? kindOf(other) === kindOf(id) : other === id))
      if (was === undefined) added.push(id)
      else {
        changed.set(id, was)
        old.splice(old.indexOf(was), 1)
      }
    }
    dropped.push(...old)
    old = []
    fresh = []
  }
  const isSame = ([, digest]: Entry, [, other]: Entry) => plainDigest(digest) === other
  const recordedIds = Object.keys(recorded)
  let at = 0
  for (const part of diffArrays<Entry>(Object.entries(recorded), Object.entries(now), { comparator: isSame })) {
    const ids = part.value.map(([id]) => id)
    if (part.added) fresh.push(...ids)
    else if (part.removed) old.push(...ids)
    else {
      pairUp()
      for (const [index, id] of ids.entries()) same.set(id, recordedIds[at + index] ?? id)
    }
    if (!part.added) at += ids.length
  }
  pairUp()
  return { same, changed, added, dropped }
}

function plainDigest(digest = ''): string {
  return digest.replace(LEFT_OUT, '')
}

type Entry = readonly [id: string, digest: string]

/** The kind of a section: its id without the number, `p` for `p12`. */
function kindOf(id: string): string {
  return id.replace(/(?<!\d)\d+$/, '')
}

/**
 * Returns the ids that the sections of an abridged translation have in the original; none if the file records others.
 */
export function recordedParts({ frontMatter, sections }: WithSections, original: WithSections): Map<Section, string> {
  const recorded = frontMatter?.translation?.sections
  if (!recorded || !original.frontMatter) return new Map()
  const { same, changed } = pairSections(recorded, digestsOfOriginal(original.frontMatter, original.sections))
  const now = new Map([...same, ...changed].map(([id, was]) => [was, id]))
  const ours = wordedSections(sections)
  const planned = plannedParts(recorded)
  if (planned.length !== ours.length) return new Map()
  return new Map(ours.map((own, index) => [own, now.get(planned[index] ?? '') ?? '']))
}

/** Returns the ids that the sections of an abridged translation have in the version of the original that it records. */
export function plannedParts(recorded: SectionDigests = {}): string[] {
  return Object.keys(recorded).filter((id) => id !== HEADER && !isNote(id) && !recorded[id]?.startsWith(LEFT_OUT))
}

type WithSections = Pick<ParsedStoryFile, 'frontMatter' | 'sections'>
