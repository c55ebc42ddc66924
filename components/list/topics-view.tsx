import type { TopicsList } from '../../lib/library/lists/list.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { topicAddress } from '../../lib/publication/addresses.ts'
import { Item } from '../item/item.tsx'
import { NameList } from './name-list.tsx'

/** The topics: each rubric with its newest stories, then the other topics. */
export function TopicsView({ list, page }: { list: TopicsList; page: PageContext }) {
  const { tag } = page.language
  const desks = list.sections.filter(({ count }) => count > 0)
  if (desks.length === 0 && list.topics.length === 0) return <p className="deck">{page.words.noStories}</p>
  return (
    <>
      {desks.map(({ name: { slug, label }, newest }) => (
        <section key={slug} className="part" data-desk={slug} aria-labelledby={`desk-${slug}`}>
          <h2 id={`desk-${slug}`}>
            <a href={topicAddress(tag, slug)}>{label}</a>
          </h2>
          <div className="items row">
            {newest.map((item) => (
              <Item key={item.slug} item={item} page={page} />
            ))}
          </div>
        </section>
      ))}
      {list.topics.length > 0 && (
        <section className="part" aria-labelledby="more-topics">
          <h2 id="more-topics">{page.words.moreTopics}</h2>
          <NameList names={list.topics} kind="topic" page={page} />
        </section>
      )}
    </>
  )
}
