/**
 * Caches a function's result for each text, such as a language tag. Making an Intl object takes as long as using it a
 * thousand times.
 * @example
 * memoizeByText((tag) => new Intl.NumberFormat(tag))('de').format(1234.5) // => '1.234,5'
 */
export function memoizeByText<Made>(make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, Made>()
  return (text) => {
    const known = made.get(text) ?? make(text)
    made.set(text, known)
    return known
  }
}

/**
 * Fills values into a message: each `#` is replaced by one value, in order.
 * @example
 * fill('# of #', '2', '3') // => '2 of 3'
 */
export function fill(message: string, ...values: readonly string[]): string {
  return message
    .split('#')
    .map((text, index) => text + (values[index] ?? ''))
    .join('')
}

/**
 * Returns the separator of a message such as `#, #`: the text after its first `#`.
 * @example
 * between('#, #') // => ', '
 */
export function between(message: string): string {
  return message.split('#')[1] ?? ''
}

const minuteFormat = memoizeByText(
  (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
)
const numberFormat = memoizeByText((tag) => new Intl.NumberFormat(tag))
// Whole percent, or two digits: 8.3%.
const percentFormat = memoizeByText(
  (tag) =>
    new Intl.NumberFormat(tag, {
      style: 'percent',
      maximumFractionDigits: 0,
      maximumSignificantDigits: 2,
      roundingPriority: 'morePrecision',
    }),
)
const dateFormat = memoizeByText((tag) => dateFormatOf(tag, { dateStyle: 'long' }))

const listFormat = memoizeByText((tag) => new Intl.ListFormat(tag))
const UNSPACED = '[\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const SPACED = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]'
/** Where a letter of a script without spaces between words touches one of a script that has them: in Thai, “Adaและ”. */
const MEETING = new RegExp(`(?<=${SPACED})(?!\\p{P})(?=${UNSPACED})|(?<=${UNSPACED}\\p{M}*)(?=${SPACED})`, 'gu')

/**
 * Joins names to a list in a language: each name, and what is before, between and after them. Names in another script
 * keep a thin space from a word such as “and”.
 * @example listParts('en', ['Ada', 'Jo']).map(({ value }) => value) // => ['Ada', ' and ', 'Jo']
 */
export function listParts(tag: string, names: readonly string[]): { isName: boolean; value: string }[] {
  const parts = listFormat(tag).formatToParts(names)
  return parts.map(({ type, value: given }, index) => {
    if (type === 'element') return { isName: true, value: given }
    const value = asPrinted(given, tag, index === parts.length - 2)
    const before = parts[index - 1]?.value.slice(-1) ?? ''
    const after = parts[index + 1]?.value.slice(0, 1) ?? ''
    const apart = `${before}${value}${after}`.replace(MEETING, '\u2009')
    return { isName: false, value: apart.slice(before.length, apart.length - after.length) }
  })
}

/** The languages whose newspapers write no comma before “and”, where CLDR 48 has one: “الف، ب و ج”. */
const NO_COMMA_BEFORE_AND = ['fa', 'hi', 'ur']

/** Commas where CLDR 48 has another mark: in Burmese a hyphen. */
const COMMAS: Readonly<Record<string, string>> = { my: '၊ ' }

/** Returns what newspapers in a language print between two names of a list, in place of the text of CLDR. */
function asPrinted(text: string, tag: string, isLast: boolean): string {
  const { language } = new Intl.Locale(tag)
  if (!isLast) return COMMAS[language] ?? text
  return NO_COMMA_BEFORE_AND.includes(language) ? text.replace(/^[,،]/, '') : text
}

/** Formats minutes in a language: “3 minutes”, “3 分”. */
export function formatMinutes(minutes: number, tag: string): string {
  const inFull = minutes === 1 ? ONE_MINUTE[new Intl.Locale(tag).language] : undefined
  return inFull ?? minuteFormat(tag).format(minutes)
}

/** One minute where CLDR 48 abbreviates it, though it has the word in full for several. */
const ONE_MINUTE: Readonly<Record<string, string>> = { ta: '1 நிமிடம்' }

/**
 * Formats a number with the digits of a language.
 * @param decimals the number of digits after the decimal mark; by default as many as the number has, up to three
 * @example
 * formatNumber(1234.5, 'de') // => '1.234,5'
 */
export function formatNumber(number: number, tag: string, decimals?: number): string {
  if (decimals === undefined) return numberFormat(tag).format(number)
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat(tag, options).format(number)
}

/** Formats a size in bytes in a language, rounded to what a reader wants to know: “850 kB”, “1.2 MB”, “१.२ MB”. */
export function formatBytes(bytes: number, tag: string): string {
  const [number, unit] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), 'kilobyte'] : [bytes / 1e6, 'megabyte']
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: number < 10 ? 1 : 0 } as const
  return new Intl.NumberFormat(tag, options).format(number)
}

/** Formats a fraction as a percentage in a language: 0.1 is “10%”, “10 %”, “٪۱۰”. */
export function formatPercent(part: number, tag: string): string {
  return percentFormat(tag).format(part)
}

/**
 * Formats a date in a language and its calendar.
 * @param iso `2025-02-24`, optionally with a time and zone after it
 * @param tag the language; with another calendar than its usual one, `fa-u-ca-gregory`
 * @example
 * formatDate('2025-02-24', 'en') // => 'February 24, 2025'
 */
export function formatDate(iso: string, tag: string): string {
  return dateFormat(tag).format(dayOf(iso))
}

/**
 * Formats a date of another calendar in the Gregorian one, in the same language; undefined if it is in that already.
 */
export function gregorianDate(iso: string, tag: string): string | undefined {
  return calendarOf(tag) === 'gregory' ? undefined : formatDate(iso, inCalendar(tag, 'gregory'))
}

/** Returns the tag of a language with a calendar, as `Intl` reads it: `fa-u-ca-persian`. */
export function inCalendar(tag: string, calendar: string): string {
  return new Intl.Locale(tag, { calendar }).toString()
}

/**
 * Returns the calendar of a language: the one that its tag names, or else the one in which newspapers and CLDR date.
 * Other languages for which CLDR has the Persian one, such as Pashto, have no names for its months and years there.
 */
const calendarOf = memoizeByText((tag) => {
  const { calendar, language } = new Intl.Locale(tag)
  return calendar ?? CALENDARS[language] ?? 'gregory'
})

const CALENDARS: Readonly<Record<string, string>> = { fa: 'persian', th: 'buddhist' }

/** Makes a date format for a language, with its calendar and in UTC, as newspapers in the language write dates. */
export function dateFormatOf(tag: string, options: Intl.DateTimeFormatOptions): Pick<Intl.DateTimeFormat, 'format'> {
  const calendar = calendarOf(tag)
  const format = new Intl.DateTimeFormat(tag, { ...options, calendar, timeZone: 'UTC' })
  const { language, region } = new Intl.Locale(tag).maximize()
  if (language === 'fa' && calendar === 'persian' && options.weekday && options.day) {
    const [weekday, date] = [{ weekday: options.weekday }, { ...options, weekday: undefined }].map((some) =>
      dateFormatOf(tag, some),
    )
    return { format: (day: Date) => `${weekday?.format(day)} ${date?.format(day)}` }
  }
  const inPress = calendar === 'gregory' && (PRESS[language] ?? PRESS[`${language}-${region}`])
  if (!inPress) return format
  return {
    format: (day: Date) =>
      format
        .formatToParts(day)
        .map((part, index, parts) => inPress(part, day, parts[index - 1]?.type))
        .join(''),
  }
}

type PartType = Intl.DateTimeFormatPart['type']

const firstDay =
  (written: string) =>
  ({ type, value }: Intl.DateTimeFormatPart): string =>
    type === 'day' && value === '1' ? written : value

const SINHALA_MONTHS = 'ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්'.split(' ')

/**
 * What newspapers write in dates where CLDR 48 has something else. French: “1er février” (Imprimerie nationale, Lexique
 * des règles typographiques, “Dates”). Brazilian Portuguese: “1º de fevereiro” (Senado Federal, Manual de Comunicação,
 * “Datas”). Sinhala: CLDR gives Gregorian months the names of lunar ones (නවම්), which newspapers use for the full
 * moon; they write පෙබරවාරි, as CLDR did before (CLDR-15166). Armenian: no zero before a day with the name of its
 * month. Bengali: no comma before the year. Of Persian, see `dateFormatOf`: CLDR has no pattern for the Persian
 * calendar with a weekday, so it gives the year first.
 */
const PRESS: Readonly<Record<string, (part: Intl.DateTimeFormatPart, day: Date, before?: PartType) => string>> = {
  fr: firstDay('1er'),
  'pt-BR': firstDay('1º'),
  hy: ({ type, value }) => (type === 'day' ? value.replace(/^0/, '') : value),
  bn: ({ type, value }, _, before) => (type === 'literal' && before === 'month' ? value.replace(',', '') : value),
  si: ({ type, value }, day) => (type === 'month' ? (SINHALA_MONTHS[day.getUTCMonth()] ?? value) : value),
}

/** The day of a date as the newsroom wrote it, without time and zone; converted to UTC, it could be another day. */
function dayOf(iso: string): Date {
  return new Date(iso.slice(0, '2025-02-24'.length))
}

/** Formats a day without its year: “24 Feb”. */
export const formatDay = /* @__PURE__ */ dateWriter({ month: 'short', day: 'numeric' })

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const formatShortDate = /* @__PURE__ */ dateWriter({ year: 'numeric', month: 'short', day: 'numeric' })
const formatOwnYear = /* @__PURE__ */ dateWriter({ year: 'numeric' })

/**
 * Formats a day as short as it is clear beside another one: “07:30” on that day, “24 Feb”, or “24 Feb 2025” in another
 * year.
 */
export function formatBeside(iso: string, day: string, tag: string): string {
  if (iso.startsWith(`${day}T`)) return timeFormat(tag).format(new Date(`${iso.slice(0, '2025-02-24T07:30'.length)}Z`))
  return (formatOwnYear(iso, tag) === formatOwnYear(day, tag) ? formatDay : formatShortDate)(iso, tag)
}

/**
 * Formats a time with its day, as short as they are clear beside another day: “24 Feb, 07:30”, or “24 Feb 2025, 07:30”
 * in another year.
 */
export function formatMoment(iso: string, day: string, tag: string): string {
  const moment = new Date(`${iso.slice(0, '2025-02-24T07:30'.length)}Z`)
  return (formatOwnYear(iso, tag) === formatOwnYear(day, tag) ? momentFormat : momentOfYear)(tag).format(moment)
}

const momentFormat = /* @__PURE__ */ memoizeByText((tag) =>
  dateFormatOf(tag, { month: 'short', day: 'numeric', ...CLOCK }),
)
const momentOfYear = /* @__PURE__ */ memoizeByText((tag) =>
  dateFormatOf(tag, { year: 'numeric', month: 'short', day: 'numeric', ...CLOCK }),
)

/** Formats the date of a newspaper: “Monday, 24 February 2025”. */
export const formatFullDate = /* @__PURE__ */ dateWriter({
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})

const timeFormat = /* @__PURE__ */ memoizeByText((tag) => new Intl.DateTimeFormat(tag, { ...CLOCK, timeZone: 'UTC' }))

/**
 * Formats a month (`2025-02`) in a language: “February 2025”. A month and a year are Gregorian ones, as in the
 * addresses of the archive, and so are their names; the Buddhist calendar and that of Taiwan have the same months and
 * other years.
 */
export const formatMonth = /* @__PURE__ */ dateWriter({ year: 'numeric', month: 'long' }, /buddhist|roc/)

/** Formats a month without its year, short: “Feb”. */
export const formatMonthName = /* @__PURE__ */ dateWriter({ month: 'short' }, /buddhist|roc/)

/** Formats a year in a language: “2025”, “2025年”. */
export const formatYear = /* @__PURE__ */ dateWriter({ year: 'numeric' }, /buddhist|roc/)

// The calls are marked as pure, so that the search page's script contains only what it uses.
function dateWriter(options: Intl.DateTimeFormatOptions, calendars = /./): (iso: string, tag: string) => string {
  const formatIn = memoizeByText((tag) =>
    dateFormatOf(calendars.test(calendarOf(tag)) ? tag : inCalendar(tag, 'gregory'), options),
  )
  return (iso, tag) => formatIn(tag).format(dayOf(iso))
}
