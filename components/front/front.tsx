import { type ListedEdition, toListItem } from '../../lib/library/library.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { archiveAddress } from '../../lib/publication/addresses.ts'
import { Item } from '../item/item.tsx'
import { Lead } from './lead.tsx'
import './front.css'

/** The number of stories beside the first. */
const BESIDE = 4

/**
 * The front page. A single story is shown large, with its languages. With more stories, the next ones are beside it and
 * the others in columns.
 */
export function Front({ stories, page }: { stories: readonly ListedEdition[]; page: PageContext }) {
  const [lead, ...others] = stories
  if (!lead) return null
  if (others.length === 0) return <Lead lead={lead} page={page} alone />
  const latest = others.slice(BESIDE)
  return (
    <>
      <div className="full">
        <Lead lead={lead} page={page} alone={false} />
        <div className="side">
          {others.slice(0, BESIDE).map(({ edition }) => (
            <Item key={edition.slug} item={toListItem(edition)} page={page} />
          ))}
        </div>
      </div>
      {latest.length > 0 && (
        <section className="more oxford" aria-labelledby="latest">
          <h2 id="latest">{page.words.latest}</h2>
          <div className="items">
            {latest.map(({ edition }) => (
              <Item key={edition.slug} item={toListItem(edition)} page={page} brief />
            ))}
          </div>
        </section>
      )}
      <p className="all">
        <a href={archiveAddress(page.language.tag)}>{page.words.allStories}</a>
      </p>
    </>
  )
}
