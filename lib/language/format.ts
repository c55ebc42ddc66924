import { memoizeByTag } from './memoize-by-tag.ts'

const minuteFormat = memoizeByTag(
  (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
)
const numberFormat = memoizeByTag((tag) => new Intl.NumberFormat(tag))
const percentFormat = memoizeByTag((tag) => new Intl.NumberFormat(tag, { style: 'percent' }))
const dateFormat = memoizeByTag((tag) => dateFormatOf(tag, { dateStyle: 'long' }))

/** Minutes in words of a language: “3 minutes”, “約3分”. */
export function formatMinutes(minutes: number, tag: string): string {
  return minuteFormat(tag).format(minutes)
}

/** A number with the language's own digits. */
export function formatNumber(number: number, tag: string): string {
  return numberFormat(tag).format(number)
}

/** A part of a whole as the language writes percent: 0.1 is “10%”, “10 %”, “٪۱۰”. */
export function formatPercent(part: number, tag: string): string {
  return percentFormat(tag).format(part)
}

/**
 * A date in words of a language. The calendar is Gregorian everywhere, so that one date reads as one date in every edition.
 * @param iso `2025-02-24`, or with a time and zone after it
 */
export function formatDate(iso: string, tag: string): string {
  return dateFormat(tag).format(dayOf(iso))
}

/** A way to write dates in a language, by Gregorian days. */
export function dateFormatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { ...options, calendar: 'gregory', timeZone: 'UTC' })
}

/** The day as the newsroom wrote it: in another zone than its own it may be the day before. */
export function dayOf(iso: string): Date {
  return new Date(iso.slice(0, '2025-02-24'.length))
}
