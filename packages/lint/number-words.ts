import { wholeWord } from '../../lib/source/find-words.ts'
import numbers from './words/numbers.json' with { type: 'json' }

/** Whether a text may have a number in words or Roman numerals: it must contain the words for it, anywhere. */
export function mayBeInWords(value: number, text: string, lang: string): boolean {
  const counted = value >= 1000 && value % 1000 === 0 ? mantissaOf(value) : value
  if (!Number.isInteger(counted) || counted < 1) return false
  // A Roman numeral may have an ending: “XIXe siècle”.
  if (counted < 40 && new RegExp(wholeWord(`(?<!\\d)${romanOf(counted)}(?:e|er|ème)?(?!\\d)`), 'u').test(text))
    return true
  const language = lang.split('-')[0] ?? ''
  if (language === 'en' && isInDozensOrThousands(value, text)) return true
  // Ten thousand is the unit of large numbers: 백만 is a hundred times it.
  const unit = TEN_THOUSAND[language]
  if (unit?.test(text) && value >= 10_000 && value % 10_000 === 0 && mayBeInWords(value / 10_000, text, lang))
    return true
  // A decade may be without its century: “the nineties”, “los años noventa”.
  if (value % 10 === 0 && value > 1900 && value < 2000 && mayBeInWords(value - 1900, text, lang)) return true
  if (language === 'zh' || language === 'ja') return hanOf(counted).some((word) => text.includes(word))
  const words = WORDS[language]?.split(' ')
  // The words of other languages are not known.
  if (!words) return value <= 100
  const lower = text.toLowerCase()
  const isSaid = (index: number) => words[index]?.split('/').some((word) => begins(lower, word)) ?? false
  // The words may be parts of a longer word: zweiundzwanzig, doscientos.
  const isPart = (index: number) => words[index]?.split('/').some((word) => lower.includes(word)) ?? false
  if (counted <= 12) return isSaid(counted - 1)
  const [tens, units] = [Math.floor(counted / 10), counted % 10]
  if (counted < 20) return isSaid(units - 1)
  // French continues from sixty and from eighty: soixante-quinze.
  if (language === 'fr' && units > 0 && (tens === 7 || tens === 9)) return isPart(9 + tens)
  if (counted < 100) return isPart(10 + tens) && (units === 0 || isPart(units - 1))
  if (counted < 1000) return isPart(20) && counted % 100 === 0 && (counted === 100 || isPart(counted / 100 - 1))
  return false
}

/**
 * The words for 1 to 12, then for 20 to 90 in tens, 100 and 1000, by language. A slash separates other forms. The
 * beginning of a word is enough.
 */
const WORDS: Readonly<Record<string, string>> = numbers

const TEN_THOUSAND: Readonly<Record<string, RegExp>> = { zh: /[万萬]/, ja: /[万萬]/, ko: /만/ }

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

const THOUSANDS = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }

/**
 * Whether an English text may have a number without digits: over a dozen, two dozen, over a thousand, half a million.
 */
function isInDozensOrThousands(value: number, text: string): boolean {
  if (value <= 60 && (value % 10 === 0 || value % 12 === 0) && /\bdozens?\b/i.test(text)) return true
  const half = /\bhalf an? /i.test(text) ? 2 : 1
  return Object.entries(THOUSANDS).some(
    ([word, whole]) =>
      (value === whole || value === whole / half) && new RegExp(wholeWord(`${word}s?`), 'iu').test(text),
  )
}

/** Removes thousands from a number: 50 for 50,000,000, because texts write “50 million”. */
function mantissaOf(value: number): number {
  return value >= 1000 && value % 1000 === 0 ? mantissaOf(value / 1000) : value
}

/** Whether a word of a text begins with `word`. Only Latin and Cyrillic letters before it count as part of the word. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-zà-ÿа-яё]/.test(text[at - 1] ?? '')) return true
  }
  return false
}

function hanOf(value: number): string[] {
  // A year has one sign for each digit: 二〇二一年.
  if (value >= 1000)
    return ['〇', '零'].map((zero) => [...String(value)].map((digit) => HAN[Number(digit)] || zero).join(''))
  if (value === 2) return ['二', '两', '兩', '半', '倍']
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor((value % 100) / 10), value % 10]
  const hundred = hundreds > 0 ? `${HAN[hundreds]}百` : ''
  const zero = hundreds > 0 && tens === 0 && units > 0 ? '零' : ''
  const ten = tens > 0 ? `${tens > 1 || hundreds > 0 ? HAN[tens] : ''}十` : ''
  const word = hundred + zero + ten + HAN[units]
  // Japanese omits the zero, and the one before a hundred or a ten.
  return [word, word.replace('零', '').replace(/^一百/, '百').replace('一十', '十')]
}

function romanOf(value: number): string {
  const units = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return 'X'.repeat(Math.floor(value / 10)) + units[value % 10]
}
