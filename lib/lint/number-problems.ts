import { mayBeInWords } from './number-words.ts'
import { hasDigits, type Numeral, numbersIn } from './numbers-in.ts'
import { speaksOf, unitsBeside } from './units.ts'

/** A text and its translation, with their languages. */
export interface TextPair {
  readonly original: string
  readonly of: string
  readonly translation: string
  readonly lang: string
}

/** A problem in a text. */
export interface TextProblem {
  /** The words that have the problem, as written; empty for the whole text. */
  readonly at: string
  readonly message: string
  /** The way to fix it, if known. */
  readonly hint?: string
}

// Below 10, house styles differ between digits and words (“a third”, 3分の1). Such a number is reported only if both
// texts have a different one.
const SMALL = 10

/**
 * Finds numbers and units in which a text and its translation differ. Accepts a number that may be written in words.
 */
export function numberProblems({ original, of, translation, lang }: TextPair): TextProblem[] {
  if (!hasDigits(original) && !hasDigits(translation)) return []
  const theirs = numbersIn(original, of)
  const ours = numbersIn(translation, lang)
  const missing = onlyIn(theirs, ours).filter(({ value }) => !mayBeInWords(value, translation, lang))
  const added = onlyIn(ours, theirs).filter(({ value }) => !mayBeInWords(value, original, of))
  return [
    ...pairs(missing.filter(isLarge), added.filter(isLarge)),
    ...pairs(missing.filter(isSmall), added.filter(isSmall)).filter(({ both }) => both),
    ...lostUnits(original, theirs, translation, ours),
  ].map(({ at, message }) => ({ at, message }))
}

function isLarge({ value }: Numeral): boolean {
  return value >= SMALL
}

function isSmall({ value }: Numeral): boolean {
  return value < SMALL
}

function onlyIn(numbers: readonly Numeral[], others: readonly Numeral[]): Numeral[] {
  const known = new Set(others.flatMap(({ value, also }) => [value, ...(also === undefined ? [] : [also])]))
  const isKnown = ({ value, also }: Numeral) => known.has(value) || (also !== undefined && known.has(also))
  const found = new Map(numbers.filter((number) => !isKnown(number)).map((number) => [number.value, number]))
  return [...found.values()]
}

function pairs(missing: readonly Numeral[], added: readonly Numeral[]): (TextProblem & { both: boolean })[] {
  return Array.from({ length: Math.max(missing.length, added.length) }, (_, index) => {
    const [their, our] = [missing[index], added[index]]
    const message =
      their && our
        ? `This says ${our.raw}, where the original says ${their.raw}.`
        : our
          ? `The original does not say ${our.raw} here.`
          : `The original says ${their?.raw} here.`
    return { at: our?.raw ?? '', message, both: Boolean(their && our) }
  })
}

function lostUnits(
  original: string,
  theirs: readonly Numeral[],
  translation: string,
  ours: readonly Numeral[],
): (TextProblem & { both: boolean })[] {
  if (theirs.length === 0 || ours.length === 0) return []
  const lost = unitsBeside(original, theirs).filter((unit) => !speaksOf(translation, unit))
  const gained = unitsBeside(translation, ours).filter((unit) => !speaksOf(original, unit))
  return [
    ...lost.map((unit) => ({ at: '', message: `The original speaks of ${unit} here.`, both: false })),
    ...gained.map((unit) => ({ at: '', message: `The original does not speak of ${unit} here.`, both: false })),
  ]
}
