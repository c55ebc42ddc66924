import { archiveAddress } from '../../publication/addresses.ts'
import type { Library } from '../library.ts'
import { type ListItem, toListItem } from '../list-item.ts'
import { paginate } from '../paginate.ts'
import { storiesIn } from '../stories-in.ts'
import { archiveOf, yearsOf } from '../story-archive.ts'
import type { List } from './list.ts'

/** How many stories a full page of a month has. */
const PAGE = 100
/** How many stories the archive’s own page shows, at least. */
const LATEST = 24
/** How many stories of each month a year shows. */
const NEWEST = 6
const UNDATED = 'undated'

/** A page of the archive that holds all stories of its part: a month, or what is undated. */
interface Leaf {
  readonly part: string
  readonly number: number | undefined
  readonly items: readonly ListItem[]
}

/** The lists of the archive, by their addresses: all of it, its years, its months, and what has no date. */
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

/** Pages that follow one another, so that a reader can go through the whole archive. */
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
