import type { TextProblem } from './number-problems.ts'

// Doubled by grammar or custom; whole languages that double words freely are asked about their particles alone.
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  en: ['had', 'that', 'bye', 'so', 'very', 'no', 'ha'],
  de: ['die', 'der', 'das', 'den', 'dem', 'sie', 'was', 'wer'],
  fr: ['nous', 'vous', 'bien', 'très', 'non'],
  es: ['no', 'muy', 'sí'],
  pt: ['não', 'muito', 'sim', 'logo'],
  ru: ['да', 'нет', 'чуть', 'еле', 'только', 'очень'],
  // The first are the letters of BBC and the like, as they are spoken.
  ar: ['بي', 'سي', 'إس', 'جدا', 'جدًا', 'رويدا', 'رويدًا', 'صفا', 'صفًا', 'يوما', 'يومًا'],
}
const PARTICLES: Readonly<Record<string, readonly string[]>> = {
  hi: ['के', 'का', 'की', 'में', 'से', 'को', 'पर', 'है', 'हैं', 'और', 'कि', 'ने', 'यह', 'इस', 'भी', 'था', 'थी', 'थे', 'गया'],
  fa: ['در', 'به', 'از', 'را', 'که', 'و', 'با', 'این', 'است', 'برای', 'تا', 'آن', 'بر'],
}

// From the space between the two, so that a word is looked at but once.
const DOUBLED = /(?<=(?<![\p{L}\p{M}\p{N}’'-])([\p{L}\p{M}]+))[ \t\n]+\1(?![\p{L}\p{M}\p{N}’'-])/giu
// Without spaces, a doubled word shows as a run of letters said twice; short runs are doubled by grammar (看看, いろいろ).
const RUN =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{3,8})\1|をを|がが(?!る)|のの(?!け)|的的(?!确)|了了(?!解)/gu

/** Words that stand twice in a row by a slip. */
export function doubledWords(text: string, lang: string): TextProblem[] {
  const language = lang.split('-')[0] ?? lang
  const spaceless = language === 'zh' || language === 'ja'
  const found = (spaceless ? runsIn(text) : pairsIn(text)).filter(({ whole, word }) => {
    if (spaceless) return new Set(word).size > 1 || whole === word
    const lower = word.toLowerCase()
    const particles = PARTICLES[language]
    // “Duran Duran” is a name; of German only the first letter says nothing, for its nouns have it too.
    const isName = language !== 'de' && /^\p{Lu}/u.test(word) && !whole.endsWith(lower)
    return particles ? particles.includes(lower) : !isName && !RIGHT[language]?.includes(lower)
  })
  return found.map(({ whole, word }) => {
    const twice = word === whole ? word.slice(word.length / 2) : word
    return { at: whole, message: `“${twice}” stands here twice.` }
  })
}

interface Double {
  /** As it is written, both times. */
  readonly whole: string
  /** Once; the same where it is one of the runs that are known. */
  readonly word: string
}

function runsIn(text: string): Double[] {
  return [...text.matchAll(RUN)].map(({ 0: whole, 1: word = whole }) => ({ whole, word }))
}

/** Of a word that stands there three times, the first two. */
function pairsIn(text: string): Double[] {
  let end = 0
  return [...text.matchAll(DOUBLED)].flatMap(({ 0: rest, 1: word = '', index }) => {
    if (index - word.length < end) return []
    end = index + rest.length
    return { whole: word + rest, word }
  })
}
