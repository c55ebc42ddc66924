import { memoizeByText } from '../../lib/language/format.ts'
import scales from './words/scales.json' with { type: 'json' }

/**
 * The number below which house styles differ between digits and words (“a third”, 3分の1). A smaller number is reported
 * only if both texts have a different one.
 */
export const SMALL = 10

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
  /** Whether it is a version, such as 2.4.1, or another number in parts. */
  readonly isVersion?: boolean
  /** The letters of the name that the number ends, in small letters: covid of COVID-19, bip of BIP32. */
  readonly name?: string | undefined
}

// The zero of each digit system that a newsroom is likely to meet: Latin, Arabic, Persian, Devanagari, Bengali,
// full-width.
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10]

const DATE = String.raw`\d{1,2}\.\d{1,2}\.\d{4}`
// A version (2.4.1), an address (127.0.0.1), or another number in parts.
const PARTS = String.raw`\d+(?:\.\d+){2,}`
// A full-width comma also parts two numbers of a list: 20，100和300. No group follows a version: v30 167.
const GROUPED = String.raw`(?<!v)\d{1,3}(?<mark>[.,٬،’' \u00a0\u2008\u2009\u202f]|，(?=000))\d{3}(?:\k<mark>\d{3})*(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)`
const NUMBER = new RegExp(
  String.raw`(?<=^|[\s(])\.\d+(?![.\d])|(?<![\d])(?:(?<date>${DATE})|(?:${GROUPED})(?:[.,٫]\d+)?(?![.\d]*\d)|(?<parts>${PARTS})|\d+(?:[.,٫]\d+)?)`,
  'gu',
)

// Digits that say nothing by themselves: addresses, checksums, those within a name or a code (M17N, 501c3,
// 501(c)(3), 4e73, @18F), powers (2^24), an idiom, and the name of a link whose address is missing: [text][name 7].
const NO_NUMBERS = [
  // These have Latin letters only, and end where those end.
  /\b(?:https?|ftp):\/\/\S+|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,}\b|\bcatch-22\b|(?<=\] ?)\[[^\][\n]*\]|(?<=\d\^)\d+|\b\d+[a-f]\d+\b|\b\d{3}\(c\)\(?\d\b|(?<=[A-Za-z])(?<!\dh)\d+(?=[A-Za-z])|(?<=\d (?:in|out of) )10\b/giu,
  /(?<=@)[\w\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+/gu,
]
// A month in digits is a word in other languages: 2月, 2월, tháng 2, 2025-02-24, 24/02/2025, 24-02-2025. In 02/24/2025 it
// is first, and in 12/05/2025 either.
const MONTHS =
  /(?<!\d)\d+(?=\s?[月월])|(?<=tháng\s)\d{1,2}|(?<=(?<!\w)(?:19|20)\d\d[-/.])\d{1,2}(?=[-/.]\d{1,2}(?!\w))|(?<=(?<!\w)\d{1,2}(?<mark>[-/]))(?:0?[1-9]|1[0-2])(?=\k<mark>\d{4})|(?<!\w)\d{1,2}(?=\/(?:1[3-9]|[23]\d)\/\d{4})|(?<!\w)(?:0?[1-9]|1[0-2])(?=\/(?:0?[1-9]|1[0-2])\/\d{4})/giu
// A system of numerals: 10進数, 16进制, 16进文字列.
const BASES = /(?<!\d)\d+(?=\s?(?:[進进]|진[법수]))/gu

// What precedes the number of a name: letters, a word and a hyphen (COVID-19), or a word with a capital within a
// sentence (the Top 10, RubyConf 2014), but no currency (USD500, Rp5000) and no month. In Korean at least two letters
// precede it: 코로나19.
const LETTER = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]`
const IDEOGRAPH = String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}。、：，（「](?:\. )?`
const NAME = new RegExp(
  [
    String.raw`(?<![A-Za-z\d])(?!(?:USD?|EUR|GBP|CHF|CA?D?|AU?D?|NZD?|HKD?|NTD?|JPY|CNY|RMB|INR|KRW|BRL|Rs?|Rp|RM|S|kr|Fr)$)[A-Za-z][A-Za-z\d]*(?<=[A-Za-z])$`,
    String.raw`(?<!${LETTER}|\d)(?!(?:under|over|post|plus)-)(?:(?=\p{Lu})${LETTER}+\d*(?:[-‐‑]${LETTER}+)*|${LETTER}{4,})[-‐‑]$`,
    String.raw`\p{Script=Hangul}{2}$`,
    String.raw`(?<=[\p{Ll},;:] |${IDEOGRAPH} ?)(?!(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?:uary|ch|il|ust|t?ember|ober|s?day|nesday|rsday|urday)? $)\p{Lu}\p{Ll}{2,} $`,
  ].join('|'),
  'u',
)
// The most letters of a name that are looked at.
const MOST_LETTERS = 24

// What precedes a Korean ordinal number: 제15조 is article 15, not 15 trillion.
const ORDINAL = /제 ?$/

// A text without characters from the Arabic block or later has only Latin digits, and no sign for a month or century.
const FOREIGN = /[\u0660-\u1fff\u2e80-\uffff]/

const decimalMark = memoizeByText(
  (tag) =>
    new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(0.5).find(({ type }) => type === 'decimal')
      ?.value ?? '.',
)

const hasSpaces = memoizeByText((tag) =>
  new Intl.NumberFormat(tag).formatToParts(10_000).some(({ type, value }) => type === 'group' && /\s/.test(value)),
)

/** Whether a text has a digit of any script. */
export function hasDigits(text: string): boolean {
  return /\d/.test(text) || (FOREIGN.test(text) && /\p{Nd}/u.test(text))
}

/**
 * Finds the numbers in a text, in any digits, with or without the grouping of the language. Multiplies numbers by words
 * of scale (“50 million”, 5000万, “5 करोड़”). Ignores months in digits, web addresses and checksums. Reads “20世纪90年代” as
 * 1990, and a version in parts (2.4.1) as one number.
 * @param lang the language, which decides the value of “4.500” and of a billion
 */
export function numbersIn(text: string, lang: string): Numeral[] {
  const blank = (part: string) => ' '.repeat(part.length)
  // A line of the file may end within a number, 10 000, if the language groups digits by spaces.
  const line = text.replaceAll(hasSpaces(lang) ? /(?<!\n)\n(?!\n)/g : /(?<!\n)\n(?!\n|\p{Nd}{3}(?!\p{Nd}))/gu, ' ')
  const grouped = lang.startsWith('zh') ? line.replaceAll(CHINESE_GAP, '$1$2 ') : line
  const converted = FOREIGN.test(grouped) ? inLatin(grouped) : grouped
  const digits = NO_DECIMALS.reduce((rest, [pattern, plain]) => rest.replaceAll(pattern, plain), converted)
  const latin = [...NO_NUMBERS, MONTHS, BASES].reduce((rest, pattern) => rest.replaceAll(pattern, blank), digits)
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
    if (match.groups?.parts) {
      found.push({ value: Number(raw.replaceAll('.', '')), raw, start, end, isScaled: false, isVersion: true })
      continue
    }
    const scale = ORDINAL.test(latin.slice(Math.max(0, start - 2), start)) ? undefined : scaleAt(latin, end, lang)
    const value = Number((worth(raw, lang) * (scale?.factor ?? 1)).toPrecision(12))
    const last = found.at(-1)
    const stop = scale?.end ?? end
    const numeral = {
      value,
      raw: text.slice(start, stop),
      start,
      end: stop,
      isScaled: scale !== undefined,
      name: scale ? undefined : nameBefore(latin, start, raw, lang),
      also: scale?.isSign ? worth(raw, lang) : otherwise(value, latin.slice(end, end + 8)),
    }
    // The scale of a range is that of both numbers: 4 to 10 million.
    if (
      last &&
      scale &&
      !last.isScaled &&
      !last.also &&
      last.value < worth(raw, lang) &&
      isRange(latin.slice(last.end, start))
    )
      found.splice(-1, 1, { ...last, also: last.value * scale.factor })
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

/**
 * Returns the name that a number ends; undefined if there is none. Behind a hyphen, more than three digits are a year.
 */
function nameBefore(text: string, start: number, digits: string, lang: string): string | undefined {
  const [name] = NAME.exec(text.slice(Math.max(0, start - MOST_LETTERS), start)) ?? []
  if (!name || (/[-‐‑]$/.test(name) && !/^\d{1,3}$/.test(digits)) || (name.endsWith(' ') && !/^\d{1,4}$/.test(digits)))
    return undefined
  // In German every noun has a capital.
  if (name.endsWith(' ') && lang.startsWith('de')) return undefined
  return name.replaceAll(/[-‐‑ ]/g, '').toLowerCase()
}

/** Whether what is between two numbers makes a range of them. */
export function isRange(between: string): boolean {
  return /^ ?(?:[-–—~～〜至到]|to|or|bis|oder|à|ou|a|o|až|do|до|или|إلى|से) ?$/u.test(between)
}

/** Converts other digits to Latin ones, and writes decades as years. The text keeps its length. */
function inLatin(text: string): string {
  return text
    .replaceAll(/\p{Nd}/gu, latinDigit)
    .replaceAll(/(\d\d)世[纪紀]の?(\d0)年代/gu, (whole, century, decade) =>
      `${Number(century) - 1}${decade}`.padEnd(whole.length),
    )
}

/** The gap before the last four digits of a round number, by which Chinese groups digits: 40 0000. */
const CHINESE_GAP = /(?<![\d.,])(\d{1,3}) (\d\d00)(?![\d.,]*\d|\s?年)/g

/**
 * Points and commas that are not decimal, and what is written for them: in times of day, “0600 UTC”, and the list “2,3
 * and 4”.
 */
const NO_DECIMALS: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/(?<![\d.,])(\d{1,2})\.(\d\d)(?=\s?(?:Uhr|[ap]\.?m)\b)/gi, '$1:$2'],
  [/(?<![\d.,])([01]\d|2[0-3])00(?=\s?(?:UTC|GMT|[A-Z]{1,3}T)\b)/g, '$1  '],
  [/(?<![\d.,])(\d{1,2}),(?=\d{1,2},?\s(?:and|or)\s\d)/g, '$1 '],
]

/**
 * Returns another number of the same meaning: 21 for 9 p.m., 90 for 1990, 1990 for 90, the 20th century for 1900;
 * undefined if there is none.
 */
function otherwise(value: number, after: string): number | undefined {
  if (value < 12 && /^(?::\d\d)?\s?p\.?m\b/i.test(after)) return value + 12
  if (value % 10 !== 0) return undefined
  if (value % 100 === 0 && value >= 1000 && value <= 2000) return value / 100 + 1
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
 * offset of its end, and whether it is a sign, not a word; undefined if it has none.
 */
export function scaleAt(text: string, at: number, lang: string) {
  const scale = wordAt(text, at, lang)
  if (!scale) return undefined
  // Two scales may follow each other: “1.8 लाख करोड़”, “120 тысяч млн”. The list has only the beginnings of words:
  // тысяч|ами.
  const [ending = ''] = /^[\p{L}\p{M}]*/u.exec(text.slice(scale.end, scale.end + 12)) ?? []
  const next = wordAt(text, scale.end + ending.length, lang)
  return next ? { ...next, factor: scale.factor * next.factor } : scale
}

/** Words and signs that multiply the number before them, with the factor. A space may precede them. */
const SCALES = scales.map(({ pattern, factor }) => [new RegExp(pattern, 'iuy'), factor] as const)

// Signs: 27K, 12M, 5 Mio. The last two may be units as well: 600M of memory.
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [/[kK](?![\p{L}\d])/uy, 1e3],
  [/M(?![\p{L}\d])/uy, 1e6],
  // In French it is a unit of memory.
  [/[\s\u202f]?mio(?!\p{L})/iuy, 1e6],
]

// “Billion” means a thousand million in English, and a million million in these languages.
const BILLION = /[\s\u202f]?(?:billion|billón|billones|bilion|bilión|biljoen|biljon|bn(?!\p{L}))/iuy
const LONG_SCALE = /^(?:de|es|fr|it|nl|sv|da|nb|pl|cs|hu|fi)\b/

function wordAt(text: string, at: number, lang: string) {
  // In China 兆 is mega, a sign of units; elsewhere it is a trillion.
  if (/^zh(?:-(?:CN|SG|Hans))?$/.test(lang) && /^\s?兆/.test(text.slice(at, at + 2))) return undefined
  for (const [word, factor] of [...SCALES, ...SIGNS, [BILLION, LONG_SCALE.test(lang) ? 1e12 : 1e9] as const]) {
    word.lastIndex = at
    if (word.test(text)) return { factor, end: word.lastIndex, isSign: SIGNS.some(([sign]) => sign === word) }
  }
  return undefined
}
