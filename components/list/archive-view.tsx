import type { ArchiveList } from '../../lib/library/lists/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { Calendar } from './calendar.tsx'
import { MonthRows } from './month-rows.tsx'

/** The archive: the newest stories by month and, if there are more, links to every month. */
export function ArchiveView({ list, page }: { list: ArchiveList; page: PageContext }) {
  const { items, years, undated } = list
  if (items.length === 0) return <p className="deck">{page.words.noStories}</p>
  const months = Map.groupBy(items, ({ date }) => date?.slice(0, '2026-11'.length))
  const total = years.flatMap((year) => year.months).reduce((sum, { count }) => sum + count, undated)
  return (
    <>
      {[...months].map(([month, ones]) => (
        <MonthRows key={month} month={month} items={ones} page={page} />
      ))}
      {total > items.length && <Calendar list={list} page={page} />}
    </>
  )
}
