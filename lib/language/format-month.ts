import { dateFormatOf, dayOf, memoizeByText } from './format.ts'

/** Formats a day without its year: “24 Feb”. */
export function formatDay(iso: string, tag: string): string {
  return dayFormat(tag).format(dayOf(iso))
}

// Not in format.ts: the search page's script contains that file, and would grow by 42 bytes.
const monthFormat = memoizeByText((tag) => dateFormatOf(tag, { year: 'numeric', month: 'long' }))
const monthNameFormat = memoizeByText((tag) => dateFormatOf(tag, { month: 'short' }))
const yearFormat = memoizeByText((tag) => dateFormatOf(tag, { year: 'numeric' }))
const dayFormat = memoizeByText((tag) => dateFormatOf(tag, { month: 'short', day: 'numeric' }))

/** Formats a month (`2025-02`) in a language: “February 2025”. */
export function formatMonth(month: string, tag: string): string {
  return monthFormat(tag).format(dayOf(month))
}

/** Formats a month without its year, short: “Feb”. */
export function formatMonthName(month: string, tag: string): string {
  return monthNameFormat(tag).format(dayOf(month))
}

/** Formats a year in a language: “2025”, “2025年”. */
export function formatYear(year: string, tag: string): string {
  return yearFormat(tag).format(dayOf(year))
}
