import { mayBeInWords } from './number-words.ts'
import { hasDigits, isRange, type Numeral, numbersIn } from './numbers-in.ts'
import type { TextProblem } from './texts-of.ts'

/** A text and its translation, with their languages. */
type TextPair = Readonly<Record<'original' | 'of' | 'translation' | 'lang', string>>

// Below 10, house styles differ between digits and words (“a third”, 3分の1). Such a number is reported only if both
// texts have a different one.
const SMALL = 10

// Units of numbers, in every language that Masthead knows. Currency signs are before the number, words after it.
const UNITS: Readonly<Record<string, RegExp>> = {
  percent:
    /[%％٪]|per ?cent(?!il)|pro[cs]ent|prozent|pour cent|por ?cento|por ciento|процент|відсот|százalék|yüzde|persen|phần trăm|la sută|τοις εκατό|אחוז|শতাংশ|فیصد|சதவீத|சதவிகித|ร้อยละ|เปอร์เซ็นต์|في المئة|في المائة|بالمئة|بالمائة|درصد|प्रतिशत|फ़ीसदी|फीसदी|百分|パーセント|퍼센트|프로(?![가-힣])/iu,
  dollars:
    /\$|＄|USD\b|dollar|dólar|доллар|دولار|دلار|डॉलर|美元|美金|(?<![ァ-ヶー])ドル|달러|דולר|ডলার|ڈالر|δολάρι|đô la/iu,
  euros:
    /€|\bEUR\b|\beuros?\b|евро(?!п)|євро(?!п)|يورو|یورو|यूरो|欧元|歐元|(?<![ァ-ヶー])ユーロ|(?<![가-힣])유로|אירו|ইউরো|ευρώ/iu,
  pounds:
    /£|\bGBP\b|pounds? sterling|pfund|livres? sterling|\blibras?\b|фунт|جنيه|پوند|पाउंड|英镑|英鎊|(?<![ァ-ヶー])ポンド|파운드/iu,
  kilometres:
    /\bkm\b|kilomet|kilómetr|kilomètr|quilômetr|quilómetr|километр|\bкм\b|كيلومتر|کیلومتر|किलोमीटर|किमी|公里|千米|キロメートル|キロ(?![ァ-ヶー])|킬로미터|킬로(?![가-힣])/iu,
  tons: /\btons?\b|tonnes?\b|tonnen?\b|tonelada|тонн(?!ел)|(?<!\p{L})(?:طن|أطنان)|(?<!\p{L})(?:تُن|تن)(?!\p{L})|(?<![\p{L}\p{M}])टन|吨|噸|(?<![ァ-ヶー])トン|(?<![가-힣])톤/iu,
}

// An amount in another currency, which a translation adds for its readers: (about 260 €).
const CONVERSIONS =
  /[(（]\s?(?:≈|~|ca\.?\s|circa|approx|about|env\.?\s|environ|rund|etwa|umgerechnet|около|прибл|约|約|aprox|cerca|unos)[^()（）]{0,60}[)）]/giu

// The number of characters after and before a number within which its unit is.
const NEAR = 12
const BEFORE = 3

const MONEY = ['dollars', 'euros', 'pounds']

// Currencies into which a translation converts amounts for its readers. Capitals tell forints from feet. Japanese and
// Korean have the sign of theirs in other words, too.
const LOCAL_MONEY =
  /Kč|(?<!\p{L})(?:[Kk]orun(?!ov)|zł(?:ot(?:y|e|ych|ego))?(?!\p{L})|[Рр]уб(?:л|(?!\p{L}))|грн|[Гг]рив(?:ен|н)|Ft(?!\p{L})|kr(?!\p{L})|[Kk]ron(?:an?|or(?:na)?|en?|er(?:ne|s)?)(?!\p{L})|lei(?!\p{L}))|₽|₴|₹|रुप[यए]|₩|(?<=[\p{Nd}십백천만억조] ?)원|(?<=[\p{Nd}十百千万億兆] ?)円|¥|人民[币幣]|[Ff]orint|₺|₫|đồng/u

// A dollar, a euro and a pound are each worth more than one of these, so a converted amount is larger at least by this.
const LEAST_RATE = 1.5

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
      !mayBeInWords(number.value, translation, lang) &&
      !isBaseIn(translation, number.value) &&
      !isInName(translation, number.raw) &&
      !converted.includes(number),
  )
  const added = onlyOurs.filter((number) => !mayBeInWords(number.value, original, of) && !conversions.includes(number))
  // A translation may name a version again, or leave it to the context.
  const isSmall = ({ value, isVersion }: Numeral) => value < SMALL || isVersion === true
  const isLarge = (number: Numeral) => !isSmall(number)
  const [smallMissing, smallAdded] = [missing.filter(isSmall), added.filter(isSmall)]
  const both = Math.min(smallMissing.length, smallAdded.length)
  return [
    ...differences(missing.filter(isLarge), withoutNotes(pair, ours, added.filter(isLarge), missing.filter(isLarge))),
    ...differences(smallMissing.slice(0, both), smallAdded.slice(0, both)),
    ...unitProblems(original, theirs, translation, written, theirMoney),
  ]
}

/** Whether a text names the system of numerals of a base, which other languages write as a number: 16進 is base 16. */
function isBaseIn(text: string, value: number): boolean {
  return new RegExp(`(?<!\\d)${value}\\s?[進进]`, 'u').test(text)
}

/** Whether a name in a text has these digits among its letters: BIP390s. */
function isInName(text: string, digits: string): boolean {
  return /^\d+$/.test(digits) && new RegExp(`[A-Za-z]${digits}[A-Za-z]`).test(text)
}

/** Returns the numbers without those in notes that a translation adds, unless one of the original is missing. */
function withoutNotes(
  pair: TextPair,
  ours: readonly Numeral[],
  added: readonly Numeral[],
  missing: readonly Numeral[],
): readonly Numeral[] {
  const notes = addedNotes(pair, ours, added)
  const isInNote = (number: Numeral) => notes.some((note) => isWithin(number, note))
  const sorted = [...added.filter((number) => !isInNote(number)), ...added.filter(isInNote)]
  return sorted.filter((number, place) => place < missing.length || !isInNote(number))
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
  const isYear = ({ value }: Numeral) => value >= 1000 && value < 2100
  const isAddition = (note: string, numbers: readonly Numeral[]) =>
    numbers.some(({ value }) => values.has(value)) &&
    numbers.every(({ value }) => value < SMALL || values.has(value)) &&
    (/\p{L}{2}/u.test(note) || numbers.every(isYear))
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
    if (at === undefined) return { at: '', message: `The original says ${their} here.` }
    const message =
      their === undefined
        ? `The original does not say ${our} here.`
        : `This says ${our}, where the original says ${their}.`
    return { at, message }
  })
}

function unitProblems(
  original: string,
  theirs: readonly Numeral[],
  translation: string,
  ours: readonly Numeral[],
  converted: readonly RegExp[],
): TextProblem[] {
  if (theirs.length === 0 || ours.length === 0) return []
  const isNotIn = (text: string) => (unit: string) => !UNITS[unit]?.test(text)
  const isKept = (unit: string) => !converted.some((pattern) => pattern === UNITS[unit])
  const lost = unitsBeside(original, theirs).filter(isNotIn(translation)).filter(isKept)
  const gained = unitsBeside(translation, ours).filter(isNotIn(original))
  return [
    ...lost.map((unit) => ({ at: '', message: `The original speaks of ${unit} here.` })),
    ...gained.map((unit) => ({ at: '', message: `The original does not speak of ${unit} here.` })),
  ]
}

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
function convertedMoney({ original, translation, missing, added }: Amounts): RegExp[] {
  const most = Math.max(...amountsIn(translation, [LOCAL_MONEY], added).map(({ value }) => value))
  if (LOCAL_MONEY.test(original)) return []
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
function amountsIn(text: string, patterns: readonly RegExp[], numbers: readonly Numeral[]): readonly Numeral[] {
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

/** Returns the units directly beside one of the numbers in a text. */
function unitsBeside(text: string, numbers: readonly Numeral[]): string[] {
  return Object.entries(UNITS).flatMap(([unit, pattern]) => {
    const places = placesOf([pattern], text)
    return numbers.some((number) => isBeside(number, places)) ? unit : []
  })
}

/** The offsets of the start and the end of words in a text. */
type Span = readonly [start: number, end: number]

function placesOf(patterns: readonly RegExp[], text: string): Span[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(
      ({ 0: word, index }): Span => [index, index + word.length],
    ),
  )
}

/** Whether one of these words is directly beside a number. */
function isBeside({ start, end }: Pick<Numeral, 'start' | 'end'>, words: readonly Span[]): boolean {
  return words.some(([from, to]) => (from >= end && from < end + NEAR) || (from < start && to >= start - BEFORE))
}
