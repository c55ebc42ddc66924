import type { ReactNode } from 'react'
import { formatBeside, formatDate, formatMoment, gregorianDate } from '../../lib/language/format.ts'
import type { PageContext } from '../../lib/library/page-context.ts'

/**
 * A date in the page’s language and calendar; if that is another, with the Gregorian date for a pointer.
 * @param children another text for the date
 */
export function Day({ date, page, children }: { date: string; page: PageContext; children?: ReactNode }) {
  const { dates } = page.language
  return (
    <time dateTime={date} title={gregorianDate(date, dates)}>
      {children || formatDate(date, dates)}
    </time>
  )
}

/**
 * A date as short as it is clear beside another one: on that day its time alone.
 * @param beside a date with or without a time; without one the date is whole
 */
export function ShortDay({ date, beside, page }: { date: string; beside: string | undefined; page: PageContext }) {
  return (
    <Day date={date} page={page}>
      {beside && formatBeside(date, beside.slice(0, '2026-11-30'.length), page.language.dates)}
    </Day>
  )
}

/**
 * A time with its day, as short as they are clear beside another date.
 * @param beside a date with or without a time; without one, the time is in a year that needs no name
 */
export function Moment({ date, beside = date, page }: { date: string; beside: string | undefined; page: PageContext }) {
  return (
    <Day date={date} page={page}>
      {formatMoment(date, beside, page.language.dates)}
    </Day>
  )
}
