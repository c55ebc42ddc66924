/**
 * A date as RFC 3339 has it, with a time and a zone, for formats that ask for both. A day without a time begins at midnight
 * UTC.
 * @param date as `isDate` accepts it
 */
export function timestamp(date: string): string {
  if (!date.includes('T')) return `${date}T00:00:00Z`
  return date.replace(/(T\d{2}:\d{2})(?!:)/, '$1:00')
}

/** The latest of some dates, as RFC 3339 has it; undefined if there is none. */
export function latest(dates: readonly (string | undefined)[]): string | undefined {
  const times = dates.flatMap((date) => (date === undefined ? [] : timestamp(date)))
  return times.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0]
}
