import { archiveAddress } from '../../publication/addresses.ts'
import type { Library } from '../library.ts'
import { type ListItem, toListItem } from '../list-item.ts'
import { paginate } from '../paginate.ts'
import { storiesIn } from '../stories-in.ts'
import { archiveOf, yearsOf } from '../story-archive.ts'
import type { List } from './list.ts'

/** The number of stories on a full page of a month. */
const PAGE = 100
/** The least number of stories on the archive’s own page. */
const LATEST = 24
/** The number of stories of each month on the page of a year. */
const NEWEST = 6
const UNDATED = 'undated'

/** A page of the archive with stories of one part: a month, or the stories without a date. */
interface Leaf {
  readonly part: string
  readonly number: number | undefined
  readonly items: readonly ListItem[]
}

/** The lists of the archive by address: the whole archive, its years, its months, and the stories without a date. */
export function archiveLists(library: Library, lang: string): [string, List][] {
  const archive = archiveOf(library, lang)
  const years = [...yearsOf(archive)].map(([year, months]) => ({ year, months: [...months] }))
  const editions = storiesIn(library, lang).map(({ edition }) => edition)
  const index: List = {
    kind: 'archive',
    items: paginate(editions, LATEST).newest.map(toListItem),
    years: years.map(({ year, months }) => ({
      year,
      months: months.map(([month, ones]) => ({ month, count: ones.length })),
    })),
    undated: archive.undated.length,
  }
  const yearLists = years.map(({ year, months }, at): [string, List] => {
    const summaries = months.map(([month, ones]) => ({
      month,
      count: ones.length,
      newest: ones.slice(0, NEWEST).map(toListItem),
    }))
    const neighbours = {
      ...link('newer', years[at - 1]?.year, lang),
      ...link('older', years[at + 1]?.year, lang),
    }
    return [archiveAddress(lang, year), { kind: 'year', year, months: summaries, neighbours }]
  })
  const months = [...archive.months].flatMap(([month, ones]) => leavesOf(month, ones.map(toListItem)))
  const undated = archive.undated.length > 0 ? leavesOf(UNDATED, archive.undated.map(toListItem)) : []
  return [[archiveAddress(lang), index], ...yearLists, ...leafLists(months, lang), ...leafLists(undated, lang)]
}

/** The pages of a month, the newest first. */
function leavesOf(part: string, items: readonly ListItem[]): Leaf[] {
  const { newest, full } = paginate(items, PAGE)
  return [
    { part, number: undefined, items: newest },
    ...[...full].reverse().map(([number, ones]) => ({ part, number, items: ones })),
  ]
}

/** Links pages to the newer and the older page, so that a reader can go through the whole archive. */
function leafLists(leaves: readonly Leaf[], lang: string): [string, List][] {
  const address = ({ part, number }: Leaf) => archiveAddress(lang, part, number)
  return leaves.map((leaf, at) => {
    const [newer, older] = [leaves[at - 1], leaves[at + 1]]
    const neighbours = { ...(newer ? { newer: address(newer) } : {}), ...(older ? { older: address(older) } : {}) }
    const { part, number, items } = leaf
    return [address(leaf), { kind: 'month', month: part === UNDATED ? undefined : part, number, items, neighbours }]
  })
}

function link(key: 'newer' | 'older', part: string | undefined, lang: string): { newer?: string; older?: string } {
  return part === undefined ? {} : { [key]: archiveAddress(lang, part) }
}
