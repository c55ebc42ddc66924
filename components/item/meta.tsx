import { dateFormatOf, formatDate, formatMinutes, memoizeByText } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { overridable } from '../parts/overridable.ts'
import './meta.css'

const hourFormat = memoizeByText((tag) =>
  dateFormatOf(tag, { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }),
)

/** A story, and the newest day of the page. */
interface Props {
  readonly item: Pick<StoryEdition, 'date' | 'minutes' | 'authors'>
  readonly page: PageContext
  readonly newest?: string | undefined
}

/**
 * The date of a story, its reading time and its authors, on one line.
 * @param newest the day of the newest story on the page (`2026-03-09`): stories of that day show their time too. A page
 *   does not change after its build, so “24 hours ago” and a date without its year would soon be wrong; a whole date with
 *   a time is always right.
 */
export const Meta = overridable('meta', (props: Props) => {
  const { item, page, newest } = props
  const { date } = item
  const { tag } = page.language
  const [day, clock] = date?.split('T') ?? []
  return (
    <p className="meta">
      {date && (
        <time dateTime={date}>
          {clock && day === newest
            ? hourFormat(tag).format(new Date(`${day}T${clock.slice(0, '10:42'.length)}Z`))
            : formatDate(date, tag)}
        </time>
      )}
      <span>{formatMinutes(item.minutes, tag)}</span>
      {item.authors.map((author) => (
        <span key={author}>{author}</span>
      ))}
    </p>
  )
})
