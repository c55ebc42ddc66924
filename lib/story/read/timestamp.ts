/**
 * Writes a date as an RFC 3339 timestamp with time and zone, for formats that require both. A day without a time
 * becomes midnight UTC.
 * @param date a date that `isDate` accepts
 */
export function timestamp(date: string): string {
  if (!date.includes('T')) return `${date}T00:00:00Z`
  return date.replace(/(T\d{2}:\d{2})(?!:)/, '$1:00')
}

/** The latest of some dates as an RFC 3339 timestamp; undefined if there is none. */
export function latest(dates: readonly (string | undefined)[]): string | undefined {
  const times = dates.flatMap((date) => (date === undefined ? [] : timestamp(date)))
  return times.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0]
}
