import { diffArrays } from 'diff'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import type { Section } from '../types/section.ts'

/** Whether a file is a free translation: its sections need not be those of its original. */
export function isAdapted({ frontMatter }: Pick<ParsedStoryFile, 'frontMatter'>): boolean {
  return frontMatter?.translation?.form === 'adapted'
}

/**
 * Gives the sections of free translations the ids of their counterparts in the original, so that a reader who changes the
 * language stays at the same place.
 */
export function withSharedIds(
  files: readonly ParsedStoryFile[],
  original: ParsedStoryFile | undefined,
): readonly ParsedStoryFile[] {
  if (!original) return files
  return files.map((file) =>
    isAdapted(file) ? { ...file, sections: adaptSections(original.sections, file.sections) } : file,
  )
}

/**
 * Aligns the sections of a free translation with those of its original. Headings are aligned by their levels, in order;
 * what is between two of them, by its kind. A section without a counterpart belongs to no place that languages share. The
 * place of a section that only the original has is the last paragraph or heading before it.
 */
export function adaptSections(original: readonly Section[], translation: readonly Section[]): Section[] {
  const pairs = alignSections(original, translation)
  const taken = new Set(original.map(({ id }) => id))
  const places = new Map<Section, string[]>()
  let last: Section | undefined
  for (const section of original) {
    const own = pairs.get(section)
    if (own?.kind === 'paragraph' || own?.kind === 'heading') last = own
    else if (!own && last) places.set(last, [...(places.get(last) ?? []), section.id])
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
  return section.kind === 'heading' ? `${section.kind}${section.level}` : section.kind
}
