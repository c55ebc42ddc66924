import { isDate } from '../../../lib/story/read/date.ts'

/**
 * Converts a date in any format that site generators read to Masthead’s format; undefined if it is not a date or does
 * not exist.
 * @param zone the time zone (IANA) for a time without one; UTC by default, as in Hugo and Ruby’s YAML
 */
export function toDate(written: unknown, zone = 'UTC'): string | undefined {
  const text = String(written ?? '').trim()
  const match = FORM.exec(text)
  if (OF_MAIL.test(text))
    return Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString().replace('.000', '')
  if (!match) return WITH_MONTH.test(text) ? dayOf(text) : undefined
  const [, year, month = '', day = '', hour, minute, second = '00', offset] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (hour === undefined) return isDate(date) ? date : undefined
  const time = `${date}T${hour.padStart(2, '0')}:${minute}:${second}`
  const stated = /^[a-z]/i.test(offset ?? '') ? 'Z' : offset?.replace(/^(...)(\d)/, '$1:$2')
  const full = time + (stated ?? (isDate(`${time}Z`) ? offsetOf(time, zone) : 'Z'))
  return isDate(full) ? full : undefined
}

const FORM =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i
const OF_MAIL = /^(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[A-Z]{1,4}|[+-]\d{4})$/
const WITH_MONTH = /^(?=.*\p{L}{3})(?=.*\b\d{4}\b)[\p{L}\d\s,.]+$/u

/** Parses a day such as `Jul 08 2022` or `8 July 2022`, whatever the time zone of the machine is. */
function dayOf(text: string): string | undefined {
  const time = Date.parse(`${text} UTC`)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10)
}

/** Returns the UTC offset of a zone at a local time: `+02:00`. */
function offsetOf(time: string, zone: string): string {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    const name = format.formatToParts(new Date(`${time}Z`)).find(({ type }) => type === 'timeZoneName')?.value
    return name?.slice(3).replace('+00:00', '') || 'Z'
  } catch {
    return 'Z' // an unknown time zone
  }
}
