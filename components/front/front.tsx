import type { PageContext } from '../../lib/publication/page-context.ts'
import { itemOf } from '../../lib/story/list-item.ts'
import type { Story, Work } from '../../lib/story/story.ts'
import { Item } from '../item/item.tsx'
import { Lead } from './lead.tsx'
import './front.css'

/** A story of the front page, and the work it belongs to. */
export interface FrontStory {
  readonly story: Story
  readonly work: Work
}

/** The front page: one story large, with its languages; with more, the others in columns after it. */
export function Front({ stories, page }: { stories: readonly FrontStory[]; page: PageContext }) {
  const [lead, ...others] = stories
  return (
    <>
      {lead && <Lead lead={lead} page={page} alone={others.length === 0} />}
      {others.length > 0 && (
        <section className="more oxford" aria-labelledby="latest">
          <h2 id="latest">{page.words.latest}</h2>
          <div className="items">
            {others.map(({ story }) => (
              <Item key={story.slug} item={itemOf(story)} page={page} />
            ))}
          </div>
        </section>
      )}
    </>
  )
}
