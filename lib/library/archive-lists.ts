import { archiveAddress } from '../publication/addresses.ts'
import type { StoryEdition } from '../story/types/story.ts'
import { type Library, memoizeByLanguage, storiesIn, toListItem } from './library.ts'
import { type List, type Neighbours, paginate } from './list.ts'

/** All stories of a language by the month in which they were published. */
export interface StoryArchive {
  /** The stories by month (`2026-11`), the latest month first; in each month the newest story first. */
  readonly months: ReadonlyMap<string, readonly StoryEdition[]>
  readonly undated: readonly StoryEdition[]
}

/** The number of stories on a full page of a month. */
const PAGE = 100
/** The least number of stories on the archive’s own page. */
const LATEST = 24
/** The number of stories of each month on the page of a year. */
const NEWEST = 6
const UNDATED = 'undated'

/** The archive of a language. A story’s month is that of its date as written, in any time zone. */
export const archiveOf = memoizeByLanguage((library, lang): StoryArchive => {
  const editions = storiesIn(library, lang).map(({ edition }) => edition)
  const parts = Map.groupBy(editions, ({ date }) => date?.slice(0, '2026-11'.length) ?? UNDATED)
  const { [UNDATED]: undated = [], ...months } = Object.fromEntries(parts)
  return { months: new Map(Object.entries(months).sort(([a], [b]) => (a < b ? 1 : -1))), undated }
})

/** The months of an archive grouped by year (`2026`), both with the latest first. */
export function yearsOf({ months }: StoryArchive): ReadonlyMap<string, ReadonlyMap<string, readonly StoryEdition[]>> {
  return new Map(
    [...Map.groupBy(months, ([month]) => month.slice(0, '2026'.length))].map(([year, ones]) => [year, new Map(ones)]),
  )
}

/** The lists of the archive by address: the whole archive, its years, its months, and the stories without a date. */
export function archiveLists(library: Library, lang: string): [string, List][] {
  const archive = archiveOf(library, lang)
  const years = [...yearsOf(archive)].map(([year, months]) => ({
    year,
    months: [...months].map(([month, ones]) => ({
      month,
      count: ones.length,
      newest: ones.slice(0, NEWEST).map(toListItem),
    })),
  }))
  const index: List = {
    kind: 'archive',
    items: paginate(storiesIn(library, lang), LATEST).newest.map(({ edition }) => toListItem(edition)),
    years: years.map(({ year, months }) => ({ year, months: months.map(({ month, count }) => ({ month, count })) })),
    undated: archive.undated.length,
  }
  const yearLists = linked(
    years.map(({ year, months }) => [archiveAddress(lang, year), { kind: 'year', year, months }] as const),
  )
  return [
    [archiveAddress(lang), index],
    ...yearLists,
    ...linked([...archive.months].flatMap(([month, ones]) => pagesOf(month, ones, lang))),
    ...linked(archive.undated.length > 0 ? pagesOf(UNDATED, archive.undated, lang) : []),
  ]
}

/** The pages of a month, or of the stories without a date, the newest first. */
function pagesOf(part: string, editions: readonly StoryEdition[], lang: string) {
  const { newest, full } = paginate(editions.map(toListItem), PAGE)
  const pages = [[undefined, newest] as const, ...[...full].reverse()]
  return pages.map(([number, items]) => {
    const month = part === UNDATED ? undefined : part
    return [archiveAddress(lang, part, number), { kind: 'month', month, number, items }] as const
  })
}

/** Links each page to the newer and the older one, so that a reader can go through the whole archive. */
function linked<Page>(pages: readonly (readonly [string, Page])[]): [string, Page & { neighbours: Neighbours }][] {
  return pages.map(([address, page], at) => {
    const [newer, older] = [pages[at - 1]?.[0], pages[at + 1]?.[0]]
    return [address, { ...page, neighbours: { ...(newer && { newer }), ...(older && { older }) } }]
  })
}
