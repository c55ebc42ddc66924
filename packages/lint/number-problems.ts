import { sentence } from '../../lib/problem/wording.ts'
import { mayBeInWords } from './number-words.ts'
import { hasDigits, type Numeral, numbersIn, SMALL } from './numbers-in.ts'
import type { TextPair, TextProblem } from './text-problem.ts'
import { amountsIn, convertedMoney, isPercentage, LOCAL_MONEY, type Span, UNITS, unitsBeside } from './units.ts'

/** Finds numbers and units in which a text and its translation differ. A number may be written in words. */
export function numberProblems(pair: TextPair): TextProblem[] {
  const { original, of, translation, lang } = pair
  if (!hasDigits(original) && !hasDigits(translation)) return []
  const [zone, ownZone] = [zoneOf(original), zoneOf(translation)]
  const isMoved = zone !== undefined && ownZone !== undefined && zone !== ownZone
  const theirs = numbersIn(isMoved ? withoutTimes(original) : original, of)
  const ours = numbersIn(isMoved ? withoutTimes(translation) : translation, lang)
  const written = withoutConversions(translation, ours)
  const [onlyTheirs, onlyOurs] = [onlyIn(theirs, ours), onlyIn(written, theirs)]
  const theirMoney = convertedMoney({ original, translation, missing: onlyTheirs, added: onlyOurs })
  const converted = amountsIn(original, theirMoney, onlyTheirs)
  const conversions = theirMoney.length > 0 ? amountsIn(translation, [LOCAL_MONEY], onlyOurs) : []
  const missing = onlyTheirs.filter(
    (number) =>
      !isWritten(number, original, translation, lang) &&
      // Other languages write the system of numerals of a base as a number: 16進 is base 16.
      !new RegExp(`(?<!\\d)${number.value}\\s?[進进]`, 'u').test(translation) &&
      !isInName(translation, number.raw) &&
      !converted.includes(number),
  )
  const added = onlyOurs.filter(
    (number) => !isWritten(number, translation, original, of) && !conversions.includes(number),
  )
  const named = pairsOfName(missing, added)
  const rest = [missing, added].map((numbers) => numbers.filter((number) => !named.flat().includes(number)))
  const [restMissing = [], restAdded = []] = rest
  const [large, largeAdded] = [restMissing.filter(isLarge), restAdded.filter(isLarge)]
  const [free, freeAdded] = [omissible(pair, large), explaining(pair, ours, largeAdded, large)]
  const [firm, firmAdded] = [without(large, free), without(largeAdded, freeAdded)]
  return [
    ...named.flatMap(([their, our]) => differences([their], [our])),
    ...differences(completed(firm, free, firmAdded.length), completed(firmAdded, freeAdded, firm.length)),
    // A translation may name a version again, or leave it to the context.
    ...[isSmall, isVersion].flatMap((isKind) => pairsOf(restMissing.filter(isKind), restAdded.filter(isKind))),
    ...unitProblems(pair, without(theirs, onlyTheirs), without(written, onlyOurs), [theirs, written], theirMoney),
  ]
}

// An amount in another currency, which a translation adds for its readers: (about 260 €).
const CONVERSIONS =
  /[(（]\s?(?:≈|~|ca\.?\s|circa|approx|about|env\.?\s|environ|rund|etwa|umgerechnet|около|прибл|约|約|aprox|cerca|unos)[^()（）]{0,60}[)）]/giu

const isVersion = ({ isVersion = false }: Numeral) => isVersion
const isSmall = ({ value, isVersion, name }: Numeral) => value < SMALL && !isVersion && name === undefined
const isLarge = ({ value, isVersion }: Numeral) => value >= SMALL && !isVersion

function without(numbers: readonly Numeral[], others: readonly Numeral[]): Numeral[] {
  return numbers.filter((number) => !others.includes(number))
}

/** Returns the numbers that must be reported, and as many of the others as have a counterpart. */
function completed(firm: readonly Numeral[], free: readonly Numeral[], counterparts: number): Numeral[] {
  return [...firm, ...free].slice(0, Math.max(firm.length, counterparts))
}

/** Returns the differences of numbers that are reported only if both texts have one. */
function pairsOf(missing: readonly Numeral[], added: readonly Numeral[]): TextProblem[] {
  const both = Math.min(missing.length, added.length)
  return differences(missing.slice(0, both), added.slice(0, both))
}

/** Returns each number of a name that is missing, and the one that the translation has in its place: BIP32, BIP35. */
function pairsOfName(missing: readonly Numeral[], added: readonly Numeral[]): (readonly [Numeral, Numeral])[] {
  return missing.flatMap((their) => {
    const our = added.find(({ name }) => name !== undefined && name === their.name)
    return our ? [[their, our] as const] : []
  })
}

/**
 * Whether the other text may have a number of a text: in words, as a fraction (50%, a half), in an address or a name.
 */
function isWritten(number: Numeral, text: string, other: string, lang: string): boolean {
  const { value, raw } = number
  const fraction = FRACTIONS[value]
  return (
    mayBeInWords(value, other, lang) ||
    (fraction !== undefined && isPercentage(number, text) && mayBeInWords(fraction, other, lang)) ||
    (/^\d{3,}$/.test(raw) && new RegExp(`(?<!\\d)${raw}(?!\\d)`).test(other))
  )
}

// Percentages that are written as a half, a third, a quarter, a fifth, double; by the number in those words.
const FRACTIONS: Readonly<Record<number, number>> = { 20: 5, 25: 4, 33: 3, 50: 2, 75: 4, 100: 2, 200: 2 }

/** Whether a name in a text has these digits among its letters: BIP390s. */
function isInName(text: string, digits: string): boolean {
  return /^\d+$/.test(digits) && new RegExp(`[A-Za-z]${digits}[A-Za-z]`).test(text)
}

/** Returns the numbers of a text that are not amounts in another currency, in brackets. */
function withoutConversions(text: string, numbers: readonly Numeral[]): readonly Numeral[] {
  const ranges = [...text.matchAll(CONVERSIONS)].map(({ 0: whole, index }) => [index, index + whole.length] as const)
  return numbers.filter(({ start }) => !ranges.some(([from, to]) => start > from && start < to))
}

/** Returns the time zone of the first time in a text: UTC, JST; undefined if it names none. */
function zoneOf(text: string): string | undefined {
  return /\d{1,2}:\d\d(?::\d\d)? ?\(?([A-Z]{3,4})\b/.exec(text)?.[1]
}

/** Blanks out dates and times in digits: in another time zone they are others. */
function withoutTimes(text: string): string {
  return text.replaceAll(/\d{4}[-/]\d\d?[-/]\d\d?|\d{1,2}:\d\d(?::\d\d)?/g, (time) => ' '.repeat(time.length))
}

function onlyIn(numbers: readonly Numeral[], others: readonly Numeral[]): Numeral[] {
  const known = new Set(others.flatMap(({ value, also }) => [value, also ?? value]))
  // A translation may keep the marks of the original’s number, 30,000, which mean something else in its own language.
  const written = new Set(others.map(({ raw }) => raw))
  // The same groups of three digits may have different marks: 40.000 and 40,000.
  const grouped = new Set(others.flatMap(groupedDigits))
  const isKnown = (number: Numeral) =>
    known.has(number.value) ||
    (number.also !== undefined && known.has(number.also)) ||
    written.has(number.raw) ||
    groupedDigits(number).some((digits) => grouped.has(digits)) ||
    others.some((other) => areVersions(number, other))
  const found = new Map(numbers.filter((number) => !isKnown(number)).map((number) => [number.value, number]))
  return [...found.values()]
}

/** Returns the digits of a number whose digits are in groups of three; an empty list for another number. */
function groupedDigits({ raw }: Numeral): string[] {
  return /^\d{1,3}(?:\D\d{3})+$/.test(raw) ? [raw.replaceAll(/\D/g, '')] : []
}

/** Whether two numbers are the same version, one of them in fewer parts: 2.3 and 2.3.0. */
function areVersions(one: Numeral, other: Numeral): boolean {
  if (!one.isVersion && !other.isVersion) return false
  return one.raw.startsWith(`${other.raw}.`) || other.raw.startsWith(`${one.raw}.`)
}

function differences(missing: readonly Numeral[], added: readonly Numeral[]): TextProblem[] {
  return Array.from({ length: Math.max(missing.length, added.length) }, (_, index) => {
    const at = added[index]?.raw
    // A line of the file may end within the number.
    const [their, our] = [missing[index]?.raw, at].map((raw) => raw?.replaceAll('\n', ' '))
    if (at === undefined) return { at: '', message: sentence`The original says ${their} here.` }
    const message =
      their === undefined
        ? sentence`The original does not say ${our} here.`
        : sentence`This says ${our}, where the original says ${their}.`
    return { at, message }
  })
}

// “The 99% latency” is one of a percentile.
const PERCENTILE = /percentil|perzentil|per[cç]entil|перцентил|процентил|パーセンタイル|백분위|分位/iu

/**
 * @param kept the numbers of the original that the translation has
 * @param known the numbers of the translation that the original has
 * @param all the numbers of both
 * @param converted currencies that the translation converts
 */
function unitProblems(
  { original, translation }: TextPair,
  kept: readonly Numeral[],
  known: readonly Numeral[],
  [theirs, ours]: readonly [readonly Numeral[], readonly Numeral[]],
  converted: readonly RegExp[],
): TextProblem[] {
  if (theirs.length === 0 || ours.length === 0) return []
  const isNotIn = (text: string) => (unit: string) =>
    !UNITS[unit]?.test(text) && !(unit === 'percent' && PERCENTILE.test(text))
  const isKept = (unit: string) => !converted.some((pattern) => pattern === UNITS[unit])
  // A percentage in words is a half; another one is reported already.
  const beside = (text: string, numbers: readonly Numeral[], common: readonly Numeral[]) => {
    const isCommon = unitsBeside(text, common).includes('percent')
    return unitsBeside(text, numbers).filter((unit) => unit !== 'percent' || isCommon)
  }
  const lost = beside(original, theirs, kept).filter(isNotIn(translation)).filter(isKept)
  const gained = beside(translation, ours, known).filter(isNotIn(original))
  return [
    ...lost.map((unit) => ({ at: '', message: sentence`The original speaks of ${sentence(unit)} here.` })),
    ...gained.map((unit) => ({ at: '', message: sentence`The original does not speak of ${sentence(unit)} here.` })),
  ]
}

/**
 * Returns those of the numbers missing in a translation that it may leave out: the number of a name that it does not
 * use, the year of a date, 100 percent and 24 hours, which are a whole, and numbers that it may have in code.
 */
function omissible({ original, translation }: TextPair, missing: readonly Numeral[]): readonly Numeral[] {
  const isInCode = codesIn(translation) > codesIn(original)
  return missing.filter(
    (number) =>
      isInCode ||
      number.name !== undefined ||
      isWhole(number, original) ||
      (isYear(number) && isInDate(number, original)),
  )
}

/**
 * Returns those of the numbers that a translation adds which explain something: the number of a name, a year or a date
 * if the original has no other year, a number after #, one in a note in brackets, 100 percent and 24 hours, and numbers
 * that the original may have in code.
 * @param ours all numbers of the translation
 * @param missing the numbers of the original that the translation does not have
 */
function explaining(
  pair: TextPair,
  ours: readonly Numeral[],
  added: readonly Numeral[],
  missing: readonly Numeral[],
): readonly Numeral[] {
  const { original, translation } = pair
  const notes = addedNotes(pair, ours, added)
  const isInCode = codesIn(original) > codesIn(translation)
  const years = missing.some(isYear) ? [] : added.filter(isYear)
  const isOfDate = ({ value, start, end }: Numeral) =>
    value <= DAYS && years.some((year) => Math.max(year.start - end, start - year.end) <= DATE_LENGTH)
  return added.filter(
    (number) =>
      isInCode ||
      number.name !== undefined ||
      years.includes(number) ||
      isOfDate(number) ||
      /[#№]$/.test(translation.slice(0, number.start)) ||
      isWhole(number, translation) ||
      notes.some((note) => isWithin(number, note)),
  )
}

/** Returns how many codes a text has, for each of which it has a placeholder. */
function codesIn(text: string): number {
  return text.split('\ufffc').length - 1
}

function isYear({ value, raw }: Numeral): boolean {
  return value >= 1900 && value < 2100 && /^\p{Nd}{4}$/u.test(raw)
}

// The last day of a month, and the most characters between a day and its year.
const DAYS = 31
const DATE_LENGTH = 12

/** Whether the year of a text has a day: December 25, 2013; 25 December 2013; 2013-12-25. */
function isInDate({ start, end }: Numeral, text: string): boolean {
  const before = text.slice(Math.max(0, start - DATE_LENGTH), start)
  return (
    /\d{1,2}(?:st|nd|rd|th|\.)?(?:,| (?:of )?\p{L}+\.?,?) $|\d{1,2}[-/.]$/u.test(before) ||
    /^-\d\d-\d\d/.test(text.slice(end))
  )
}

const HOURS =
  /^[\s-]?(?:(?:h|horas?|ore|uur|jam)(?!\p{L})|hours?|heures?|stunde|hodin|godzin|час|годин|timmar|timer|tunti|saat|giờ|ساع|घंट|時間|[小]?[时時]|시간|\/7)/iu

function isWhole(number: Numeral, text: string): boolean {
  if (number.value === 24) return HOURS.test(text.slice(number.end, number.end + 12))
  return number.value === 100 && isPercentage(number, text)
}

/**
 * Returns the notes in brackets that a translation adds. In each paragraph or item they are as many as it has more than
 * the original, of those that have words or only years, and no larger number of the original.
 */
function addedNotes(
  { original, translation }: TextPair,
  ours: readonly Numeral[],
  added: readonly Numeral[],
): readonly Span[] {
  const values = new Set(added.map(({ value }) => value))
  const mayBeYear = ({ value }: Numeral) => value >= 1000 && value < 2100
  const isAddition = (note: string, numbers: readonly Numeral[]) =>
    numbers.some(({ value }) => values.has(value)) &&
    numbers.every(({ value }) => value < SMALL || values.has(value)) &&
    (/\p{L}{2}/u.test(note) || numbers.every(mayBeYear))
  const [theirParts = [], parts = []] = [original, translation].map((text) => text.split(/(?<=\n\n)(?!\n)/))
  const isAligned = theirParts.length === parts.length
  let at = 0
  return (isAligned ? parts : [translation]).flatMap((part, index) => {
    const start = at
    at += part.length
    const brackets = bracketsIn(part)
    const more = brackets.length - bracketsIn((isAligned ? theirParts[index] : undefined) ?? original).length
    return brackets
      .map(([from, to]): Span => [start + from, start + to])
      .filter((note) =>
        isAddition(
          translation.slice(...note),
          ours.filter((number) => isWithin(number, note)),
        ),
      )
      .slice(0, Math.max(0, more))
  })
}

/** Returns the offsets of all brackets in a text, with what they enclose. */
function bracketsIn(text: string): readonly Span[] {
  return [...text.matchAll(/[(（][^()（）]*[)）]/g)].map(({ 0: note, index }): Span => [index, index + note.length])
}

function isWithin({ start }: Numeral, [from, to]: Span): boolean {
  return start > from && start < to
}
