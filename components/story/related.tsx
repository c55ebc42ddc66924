import type { ListItem, Term } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { topicAddress } from '../../lib/publication/addresses.ts'
import { Item } from '../item/item.tsx'
import { overridable } from '../parts/overridable.ts'

/** The related stories of a story; nothing if there are none. */
export const Related = overridable('related', ({ items, page }: { items: readonly ListItem[]; page: PageContext }) => {
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
})

/** The topics of a story, each linked to its stories; nothing if it has none. */
export const Tags = overridable('tags', ({ topics, page }: { topics: readonly Term[]; page: PageContext }) => {
  const { tag } = page.language
  if (topics.length === 0) return null
  return (
    <nav className="tags" aria-label={page.words.topics}>
      {topics.map(({ slug, label, lang }) => (
        <a key={slug} href={topicAddress(tag, slug)} lang={lang === tag ? undefined : lang}>
          {label}
        </a>
      ))}
    </nav>
  )
})
