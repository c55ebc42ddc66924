import { formatDate, formatMinutes } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import './meta.css'

/** The date of a story, its reading time and its authors, on one line. */
export function Meta(props: { item: Pick<StoryEdition, 'date' | 'minutes' | 'authors'>; page: PageContext }) {
  const { item, page } = props
  const { tag } = page.language
  return (
    <p className="meta">
      {item.date && <time dateTime={item.date}>{formatDate(item.date, tag)}</time>}
      <span>{formatMinutes(item.minutes, tag)}</span>
      {item.authors.map((author) => (
        <span key={author}>{author}</span>
      ))}
    </p>
  )
}
