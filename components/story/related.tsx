import type { ListItem } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { Item } from '../item/item.tsx'

/** The related stories of a story; nothing if there are none. */
export function Related({ items, page }: { items: readonly ListItem[]; page: PageContext }) {
  if (items.length === 0) return null
  return (
    <section className="more oxford" aria-labelledby="related">
      <h2 id="related">{page.words.related}</h2>
      <div className="items row">
        {items.map((item) => (
          <Item key={item.slug} item={item} page={page} brief />
        ))}
      </div>
    </section>
  )
}
