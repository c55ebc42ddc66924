import { perTag } from './per-tag.ts'

const minuteFormat = perTag((tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: 'minute', unitDisplay: 'long' }))
const numberFormat = perTag((tag) => new Intl.NumberFormat(tag))
const dateFormat = perTag(
  (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' }),
)

/** Minutes in words of a language: “3 minutes”, “約3分”. */
export function formatMinutes(minutes: number, tag: string): string {
  return minuteFormat(tag).format(minutes)
}

/** A number with the language's own digits. */
export function formatNumber(number: number, tag: string): string {
  return numberFormat(tag).format(number)
}

/**
 * A date in words of a language. The calendar is Gregorian everywhere, so that one date reads as one date in every edition.
 * @param iso `2025-02-24`, or with a time and zone after it
 */
export function formatDate(iso: string, tag: string): string {
  // The day as the newsroom wrote it: in another zone than its own it may be the day before.
  const date = new Date(iso.slice(0, '2025-02-24'.length))
  return dateFormat(tag).format(date)
}
