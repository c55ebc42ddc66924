import { dateFormatOf, formatDate, formatMinutes, memoizeByText } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { buildTime } from '../../lib/settings/build-time.ts'
import { boundsOfDay } from '../../lib/story/read/date.ts'
import type { StoryEdition } from '../../lib/story/types/story.ts'
import { overridable } from '../parts/overridable.ts'
import './meta.css'

const HOUR = { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
const hourFormat = memoizeByText((tag) => dateFormatOf(tag, { year: 'numeric', ...HOUR }))
const todayFormat = memoizeByText((tag) => dateFormatOf(tag, HOUR))

/** A story, and the newest day of the page. */
interface Props {
  readonly item: Pick<StoryEdition, 'date' | 'minutes' | 'authors'>
  readonly page: PageContext
  readonly newest?: string | undefined
}

/**
 * The date of a story, its reading time and its authors, on one line.
 * @param newest the day of the newest story on the page (`2026-03-09`): stories of that day show their time too, and their
 *   year unless it is the day of the build. A page does not change after its build, so “24 hours ago” would soon be wrong; a
 *   date with a time is always right.
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
            ? (isToday(date) ? todayFormat : hourFormat)(tag).format(
                new Date(`${day}T${clock.slice(0, '10:42'.length)}Z`),
              )
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

/** Whether the site is built on the day of a date, in the zone in which it is written. */
function isToday(date: string): boolean {
  const { begin, end } = boundsOfDay(date)
  const now = buildTime()
  return begin <= now && now <= end
}
