import { WORD_START, wholeWord } from '../../lib/language/whole-word.ts'
import type { Numeral } from './numbers-in.ts'

/** Units of numbers, in every language that Masthead knows. Currency signs are before the number, words after it. */
export const UNITS: Readonly<Record<string, RegExp>> = {
  percent:
    /[%％٪]|per ?cent(?!il)|pro[cs]ent|prozent|pour cent|por ?cento|por ciento|процент|відсот|százalék|yüzde(?!n)|persen|phần trăm|la sută|τοις εκατό|אחוז|শতাংশ|فیصد|சதவீத|சதவிகித|ร้อยละ|เปอร์เซ็นต์|في المئة|في المائة|بالمئة|بالمائة|درصد|प्रतिशत|फ़ीसदी|फीसदी|百分|パーセント|퍼센트|프로(?![가-힣])/iu,
  dollars: unit(
    'USD',
    String.raw`\$|＄|dol+ar|dólar|доллар|долар|دولار|دلار|डॉलर|美元|美金|(?<![ァ-ヶー])ドル|달러|דולר|ডলার|ڈالر|δολάρι|đô la`,
  ),
  euros: unit(
    'EUR|euros?',
    '€|евро(?!п)|євро(?!п)|يورو|یورو|यूरो|欧元|歐元|(?<![ァ-ヶー])ユーロ|(?<![가-힣])유로|אירו|ইউরো|ευρώ',
  ),
  pounds: unit(
    'GBP|libras?|ליש[״"]ט|λίρ(?:α|ας|ες|ών)',
    `£|pounds? sterling|${WORD_START}pfund|livres? sterling|фунт|جنيه|پوند|पाउंड|英镑|英鎊|(?<![ァ-ヶー])ポンド|파운드`,
  ),
  kilometres: unit(
    'km|км|كم|کم|χλμ|ק[״"]מ|कि\\.\\s?मी',
    'kilom[eéè]t|quil[oôó]m[eé]tr|k[ií]lómetr|километр|кілометр|كيلومتر|کیلومتر|χιλιόμετρ|χιλιομέτρ|קילומטר|किलोमीटर|किमी|公里|千米|キロメートル|キロ(?![ァ-ヶー])|킬로미터|킬로(?![가-힣])',
  ),
  tons: unit(
    String.raw`tons?|tonnes?|tonnen?|(?<=\d\s?)т(?!\.\s?[ед])|тона|طن|طنا|طنًا|أطنان|تُن|تن|टन|טון|טונות|τόνο[ιςυ]?|τόνους|τόνων`,
    'tonelada|тонн(?!ел)|吨|噸|(?<![ァ-ヶー])トン|(?<![가-힣])톤',
  ),
}

/**
 * Returns the pattern of a unit.
 * @param words words and abbreviations, which are whole words
 * @param parts signs and words that may have an ending
 */
function unit(words: string, parts: string): RegExp {
  return new RegExp(`${wholeWord(words)}|${parts}`, 'iu')
}

// The number of characters after and before a number within which its unit is.
const NEAR = 12
const BEFORE = 3

/** Returns the units directly beside one of the numbers in a text. */
export function unitsBeside(text: string, numbers: readonly Numeral[]): string[] {
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
    [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(
      ({ 0: word, index }): Span => [index, index + word.length],
    ),
  )
}

/** Whether one of these words is directly beside a number. */
export function isBeside({ start, end }: Pick<Numeral, 'start' | 'end'>, words: readonly Span[]): boolean {
  return words.some(([from, to]) => (from >= end && from < end + NEAR) || (from < start && to >= start - BEFORE))
}

/** Whether a number is a percentage. */
export function isPercentage(number: Pick<Numeral, 'start' | 'end'>, text: string): boolean {
  return UNITS.percent !== undefined && isBeside(number, placesOf([UNITS.percent], text))
}
