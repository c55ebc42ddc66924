import type { List } from '../../lib/library/lists/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { assertNever } from '../../lib/story/types/inline.ts'
import { ArchiveView } from './archive-view.tsx'
import { ListHead } from './list-head.tsx'
import { MonthRows } from './month-rows.tsx'
import { NameList } from './name-list.tsx'
import { TermStoriesView } from './named-stories.tsx'
import { Pager } from './pager.tsx'
import { Rows } from './rows.tsx'
import { TopicsView } from './topics-view.tsx'
import './list.css'

/** A list of stories, or of lists of stories. */
export function ListView({ list, page }: { list: List; page: PageContext }) {
  return (
    <>
      <ListHead list={list} page={page} />
      <Content list={list} page={page} />
      {'neighbours' in list && <Pager neighbours={list.neighbours} words={page.words} />}
    </>
  )
}

function Content({ list, page }: { list: List; page: PageContext }) {
  switch (list.kind) {
    case 'topics':
      return <TopicsView list={list} page={page} />
    case 'authors':
      return <NameList names={list.authors} kind="author" page={page} />
    case 'topic':
    case 'author':
      return <TermStoriesView list={list} page={page} />
    case 'archive':
      return <ArchiveView list={list} page={page} />
    case 'year':
      return list.months.map(({ month, count, newest }) => (
        <MonthRows key={month} month={month} count={count} items={newest} page={page} />
      ))
    case 'month':
      return <Rows items={list.items} page={page} />
    default:
      return assertNever(list)
  }
}
