import type { NamedList } from '../../lib/library/lists/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { Item } from '../item/item.tsx'

/** The stories of a topic or an author. On the first page of the list the newest story is large. */
export function TermStoriesView({ list, page }: { list: NamedList; page: PageContext }) {
  if (list.items.length === 0) return <p className="deck">{page.words.noStories}</p>
  return (
    <div className={list.number === undefined ? 'items led' : 'items'}>
      {list.items.map((item) => (
        <Item key={item.slug} item={item} page={page} heading="h2" />
      ))}
    </div>
  )
}
