import { formatDate } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/publication/page-context.ts'
import type { Story } from '../../lib/story/story.ts'
import { Kicker } from '../story/story-head.tsx'

/** A story in a list; the whole block leads to it. */
export function Item({ story, page, address }: { story: Story; page: PageContext; address: string }) {
  return (
    <article className="item" data-desk={story.section}>
      <Kicker story={story} page={page} />
      <h3>
        <a href={address}>{story.title}</a>
      </h3>
      <p>{story.description}</p>
      {story.date && <time dateTime={story.date}>{formatDate(story.date, page.language.tag)}</time>}
    </article>
  )
}
