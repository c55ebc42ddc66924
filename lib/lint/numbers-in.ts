import { memoizeByText } from '../language/format.ts'

/** A number in a text. */
export interface Numeral {
  readonly value: number
  /** Another number that can mean the same: 21 for 9 p.m., 90 for 1990. */
  readonly also?: number | undefined
  /** The number as written, with its scale. */
  readonly raw: string
  readonly start: number
  readonly end: number
  /** Whether the number has a word or sign of scale, such as million. */
  readonly isScaled: boolean
}

// Words and signs that multiply the number before them, by factor. A space may precede a word, but not a sign.
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/[\s\u202f]?(?:mil millones|mil milhões|mille millions)/iuy, 1e9],
  [/[\s\u202f]?(?:trillion|trilh|триллион|трлн|تریلیون|تريليون|ट्रिलियन)|万亿|萬億|兆|조/iuy, 1e12],
  [/\s?(?:खरब)/iuy, 1e11],
  [/[\s\u202f]?(?:milliard|mrd|bilh|biliões|миллиард|млрд|مليار|میلیارد|अरब)/iuy, 1e9],
  [/亿|億|억/uy, 1e8],
  [/\s?(?:crore|करोड़)/iuy, 1e7],
  [/[\s\u202f]?(?:million|millón|millones|milhão|milhões|mio\b|миллион|млн|مليون|ملايين|میلیون|मिलियन)/iuy, 1e6],
  [/\s?(?:lakh|लाख)/iuy, 1e5],
  [/万|萬|만/uy, 1e4],
  [/[\s\u202f]?(?:thousand|tausend|mille\b|mil\b|тысяч|тыс\.|ألف|آلاف|هزار|हज़ार|हजार)|千|천/iuy, 1e3],
]

// “Billion” means a thousand million in English, and a million million in German, French and Spanish.
const BILLION = /[\s\u202f]?(?:billion|billón|billones|bn\b)/iuy
const LONG_SCALE = /^(?:de|es|fr)\b/

// The zero of each digit system that a newsroom is likely to meet: Latin, Arabic, Persian, Devanagari, Bengali,
// full-width.
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10]

const DATE = String.raw`\d{1,2}\.\d{1,2}\.\d{4}`
const GROUPED = String.raw`\d{1,3}(?<mark>[.,٬’  \u202f\u2009])\d{3}(?:\k<mark>\d{3})*(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)`
const NUMBER = new RegExp(String.raw`(?<![\d])(?:(?<date>${DATE})|(?:${GROUPED}|\d+)(?:[.,٫]\d+)?)`, 'gu')

// A text without characters from the Arabic block or later has only Latin digits, and no sign for a month or century.
const FOREIGN = /[\u0660-\u1fff\u2e80-\uffff]/

const decimalMark = memoizeByText(
  (tag) =>
    new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(0.5).find(({ type }) => type === 'decimal')
      ?.value ?? '.',
)

/** Whether a text has a digit of any script. */
export function hasDigits(text: string): boolean {
  return /\d/.test(text) || (FOREIGN.test(text) && /\p{Nd}/u.test(text))
}

/**
 * Finds the numbers in a text, in any digits, with or without the grouping of the language. Multiplies numbers by words
 * of scale (“50 million”, 5000万, “5 करोड़”). Ignores a month in digits (2月, 2월), which is a word in other languages.
 * Reads “20世纪90年代” as 1990.
 * @param lang the language, which decides the value of “4.500” and of a billion
 */
export function numbersIn(text: string, lang: string): Numeral[] {
  const latin = withTimes(FOREIGN.test(text) ? inLatin(text) : text)
  const found: Numeral[] = []
  for (const match of latin.matchAll(NUMBER)) {
    const [raw] = match
    const start = match.index
    const end = start + raw.length
    if (match.groups?.date) {
      const [day, , year] = raw.split('.')
      for (const part of [day, year]) found.push({ value: Number(part), raw, start, end, isScaled: false })
      continue
    }
    const scale = scaleAt(latin, end, lang)
    const value = Number((worth(raw, lang) * (scale?.factor ?? 1)).toPrecision(12))
    const last = found.at(-1)
    const stop = scale?.end ?? end
    const numeral = {
      value,
      raw: text.slice(start, stop),
      start,
      end: stop,
      isScaled: scale !== undefined,
      also: otherwise(value, latin.slice(end, end + 8)),
    }
    // A number can have two scales: 1億5000万, 2 लाख 50 हज़ार.
    if (last?.isScaled && scale && value < last.value && /^ ?$/.test(latin.slice(last.end, start)))
      found.splice(-1, 1, {
        ...numeral,
        value: last.value + value,
        raw: text.slice(last.start, stop),
        start: last.start,
      })
    else found.push(numeral)
  }
  return found
}

/** Converts other digits to Latin ones, blanks out months and writes decades as years. The text keeps its length. */
function inLatin(text: string): string {
  return text
    .replaceAll(/\p{Nd}/gu, latinDigit)
    .replaceAll(/\d+(?=月|월)/gu, (month) => ' '.repeat(month.length))
    .replaceAll(/(\d\d)世[纪紀]の?(\d0)年代/gu, (whole, century, decade) =>
      `${Number(century) - 1}${decade}`.padEnd(whole.length),
    )
}

/** Replaces the point in a time of day (“9.30 Uhr”, “9.30 a.m.”) by a colon, because it is not a decimal point. */
function withTimes(text: string): string {
  return text.replaceAll(/(?<![\d.,])(\d{1,2})\.(\d\d)(?=\s?(?:Uhr|[ap]\.?m)\b)/gi, '$1:$2')
}

/** Returns another number of the same meaning: 21 for 9 p.m., 90 for 1990, 1990 for 90; undefined if there is none. */
function otherwise(value: number, after: string): number | undefined {
  if (value < 12 && /^(?::\d\d)?\s?p\.?m\b/i.test(after)) return value + 12
  if (value % 10 !== 0) return undefined
  if (value > 1900 && value < 2000) return value - 1900
  return value > 0 && value < 100 ? value + 1900 : undefined
}

function worth(raw: string, lang: string): number {
  const decimal = decimalMark(lang)
  const marks = raw.replaceAll(/\d/g, '')
  const last = marks.at(-1) ?? ''
  const isDecimal =
    marks !== '' &&
    (new Set(marks).size > 1 || (marks.length === 1 && (last === decimal || last === '٫' || !/\D\d{3}$/.test(raw))))
  if (!isDecimal) return Number(raw.replaceAll(/\D/g, ''))
  const point = raw.lastIndexOf(last)
  return Number(`${raw.slice(0, point).replaceAll(/\D/g, '')}.${raw.slice(point + 1)}`)
}

function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const zero = ZEROS.find((first) => code >= first && code < first + 10)
  return zero === undefined ? digit : String(code - zero)
}

/**
 * Returns the scale of the number that ends at an offset (million, 万, लाख करोड़), which multiplies that number, and the
 * offset of its end; undefined if it has none.
 */
function scaleAt(text: string, at: number, lang: string) {
  const scale = wordAt(text, at, lang)
  // Two scales may follow each other: “1.8 लाख करोड़”, “120 тысяч млн”.
  const next = scale && wordAt(text, endOfWord(text, scale.end), lang)
  return scale && next ? { factor: scale.factor * next.factor, end: next.end } : scale
}

/** Returns the offset of the end of a word of scale. The list has only the beginnings of such words: тысяч|ами. */
function endOfWord(text: string, at: number): number {
  return at + (/^[\p{L}\p{M}]*/u.exec(text.slice(at, at + 12))?.[0].length ?? 0)
}

function wordAt(text: string, at: number, lang: string) {
  for (const [word, factor] of [...SCALES, [BILLION, LONG_SCALE.test(lang) ? 1e12 : 1e9] as const]) {
    word.lastIndex = at
    if (word.test(text)) return { factor, end: word.lastIndex }
  }
  return undefined
}
