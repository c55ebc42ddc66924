import { wholeWord } from '../../lib/source/find-words.ts'
import { isRange, type Numeral } from './numbers-in.ts'
import { onceFor } from './once-for.ts'
import units from './words/units.json' with { type: 'json' }

/**
 * Units of numbers, in every language that Masthead knows: words and abbreviations, which are whole words, and signs
 * and parts of words. Currency signs are before the number, words after it.
 */
export const UNITS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(units).map(([unit, { words, parts }]) => [unit, new RegExp(`${wholeWord(words)}|${parts}`, 'iu')]),
)

// The number of characters after and before a number within which its unit is.
const NEAR = 12
const BEFORE = 3

/** Returns the units directly beside one of the numbers in a text. */
export function unitsBeside(text: string, numbers: readonly Numeral[]): string[] {
  if (numbers.length === 0) return []
  return Object.entries(UNITS).flatMap(([unit, pattern]) => {
    const places = placesOf([pattern], text)
    return numbers.some((number) => isBeside(number, places)) ? unit : []
  })
}

/** The offsets of the start and the end of words in a text. */
export type Span = readonly [start: number, end: number]

/** Returns the offsets of all words of a text that match one of some patterns. */
export function placesOf(patterns: readonly RegExp[], text: string): Span[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(everyMatchOf(pattern))].map(({ 0: word, index }): Span => [index, index + word.length]),
  )
}

const everyMatchOf = onceFor((pattern: RegExp) => new RegExp(pattern, `${pattern.flags}g`))

/** Whether one of these words is directly beside a number. */
export function isBeside({ start, end }: Pick<Numeral, 'start' | 'end'>, words: readonly Span[]): boolean {
  return words.some(([from, to]) => (from >= end && from < end + NEAR) || (from < start && to >= start - BEFORE))
}

/** Whether a number is a percentage. */
export function isPercentage(number: Pick<Numeral, 'start' | 'end'>, text: string): boolean {
  return UNITS.percent !== undefined && isBeside(number, placesOf([UNITS.percent], text))
}

/**
 * Currencies into which a translation converts amounts for its readers. Capitals tell forints from feet. Japanese and
 * Korean have the sign of theirs in other words, too.
 */
export const LOCAL_MONEY =
  /Kč|(?<!\p{L})(?:[Kk]orun(?!ov)|zł(?:ot(?:y|e|ych|ego))?(?!\p{L})|[Рр]уб(?:л|(?!\p{L}))|грн|[Гг]рив(?:ен|н)|Ft(?!\p{L})|kr(?!\p{L})|[Kk]ron(?:an?|or(?:na)?|en?|er(?:ne|s)?)(?!\p{L})|lei(?!\p{L}))|₽|₴|₹|रुप[यए]|₩|(?<=[\p{Nd}십백천만억조] ?)원|(?<=[\p{Nd}十百千万億兆] ?)円|¥|人民[币幣]|[Ff]orint|₺|₫|đồng/u

const MONEY = ['dollars', 'euros', 'pounds']

// A dollar, a euro and a pound are each worth more than one of these, so a converted amount is larger at least by this.
const LEAST_RATE = 1.5

interface Amounts {
  readonly original: string
  readonly translation: string
  /** The numbers of the original that the translation does not have, and the other way round. */
  readonly missing: readonly Numeral[]
  readonly added: readonly Numeral[]
}

/**
 * Returns the currencies of an original that its translation converts into one of its readers. Each of their amounts is
 * then missing, and a larger one is added.
 */
export function convertedMoney({ original, translation, missing, added }: Amounts): RegExp[] {
  if (missing.length === 0 || added.length === 0 || LOCAL_MONEY.test(original)) return []
  const most = Math.max(...amountsIn(translation, [LOCAL_MONEY], added).map(({ value }) => value))
  return MONEY.flatMap((unit) => {
    const pattern = UNITS[unit]
    if (!pattern || pattern.test(translation)) return []
    const amounts = amountsIn(original, [pattern], missing)
    return amounts.length > 0 && amounts.every(({ value }) => value * LEAST_RATE < most) ? [pattern] : []
  })
}

/**
 * Returns those of the numbers in a text that are amounts of a unit: at most words are between the two. So are both
 * numbers of a range: $4 to 10 million.
 */
export function amountsIn(text: string, patterns: readonly RegExp[], numbers: readonly Numeral[]): readonly Numeral[] {
  const places = placesOf(patterns, text)
  const isAmount = ({ start, end }: Numeral) =>
    places.some(([from, to]) => {
      const between = from < start ? text.slice(to, start) : text.slice(end, from)
      return isBeside({ start, end }, [[from, to]]) && /^[\p{L}\p{M}\s.-]*$/u.test(between)
    })
  const amounts = numbers.filter(isAmount)
  const isWithAmount = (one: Numeral) =>
    amounts.some((other) => {
      const [first, last] = one.start < other.start ? [one, other] : [other, one]
      return isRange(text.slice(first.end, last.start))
    })
  return numbers.filter((number) => amounts.includes(number) || isWithAmount(number))
}
