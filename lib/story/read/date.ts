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
