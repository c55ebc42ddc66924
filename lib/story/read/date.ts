import { sentence } from '../../problem/wording.ts'
/** The form of a date (RFC 3339): a day, or a day with time and zone. It also matches days that do not exist. */
export const DATE_FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/

/** Whether a text is a date that exists: RFC 3339, `2025-02-24`, or with a time and a zone. */
export function isDate(text: string): boolean {
  const match = DATE_FORM.exec(text)
  if (!match) return false
  const [year, month, day] = [match[1], match[2], match[3]].map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && !Number.isNaN(Date.parse(text))
}

const examples = () => sentence`Write 2025-02-24, or 2025-02-24T09:00:00+08:00.`

/** A day and a time without a zone; the time may follow a space. */
const WITHOUT_ZONE = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/

/** A day in figures, the year first or last. */
const IN_FIGURES = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/

/** Why a text is not a valid date in front matter, and what to write instead; undefined for a valid date. */
export function dateProblem(text: string): { readonly message: string; readonly hint: string } | undefined {
  if (isDate(text)) return undefined
  const [, day, time] = WITHOUT_ZONE.exec(text) ?? []
  const moment = `${day}T${time}`
  if (isDate(`${moment}Z`)) {
    return {
      message: sentence`This time has no time zone.`,
      hint: sentence`Write ${moment}+08:00 with the zone of the place, or ${moment}Z for UTC.`,
    }
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return { message: sentence`This is not a date that exists.`, hint: examples() }
  const days = daysIn(text)
  return {
    message: sentence`A date is written as year, month and day: 2025-02-24.`,
    hint: days.length > 0 ? sentence`Write ${days.join(sentence` or `)}.` : examples(),
  }
}

/** The days that a date in figures can mean: 3/4/2026 may be in April or in March. */
function daysIn(text: string): string[] {
  const [, first = '', second = '', third = ''] = IN_FIGURES.exec(text) ?? []
  const orders =
    first.length === 4
      ? [[first, second, third]]
      : [
          [third, second, first],
          [third, first, second],
        ]
  const days = orders.map((parts) => parts.map((part) => part.padStart(2, '0')).join('-'))
  return [...new Set(days)].filter(isDate)
}

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
