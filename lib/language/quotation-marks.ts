import { memoizeByText } from './format.ts'

/**
 * Replaces the straight marks " and ' of a text with the quotation marks of its language, apostrophes and primes. A
 * mark whose meaning is not clear stays as it is, and so do typographic marks.
 * @param pieces the text, in pieces between which only formatting changes
 * @returns the pieces in the same order
 */
export function setQuotationMarks(pieces: readonly string[], lang: string): readonly string[] {
  const text = pieces.join('')
  if (!/['"]/.test(text)) return pieces
  const replaced = replacementsIn(text, lang)
  let start = 0
  return pieces.map((piece) => {
    const from = start
    start += piece.length
    return piece.replaceAll(/['"]/g, (sign, index: number) => replaced.get(from + index) ?? sign)
  })
}

/** The quotation marks of a language: those of a quotation, and those of a quotation within it. */
export interface QuotationMarks {
  readonly outer: readonly [open: string, close: string]
  readonly inner: readonly [open: string, close: string]
}

/** The marks of CLDR's root, which a language without an entry in MARKS has. */
const ROOT = '“ ” ‘ ’'

/**
 * The languages that have other marks: the delimiters of CLDR 48 (cldr-misc-full), with four exceptions. CLDR gives
 * Arabic ” “ and Spanish “ ”, but newspapers write « » there. CLDR gives French « » for the inner marks too, where
 * newspapers write “ ”. In French a narrow no-break space (U+202F) separates the marks « » from the words.
 */
const MARKS: Readonly<Record<string, string>> = {
  '«\u202f \u202f» “ ”': 'fr',
  '« » “ ”': 'ar ast br ca el es eu fr-CH it kk pt-AO pt-MZ pt-PT',
  '« » „ “': 'be ky os ru sah uk',
  '« » ‹ ›': 'am az-Arab az-Cyrl fa gsw mzn rm',
  '« » ‘ ’': 'nb nn no rw',
  '« » « »': 'ht hy oc',
  '„ “ ‚ ‘': 'cs de dsb et hr hsb is lb mk sk sl',
  '„ “ „ “': 'bg lt',
  '„ “ « »': 'ka',
  '„ ” ‘ ’': 'bs',
  '„ ” ’ ’': 'sr',
  '„ ” « »': 'pl ro',
  '„ ” » «': 'hu',
  '” ” ’ ’': 'fi he se sv yi',
  '” “ ’ ‘': 'ur',
  '‘ ’ ‘ ’': 'nl',
  '» « › ‹': 'ug',
  '「 」 『 』': 'ja yue zh-Hant',
}

const BY_TAG = new Map(Object.entries(MARKS).flatMap(([marks, tags]) => tags.split(' ').map((tag) => [tag, marks])))

/** Returns the quotation marks of a language, from the entry for its tag, its script or the language alone. */
export const quotationMarksOf = memoizeByText((tag): QuotationMarks => {
  const { language, script } = new Intl.Locale(tag).maximize()
  const marks = BY_TAG.get(tag) ?? BY_TAG.get(`${language}-${script}`) ?? BY_TAG.get(language) ?? ROOT
  const [open = '', close = '', innerOpen = '', innerClose = ''] = marks.split(' ')
  return { outer: [open, close], inner: [innerOpen, innerClose] }
})

const [APOSTROPHE, PRIME, DOUBLE_PRIME] = ['’', '′', '″']

/** A letter of a script that writes spaces between words and apostrophes within them. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u
/** A letter or digit, after which a mark cannot open a quotation. */
const WORD = /[\p{L}\p{M}\p{N}\ufffc]/u
/** A letter of a script in which a quotation may follow a word without a space. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** The text before an opening mark: nothing, a space, or another mark that opens. */
const BEFORE_OPENING = /^$|[\s([{¿¡“‘„‚«‹「『《〈（]/u
const SPACE = /^$|\s/
/** An English word that begins with an apostrophe, or a decade: ’tis, rock ’n’ roll, the ’90s. */
const SHORTENED = /^'(?:(?:tis|twas|em|til|n)(?!\p{L})|\d\ds?(?![\p{L}\d]))/iu
/** A length or an angle up to its last mark: 5'10", 48° 51' 24". */
const MEASURE = /\d['′]\s?\d{1,2}$/

/** A straight mark that opens or closes a quotation. */
interface Mark {
  readonly at: number
  readonly sign: string
  readonly opens: boolean
  readonly isPaired: boolean
}

function replacementsIn(text: string, lang: string): ReadonlyMap<number, string> {
  const replaced = new Map<number, string>()
  // Chinese and Japanese fonts draw the curly apostrophe as wide as a letter, which tears a Latin word apart.
  const apostrophe = /^(zh|ja|yue)\b/.test(lang) ? "'" : APOSTROPHE
  const marks = marksIn(text, (at, kind) => replaced.set(at, kind === 'apostrophe' ? apostrophe : kind))
  const { outer, inner } = quotationMarksOf(lang)
  // A language with single marks has them for ', at any depth. In others only the depth counts.
  const hasSingle = /[‘’‚]/.test(inner[0])
  const depth = { '"': 0, "'": 1 }
  for (const { at, sign, opens, isPaired } of marks) {
    const key = hasSingle && sign === "'" ? "'" : '"'
    const level = hasSingle ? depth[key] : depth['"']
    if (isPaired) depth[key] += opens ? 1 : -1
    const pair = (opens || !isPaired ? level : level - 1) % 2 === 1 ? inner : outer
    replaced.set(at, pair[opens ? 0 : 1])
  }
  return replaced
}

/**
 * Returns the marks of quotations in a text, in order.
 * @param other is given each mark that is an apostrophe or a prime
 */
function marksIn(text: string, other: (at: number, kind: string) => void): Mark[] {
  const marks = new Map<number, Mark>()
  const open: Record<string, number[]> = { '"': [], "'": [] }
  const begin = (at: number, sign: string) => {
    open[sign]?.push(at)
    // Until its counterpart is found, a single mark is an apostrophe.
    if (sign === "'") other(at, 'apostrophe')
    else marks.set(at, { at, sign, opens: true, isPaired: false })
  }
  const pair = (at: number, sign: string) => {
    const [doubles = [], singles = []] = [open['"'], open["'"]]
    const first = open[sign]?.at(-1)
    if (first === undefined || (sign === "'" && first < (doubles.at(-1) ?? 0))) return false
    open[sign]?.pop()
    while (sign === '"' && (singles.at(-1) ?? 0) > first) singles.pop()
    marks.set(first, { at: first, sign, opens: true, isPaired: true })
    marks.set(at, { at, sign, opens: false, isPaired: true })
    return true
  }
  for (const { 0: sign, index: at } of text.matchAll(/['"]/g)) {
    const before = neighbour(text, at, -1)
    const after = neighbour(text, at, 1)
    const isOpen = (open[sign]?.length ?? 0) > 0
    const isUnspaced = UNSPACED.test(before) || UNSPACED.test(after)
    if (isPrime(text, at, isOpen)) other(at, sign === "'" ? PRIME : DOUBLE_PRIME)
    else if (sign === "'" && ((LETTER.test(before) && LETTER.test(after)) || SHORTENED.test(text.slice(at, at + 6)))) {
      other(at, 'apostrophe')
    } else if (BEFORE_OPENING.test(before)) {
      if (!SPACE.test(after)) begin(at, sign)
    } else if (!isOpen && !SPACE.test(after) && (isUnspaced || (!WORD.test(text[at - 1] ?? '') && WORD.test(after)))) {
      begin(at, sign)
    } else if (!pair(at, sign)) {
      if (sign === "'") {
        // In Switzerland an apostrophe separates thousands: 10'000.
        if (LETTER.test(before) || /\d/.test(before)) other(at, 'apostrophe')
      } else if (!WORD.test(after) && !/\d/.test(before)) marks.set(at, { at, sign, opens: false, isPaired: false })
    }
  }
  return [...marks.values()].sort((a, b) => a.at - b.at)
}

/** Returns the nearest character before or after a mark that is not one of two more marks; empty at the text's end. */
function neighbour(text: string, at: number, step: 1 | -1): string {
  const near = [1, 2, 3].map((distance) => text[at + step * distance] ?? '')
  return near.find((character) => character !== '"' && character !== "'") ?? ''
}

/** Whether a mark after a digit is a sign of feet, inches, minutes or seconds. */
function isPrime(text: string, at: number, isOpen: boolean): boolean {
  const before = text.slice(Math.max(0, at - 6), at)
  if (!/\d$/.test(before)) return false
  const after = text.slice(at + 1, at + 5)
  if (text[at] === "'") return /^\d{1,2}(?!\d)/.test(after) || (!isOpen && !WORD.test(after[0] ?? ''))
  return MEASURE.test(before) || (!isOpen && !WORD.test(after[0] ?? ''))
}
