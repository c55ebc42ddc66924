import { isDate } from '../../story/read/date.ts'

const FORM =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i
const WITH_MONTH = /^(?=.*\p{L}{3})(?=.*\b\d{4}\b)[\p{L}\d\s,.]+$/u

/**
 * A date of any of the forms that site generators read, as Masthead writes it; undefined for what is none, or does not exist.
 * @param zone the time zone (IANA) of a time that has none of its own, else UTC, as Hugo and Ruby’s YAML have it
 */
export function toDate(written: unknown, zone = 'UTC'): string | undefined {
  const text = String(written ?? '').trim()
  const match = FORM.exec(text)
  if (!match) return WITH_MONTH.test(text) ? dayOf(text) : undefined
  const [, year, month = '', day = '', hour, minute, second = '00', offset] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (hour === undefined) return isDate(date) ? date : undefined
  const time = `${date}T${hour.padStart(2, '0')}:${minute}:${second}`
  const full = time + (offset ? tidy(offset) : isDate(`${time}Z`) ? offsetOf(time, zone) : 'Z')
  return isDate(full) ? full : undefined
}

function tidy(offset: string): string {
  if (/^[a-z]/i.test(offset)) return 'Z'
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`
}

/** `Jul 08 2022`, `8 July 2022`: a day, whatever the machine’s own zone. */
function dayOf(text: string): string | undefined {
  const time = Date.parse(`${text} UTC`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10)
}

/** How far a zone is ahead of UTC at a time of its own: `+02:00`. */
function offsetOf(time: string, zone: string): string {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(new Date(`${time}Z`)).find(({ type }) => type === 'timeZoneName')?.value
    return name?.slice(3).replace('+00:00', '') || 'Z'
  } catch {
    return 'Z' // a zone that nobody knows
  }
}
