import type { StoryEdition } from '../story/types/story.ts'
import { memoizeByLanguage } from './memoize-by-language.ts'
import { storiesIn } from './stories-in.ts'

/** All stories of a language by the month in which they were published. */
export interface StoryArchive {
  /** The stories by month (`2026-11`), the latest month first; in each month the newest story first. */
  readonly months: ReadonlyMap<string, readonly StoryEdition[]>
  readonly undated: readonly StoryEdition[]
}

/** The archive of a language. A story’s month is that of its date as written, in any time zone. */
export const archiveOf = memoizeByLanguage((library, lang): StoryArchive => {
  const months = new Map<string, StoryEdition[]>()
  const undated: StoryEdition[] = []
  for (const { edition } of storiesIn(library, lang)) {
    const month = edition.date?.slice(0, '2026-11'.length)
    const shelf = month === undefined ? undated : (months.get(month) ?? [])
    if (month !== undefined) months.set(month, shelf)
    shelf.push(edition)
  }
  return { months: new Map([...months].sort(([a], [b]) => (a < b ? 1 : -1))), undated }
})

/** The months of an archive grouped by year (`2026`), both with the latest first. */
export function yearsOf({ months }: StoryArchive): ReadonlyMap<string, ReadonlyMap<string, readonly StoryEdition[]>> {
  return new Map(
    [...Map.groupBy(months, ([month]) => month.slice(0, '2026'.length))].map(([year, ones]) => [year, new Map(ones)]),
  )
}
