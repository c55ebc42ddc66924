import { dateFormatOf, dayOf } from './format.ts'
import { memoizeByTag } from './memoize-by-tag.ts'

const monthFormat = memoizeByTag((tag) => dateFormatOf(tag, { year: 'numeric', month: 'long' }))
const monthNameFormat = memoizeByTag((tag) => dateFormatOf(tag, { month: 'short' }))
const yearFormat = memoizeByTag((tag) => dateFormatOf(tag, { year: 'numeric' }))
const dayFormat = memoizeByTag((tag) => dateFormatOf(tag, { month: 'short', day: 'numeric' }))

/** A day without its year: “24 Feb”. */
export function formatDay(iso: string, tag: string): string {
  return dayFormat(tag).format(dayOf(iso))
}

/** A month, `2025-02`, in words of a language: “February 2025”. */
export function formatMonth(month: string, tag: string): string {
  return monthFormat(tag).format(dayOf(month))
}

/** A month without its year, short: “Feb”. */
export function formatMonthName(month: string, tag: string): string {
  return monthNameFormat(tag).format(dayOf(month))
}

/** A year in words of a language: “2025”, “2025年”. */
export function formatYear(year: string, tag: string): string {
  return yearFormat(tag).format(dayOf(year))
}
