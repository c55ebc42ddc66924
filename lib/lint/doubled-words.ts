import type { TextProblem } from './texts-of.ts'

// Words that may be doubled by grammar or custom. In languages that double words freely, only particles are checked.
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  en: ['had', 'that', 'bye', 'so', 'very', 'no', 'ha'],
  de: ['die', 'der', 'das', 'den', 'dem', 'sie', 'was', 'wer'],
  fr: ['nous', 'vous', 'bien', 'très', 'non'],
  es: ['no', 'muy', 'sí'],
  pt: ['não', 'muito', 'sim', 'logo'],
  ru: ['да', 'нет', 'чуть', 'еле', 'только', 'очень'],
  // The first three are letters of names such as BBC, as they are pronounced.
  ar: ['بي', 'سي', 'إس', 'جدا', 'جدًا', 'رويدا', 'رويدًا', 'صفا', 'صفًا', 'يوما', 'يومًا'],
}
const PARTICLES: Readonly<Record<string, readonly string[]>> = {
  hi: ['के', 'का', 'की', 'में', 'से', 'को', 'पर', 'है', 'हैं', 'और', 'कि', 'ने', 'यह', 'इस', 'भी', 'था', 'थी', 'थे', 'गया'],
  fa: ['در', 'به', 'از', 'را', 'که', 'و', 'با', 'این', 'است', 'برای', 'تا', 'آن', 'بر'],
}

// The match begins at the space between the two words, so that each word is examined only once.
const DOUBLED = /(?<=(?<![\p{L}\p{M}\p{N}’'-])([\p{L}\p{M}]+))[ \t\n]+\1(?![\p{L}\p{M}\p{N}’'-])/giu
// In a script without spaces, a doubled word is a repeated run of letters. Short runs are doubled by grammar (看看,
// いろいろ).
const RUN =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{3,8})\1|をを|がが(?!る)|のの(?!け)|的的(?!确)|了了(?!解)/gu

/** Finds words that are repeated by mistake. */
export function doubledWords(text: string, lang: string): TextProblem[] {
  const language = lang.split('-')[0] ?? lang
  const spaceless = language === 'zh' || language === 'ja'
  const found = (spaceless ? runsIn(text) : pairsIn(text)).filter(({ whole, word }) => {
    if (spaceless) return new Set(word).size > 1 || whole === word
    const lower = word.toLowerCase()
    const particles = PARTICLES[language]
    // “Duran Duran” is a name. In German a capital letter does not show a name, because all nouns have one.
    const isName = language !== 'de' && /^\p{Lu}/u.test(word) && !whole.endsWith(lower)
    return particles ? particles.includes(lower) : !isName && !RIGHT[language]?.includes(lower)
  })
  return found.map(({ whole, word }) => {
    const twice = word === whole ? word.slice(word.length / 2) : word
    return { at: whole, message: `“${twice}” is repeated here.` }
  })
}

/** Finds runs, whole and as one of the two words, which is the whole for a run that the pattern lists, such as をを. */
function runsIn(text: string) {
  return [...text.matchAll(RUN)].map(({ 0: whole, 1: word = whole }) => ({ whole, word }))
}

/** Finds pairs of equal words; of a word that is repeated twice, only the first pair. */
function pairsIn(text: string) {
  let end = 0
  return [...text.matchAll(DOUBLED)].flatMap(({ 0: rest, 1: word = '', index }) => {
    if (index - word.length < end) return []
    end = index + rest.length
    return { whole: word + rest, word }
  })
}
