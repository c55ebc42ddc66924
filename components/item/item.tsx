import { formatDate } from '../../lib/language/format.ts'
import { storyAddress } from '../../lib/publication/addresses.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import type { ListItem } from '../../lib/story/list-item.ts'
import { Kicker } from '../kicker/kicker.tsx'
import './item.css'

/**
 * A story in a list; the whole block leads to it.
 * @param brief without its description
 */
export function Item({ item, page, brief = false }: { item: ListItem; page: PageContext; brief?: boolean }) {
  return (
    <article className="item" data-desk={item.section}>
      <Kicker story={item} page={page} />
      <h3>
        <a href={storyAddress(item.lang, item.slug)}>{item.title}</a>
      </h3>
      {!brief && <p>{item.description}</p>}
      {item.date && <time dateTime={item.date}>{formatDate(item.date, page.language.tag)}</time>}
    </article>
  )
}
