import { memoizeByText } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'
import { Day } from '../item/day.tsx'
import './live.css'

/**
 * The time of an update, in the zone in which it is written.
 * @param day the day on which the time alone is clear; on others the date comes instead
 */
export function UpdateTime({ time, page, day }: { time: string; page: PageContext; day?: string | undefined }) {
  if (day !== undefined && !time.startsWith(day)) return <Day date={time} page={page} />
  const clock = clockFormat(page.language.tag).format(new Date(`${time.slice(0, '2026-11-30T10:42'.length)}Z`))
  return <time dateTime={time}>{clock}</time>
}

const clockFormat = memoizeByText(
  (tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }),
)
