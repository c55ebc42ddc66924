import { mayBeInWords } from './number-words.ts'
import { hasDigits, type Numeral, numbersIn } from './numbers-in.ts'
import type { TextProblem } from './texts-of.ts'

/** A text and its translation, with their languages. */
type TextPair = Readonly<Record<'original' | 'of' | 'translation' | 'lang', string>>

// Below 10, house styles differ between digits and words (“a third”, 3分の1). Such a number is reported only if both
// texts have a different one.
const SMALL = 10

// Units of numbers, in every language that Masthead knows. Currency signs are before the number, words after it.
const UNITS: Readonly<Record<string, RegExp>> = {
  percent:
    /[%％٪]|per ?cent|prozent|pour cent|por ?cento|por ciento|процент|في المئة|في المائة|بالمئة|بالمائة|درصد|प्रतिशत|फ़ीसदी|फीसदी|百分|パーセント|퍼센트|프로/iu,
  dollars: /\$|＄|\bUSD\b|dollar|dólar|доллар|دولار|دلار|डॉलर|美元|美金|ドル|달러/iu,
  euros: /€|\bEUR\b|\beuros?\b|евро|يورو|یورو|यूरो|欧元|歐元|ユーロ|유로/iu,
  pounds: /£|\bGBP\b|pounds? sterling|pfund|livres? sterling|libras?|фунт|جنيه|پوند|पाउंड|英镑|英鎊|ポンド|파운드/iu,
  kilometres:
    /\bkm\b|kilomet|kilómetr|kilomètr|quilômetr|quilómetr|километр|\bкм\b|كيلومتر|کیلومتر|किलोमीटर|किमी|公里|千米|キロメートル|キロ(?![ァ-ヶー])|킬로미터|킬로(?![가-힣])/iu,
  tons: /\btons?\b|tonnes?\b|tonnen?\b|tonelada|тонн|طن|تُن|تن|टन|吨|噸|トン|톤/iu,
}

// The number of characters after a number that are searched for its unit.
const NEAR = 12

/** Finds numbers and units in which a text and its translation differ. A number may be written in words. */
export function numberProblems({ original, of, translation, lang }: TextPair): TextProblem[] {
  if (!hasDigits(original) && !hasDigits(translation)) return []
  const theirs = numbersIn(original, of)
  const ours = numbersIn(translation, lang)
  const missing = onlyIn(theirs, ours).filter(({ value }) => !mayBeInWords(value, translation, lang))
  const added = onlyIn(ours, theirs).filter(({ value }) => !mayBeInWords(value, original, of))
  const isSmall = ({ value }: Numeral) => value < SMALL
  const isLarge = ({ value }: Numeral) => value >= SMALL
  const [smallMissing, smallAdded] = [missing.filter(isSmall), added.filter(isSmall)]
  const both = Math.min(smallMissing.length, smallAdded.length)
  return [
    ...differences(missing.filter(isLarge), added.filter(isLarge)),
    ...differences(smallMissing.slice(0, both), smallAdded.slice(0, both)),
    ...unitProblems(original, theirs, translation, ours),
  ]
}

function onlyIn(numbers: readonly Numeral[], others: readonly Numeral[]): Numeral[] {
  const known = new Set(others.flatMap(({ value, also }) => [value, also ?? value]))
  const isKnown = ({ value, also }: Numeral) => known.has(value) || (also !== undefined && known.has(also))
  const found = new Map(numbers.filter((number) => !isKnown(number)).map((number) => [number.value, number]))
  return [...found.values()]
}

function differences(missing: readonly Numeral[], added: readonly Numeral[]): TextProblem[] {
  return Array.from({ length: Math.max(missing.length, added.length) }, (_, index) => {
    const [their, our] = [missing[index]?.raw, added[index]?.raw]
    if (our === undefined) return { at: '', message: `The original says ${their} here.` }
    const message =
      their === undefined
        ? `The original does not say ${our} here.`
        : `This says ${our}, where the original says ${their}.`
    return { at: our, message }
  })
}

function unitProblems(original: string, theirs: readonly Numeral[], translation: string, ours: readonly Numeral[]) {
  if (theirs.length === 0 || ours.length === 0) return []
  const isIn = (text: string, unit: string) => UNITS[unit]?.test(text) ?? false
  const lost = unitsBeside(original, theirs).filter((unit) => !isIn(translation, unit))
  const gained = unitsBeside(translation, ours).filter((unit) => !isIn(original, unit))
  return [
    ...lost.map((unit) => ({ at: '', message: `The original speaks of ${unit} here.` })),
    ...gained.map((unit) => ({ at: '', message: `The original does not speak of ${unit} here.` })),
  ]
}

/** Returns the units directly beside one of the numbers in a text. */
function unitsBeside(text: string, numbers: readonly Numeral[]): string[] {
  const around = numbers.map(
    ({ start, end }) => `${text.slice(Math.max(0, start - 3), start)} ${text.slice(end, end + NEAR)}`,
  )
  return Object.keys(UNITS).filter((unit) => around.some((part) => UNITS[unit]?.test(part)))
}
