import { diffArrays } from 'diff'
import { sectionsText, shapeOf } from '../kinds/kinds.ts'
import { latinDigit } from '../kinds/read-figure.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import type { Section } from '../types/section.ts'
import { recordedParts } from './staleness.ts'

/** Returns the sections of a free or an abridged translation with the ids of their counterparts in the original. */
export function alignedSections(file: ParsedStoryFile, original: ParsedStoryFile): Section[] {
  const isPart = file.frontMatter?.translation?.form === 'abridged'
  const pairs = isPart ? partsOf(file, original) : undefined
  return adaptSections(original.sections, file.sections, pairs, original.frontMatter?.live !== undefined)
}

/**
 * Aligns the sections of a free translation with those of its original. Headings are aligned by their levels, in order;
 * what is between two of them, by its kind. A section without a counterpart belongs to no place that languages share.
 * The place of a section that only the original has is the last paragraph or heading before it.
 * @param pairs the counterparts by the sections of the original, if they are known
 * @param isLive whether the story is live: the page then has the updates of the original themselves
 */
export function adaptSections(
  original: readonly Section[],
  translation: readonly Section[],
  pairs = alignSections(original, translation),
  isLive = false,
): Section[] {
  const taken = new Set(original.map(({ id }) => id))
  const places = new Map<Section, string[]>()
  let last: Section | undefined
  for (const section of original) {
    const own = pairs.get(section)
    if (own?.kind === 'paragraph' || own?.kind === 'heading') last = own
    else if (!own && last && !(isLive && section.kind === 'update'))
      places.set(last, [...(places.get(last) ?? []), section.id])
  }
  const counterparts = new Map([...pairs].map(([section, own]) => [own, section]))
  return translation.map((section) => {
    const id = counterparts.get(section)?.id
    if (id === undefined)
      return { ...section, id: taken.has(section.id) ? `own-${section.id}` : section.id, isOwn: true }
    return { ...section, id, places: places.get(section) }
  })
}

/** Returns the counterparts in a translation by the sections of the original: those under each pair of headings. */
function alignSections(original: readonly Section[], translation: readonly Section[]): Map<Section, Section> {
  const headings = common(original.filter(isHeading), translation.filter(isHeading))
  const ends = [...headings, [undefined, undefined] as const]
  const starts = [[undefined, undefined] as const, ...headings]
  const between = ends.flatMap(([end, ownEnd], index) => {
    const [start, ownStart] = starts[index] ?? []
    return common(part(original, start, end), part(translation, ownStart, ownEnd))
  })
  return new Map([...headings, ...between])
}

function isHeading({ kind }: Section): boolean {
  return kind === 'heading'
}

/** Returns the sections after one and before another, from the first or to the last if these are undefined. */
function part(sections: readonly Section[], after: Section | undefined, before: Section | undefined) {
  const start = after ? sections.indexOf(after) + 1 : 0
  return sections.slice(start, before ? sections.indexOf(before) : undefined)
}

/** Returns the longest series of pairs of sections of the same kind, in order. */
function common(sections: readonly Section[], others: readonly Section[]): (readonly [Section, Section])[] {
  const isSame = (one: Section, other: Section) => kindOf(one) === kindOf(other)
  const pairs: (readonly [Section, Section])[] = []
  let [at, otherAt] = [0, 0]
  for (const { added, removed, count } of diffArrays<Section>([...sections], [...others], { comparator: isSame })) {
    if (!added && !removed) {
      for (const [index, section] of sections.slice(at, at + count).entries()) {
        const other = others[otherAt + index]
        if (other) pairs.push([section, other])
      }
    }
    if (!added) at += count
    if (!removed) otherAt += count
  }
  return pairs
}

function kindOf(section: Section): string {
  if (section.kind === 'update') return section.id
  return section.kind === 'heading' ? `${section.kind}${section.level}` : section.kind
}

/**
 * Returns the counterparts in an abridged translation by the sections of the original. Which sections it has, its file
 * records. Until it does, each is that of the next of the same structure which has the most names and numbers in common
 * with it. That is good enough for a scroll position, but `check` compares only what is recorded.
 */
function partsOf(file: ParsedStoryFile, original: ParsedStoryFile): Map<Section, Section> {
  const [theirs, ours] = [original.sections, file.sections]
  const recorded = recordedParts(file, original)
  const shapes = new Map([...theirs, ...ours].map((section) => [section, shapeOf(section)]))
  const isSame = (one: Section, other: Section | undefined) => other && shapes.get(one) === shapes.get(other)
  // The last section of the original that each can be, so that there is one for each that follows.
  let end = theirs.length
  const latest = ours.toReversed().map((own) => {
    const at = theirs.findLastIndex((section, index) => index < end && isSame(section, own))
    if (at >= 0) end = at
    return at
  })
  const pairs = new Map<Section, Section>()
  let start = 0
  for (const [index, own] of ours.entries()) {
    const id = recorded.get(own)
    const next = theirs.slice(start, (latest.at(-1 - index) ?? 0) + 1).filter((section) => isSame(section, own))
    const known = next.find((section) => section.id === id)
    const found = id === undefined ? mostAlike(own, next.slice(0, FARTHEST)) : known
    if (!found) continue
    pairs.set(found, own)
    start = theirs.indexOf(found, start) + 1
  }
  return pairs
}

/** How many sections of an original are compared with one of an abridged translation. */
const FARTHEST = 100

/** The parts of a file from which its sections are known. */
/**
 * Returns the section with which one in another language has the most names and numbers in common; of equals, the
 * first.
 */
function mostAlike(own: Section, candidates: readonly Section[]): Section | undefined {
  if (candidates.length < 2) return candidates[0]
  const signs = signsIn(own)
  const alike = candidates.map((section) => {
    const others = signsIn(section)
    const both = [...signs].filter((sign) => others.has(sign)).length
    return both / (signs.size + others.size - both || 1)
  })
  return candidates[alike.indexOf(Math.max(...alike))]
}

/** Returns the numbers of a section, and its words with capital letters. */
function signsIn(section: Section): Set<string> {
  const text = sectionsText([section]).replaceAll(/\p{Nd}/gu, latinDigit)
  return new Set(text.match(/\d+|\p{Lu}\p{L}+/gu))
}
