import {
  LEFT_OUT,
  pairSections,
  plannedParts,
  type SectionDigests,
} from '../../../../lib/story/translations/staleness.ts'
import type { SectionPair } from './section-pair.ts'
import { itemsOf, type TextItem } from './text-items.ts'

/** The texts that are paired, each with its language. */
export interface TextsBeside {
  readonly original: { readonly lang: string; readonly markdown: string }
  readonly translation: { readonly lang: string; readonly markdown: string }
}

/**
 * Pairs the sections of an original with those of a complete translation.
 * @param now the digests of the original as it is
 * @param recorded the digests of the original that the translation was made from; without them it has the same sections
 * @returns undefined if the translation has other sections than it records, so that nobody can tell which is which
 */
export function pairText(
  { original, translation }: TextsBeside,
  now: SectionDigests,
  recorded: SectionDigests = now,
): readonly SectionPair[] | undefined {
  const planned = plannedParts(recorded)
  const items = itemsOf(translation.markdown, translation.lang)
  const asRecorded = inOrder(items, planned)
  // What is new may be written already, while the translation still records the earlier original.
  const asNow = asRecorded ? undefined : inOrder(items, plannedParts(now))
  if (!asRecorded && !asNow) return undefined
  const { same, changed } = pairSections(recorded, now)
  return itemsOf(original.markdown, original.lang).flatMap(({ id, from, to }): SectionPair[] => {
    if (id === undefined) return []
    const recordedId = same.get(id) ?? changed.get(id)
    const isLeftOut = recorded[recordedId ?? '']?.startsWith(LEFT_OUT) ?? false
    const item = asRecorded ? asRecorded.get(recordedId ?? '') : asNow?.get(id)
    const written = item?.id === undefined ? '' : translation.markdown.slice(item.from, item.to)
    return [
      {
        id,
        original: original.markdown.slice(from, to),
        written,
        isChanged: !isLeftOut && !same.has(id),
        recordedId,
        isLeftOut,
        item,
      },
    ]
  })
}

/**
 * Returns the items of a translation by the ids that it records. Comments count if they are there for the sections that
 * are missing.
 */
function inOrder(items: readonly TextItem[], planned: readonly string[]): Map<string, TextItem> | undefined {
  const sections = items.filter(({ id }) => id !== undefined)
  const isPlanned = (some: readonly TextItem[]) =>
    some.length === planned.length &&
    some.every(({ id }, index) => id === undefined || kindOf(id) === kindOf(planned[index] ?? ''))
  const fitting = [sections, items].find(isPlanned)
  return fitting && new Map(fitting.map((item, index) => [planned[index] ?? '', item]))
}

/** The kind of a section: its id without the number. */
function kindOf(id: string): string {
  return id.replace(/(?<!\d)\d+$/, '')
}
