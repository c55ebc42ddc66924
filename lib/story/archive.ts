import { perLibrary } from './per-library.ts'
import { storiesIn } from './stories-in.ts'
import type { Story } from './story.ts'

/** All stories of a language by when they were published. */
export interface Archive {
  /** By month, `2026-11`, the latest first; in each the newest story first. */
  readonly months: ReadonlyMap<string, readonly Story[]>
  readonly undated: readonly Story[]
}

/** The archive of a language. A story’s month is that of the day as the newsroom wrote it, whatever the zone. */
export const archiveOf = perLibrary((library, lang): Archive => {
  const months = new Map<string, Story[]>()
  const undated: Story[] = []
  for (const { story } of storiesIn(library, lang)) {
    const month = story.date?.slice(0, '2026-11'.length)
    const shelf = month === undefined ? undated : (months.get(month) ?? [])
    if (month !== undefined) months.set(month, shelf)
    shelf.push(story)
  }
  return { months: new Map([...months].sort(([a], [b]) => (a < b ? 1 : -1))), undated }
})

/** The months of an archive by their year, `2026`, both the latest first. */
export function yearsOf({ months }: Archive): ReadonlyMap<string, ReadonlyMap<string, readonly Story[]>> {
  return new Map(
    [...Map.groupBy(months, ([month]) => month.slice(0, '2026'.length))].map(([year, ones]) => [year, new Map(ones)]),
  )
}
