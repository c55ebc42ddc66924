import type { ReactNode } from 'react'
import { formatDate, gregorianDate } from '../../lib/language/format.ts'
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
