import { archiveAddress } from '../publication/addresses.ts'
import {
  type FoundEdition,
  type Library,
  type ListItem,
  memoizeByLanguage,
  slugsOf,
  storiesIn,
  toListItem,
} from './library.ts'
import { type Neighbours, paginate, type SiteList } from './list.ts'

/** All stories of a language by the month in which they were published. */
export interface StoryArchive {
  /** The stories by month (`2026-11`), the latest month first; in each month the newest story first. */
  readonly months: ReadonlyMap<string, readonly FoundEdition[]>
  readonly undated: readonly FoundEdition[]
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
  const parts = Map.groupBy(storiesIn(library, lang), ({ date }) => date?.slice(0, '2026-11'.length) ?? UNDATED)
  const { [UNDATED]: undated = [], ...months } = Object.fromEntries(parts)
  return { months: new Map(Object.entries(months).sort(([a], [b]) => (a < b ? 1 : -1))), undated }
})

/** The months of an archive grouped by year (`2026`), both with the latest first. */
export function yearsOf({ months }: StoryArchive): ReadonlyMap<string, ReadonlyMap<string, readonly FoundEdition[]>> {
  return new Map(
    [...Map.groupBy(months, ([month]) => month.slice(0, '2026'.length))].map(([year, ones]) => [year, new Map(ones)]),
  )
}

/** The lists of the archive by address: the whole archive, its years, its months, and the stories without a date. */
export function archiveLists(library: Library, lang: string): [string, SiteList][] {
  const archive = archiveOf(library, lang)
  const { newest } = paginate(storiesIn(library, lang), LATEST)
  const years = [...yearsOf(archive)].map(([year, months]) => ({ year, months: counted(months) }))
  const undated = archive.undated.length
  const index: SiteList = {
    ...{ kind: 'archive', years, undated, shown: slugsOf(newest), outline: [years, undated] },
    get items() {
      return itemsOf(newest)
    },
  }
  const ofYears = [...yearsOf(archive)].map(
    ([year, months]): LinkedPage => [archiveAddress(lang, year), (neighbours) => yearList(year, months, neighbours)],
  )
  const ofMonths = [...archive.months].flatMap(([month, stories]) => pagesOf(month, stories, lang))
  const ofUndated = undated > 0 ? pagesOf(UNDATED, archive.undated, lang) : []
  return [[archiveAddress(lang), index], ...[ofYears, ofMonths, ofUndated].flatMap(linked)]
}

function yearList(
  year: string,
  months: ReadonlyMap<string, readonly FoundEdition[]>,
  neighbours: Neighbours,
): SiteList {
  const newest = [...months].map(([month, stories]) => ({ month, stories: stories.slice(0, NEWEST) }))
  const counts = counted(months)
  return {
    ...{ kind: 'year', year, neighbours, outline: [counts, neighbours] },
    shown: newest.flatMap(({ stories }) => slugsOf(stories)),
    get months() {
      return counts.map((one, at) => ({ ...one, newest: itemsOf(newest[at]?.stories ?? []) }))
    },
  }
}

function counted(months: ReadonlyMap<string, readonly FoundEdition[]>) {
  return [...months].map(([month, stories]) => ({ month, count: stories.length }))
}

function itemsOf(stories: readonly FoundEdition[]): readonly ListItem[] {
  return stories.map(({ edition }) => toListItem(edition))
}

/** The address of a page, and what makes it when its neighbours are known. */
type LinkedPage = readonly [address: string, make: (neighbours: Neighbours) => SiteList]

/** The pages of a month, or of the stories without a date, the newest first. */
function pagesOf(part: string, stories: readonly FoundEdition[], lang: string): LinkedPage[] {
  const { newest, full } = paginate(stories, PAGE)
  const pages = [[undefined, newest] as const, ...[...full].reverse()]
  const month = part === UNDATED ? undefined : part
  return pages.map(([number, listed]) => [
    archiveAddress(lang, part, number),
    (neighbours) => ({
      ...{ kind: 'month', month, number, neighbours, shown: slugsOf(listed), outline: neighbours },
      get items() {
        return itemsOf(listed)
      },
    }),
  ])
}

/** Links each page to the newer and the older one, so that a reader can go through the whole archive. */
function linked(pages: readonly LinkedPage[]): [string, SiteList][] {
  return pages.map(([address, make], at) => {
    const [newer, older] = [pages[at - 1]?.[0], pages[at + 1]?.[0]]
    return [address, make({ ...(newer && { newer }), ...(older && { older }) })]
  })
}
