/**
 * Returns a time as front matter has it, with the offset of its zone, to the second.
 * @param time in milliseconds
 * @param zone a name of the IANA database
 * @example
 * zonedTime(Date.UTC(2026, 11, 3, 5), 'Asia/Baku') // => '2026-12-03T09:00:00+04:00'
 */
export function zonedTime(time: number, zone: string): string {
  const offset = offsetAt(time, zone)
  const local = new Date(time + offset * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(offset)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/**
 * Returns the time that a person typed as a clock of a zone shows it. A time that the clock passes over, in spring, is
 * as much later.
 * @param local such as 2026-12-03T09:00, as `<input type="datetime-local">` has it
 * @returns the time with its offset; undefined if it is not a time
 */
export function typedTime(local: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc)) return undefined
  const before = asUtc - offsetAt(asUtc, zone) * 60_000
  return zonedTime(asUtc - offsetAt(before, zone) * 60_000, zone)
}

/** Returns the zone of this computer. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Returns how many minutes a zone is ahead of UTC at a time. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(time)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d+):(\d+)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
