import { type Numeral, SMALL } from './numbers-in.ts'
import { isPercentage, type Span } from './units.ts'

/** A text and its translation, with their languages. */
export type TextPair = Readonly<Record<'original' | 'of' | 'translation' | 'lang', string>>

/**
 * Returns those of the numbers missing in a translation that it may leave out: the number of a name that it does not
 * use, the year of a date, 100 percent and 24 hours, which are a whole, and numbers that it may have in code.
 */
export function omissible({ original, translation }: TextPair, missing: readonly Numeral[]): readonly Numeral[] {
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
 * Returns those of the numbers that a translation adds which explain something: the number of a name, a year or a date if
 * the original has no other year, a number after #, one in a note in brackets, 100 percent and 24 hours, and numbers that
 * the original may have in code.
 * @param ours all numbers of the translation
 * @param missing the numbers of the original that the translation does not have
 */
export function explaining(
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
