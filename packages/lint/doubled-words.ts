import { sentence } from '../../lib/problem/wording.ts'
import type { TextProblem } from './text-problem.ts'
import words from './words/doubled.json' with { type: 'json' }

/** Finds words that are repeated by mistake. */
export function doubledWords(text: string, lang: string): TextProblem[] {
  const language = lang.split('-')[0] ?? lang
  const spaceless = language === 'zh' || language === 'ja'
  const found = (spaceless ? runsIn(text) : pairsIn(text)).filter(({ whole, word, index }) => {
    if (isQuoted(text, index, whole)) return false
    if (spaceless)
      return (new Set(word).size > 1 && !isBelonging(word, text, index) && !IMITATION.test(word)) || whole === word
    const lower = word.toLowerCase()
    const particles = PARTICLES[language]?.split(' ')
    if (NOT_DOUBLED.test(whole)) return false
    // “Duran Duran” is a name. In German a capital letter does not show a name, because all nouns have one.
    const isName = language !== 'de' && /^\p{Lu}/u.test(word) && !whole.endsWith(lower)
    return particles ? particles.includes(lower) : !isName && !RIGHT[language]?.split(' ').includes(lower)
  })
  return found.map(({ whole, word }) => {
    const twice = word === whole ? word.slice(word.length / 2) : word
    return { at: whole, message: sentence`“${twice}” is repeated here.` }
  })
}

/**
 * Words that may be doubled by grammar or custom, by language. The first three of Arabic are letters of names such as
 * BBC, as they are pronounced.
 */
const RIGHT: Readonly<Record<string, string>> = words.right

/**
 * In these languages words are doubled freely: for each of several, for emphasis, or to make a new word. Only the words
 * that never are, such as “of” and “and”, are checked.
 */
const PARTICLES: Readonly<Record<string, string>> = words.never

// The match begins at the space between the two words, so that each word is examined only once. Cells of a table have a
// tab between them. A part of an address or of a name in code (grafana/grafana, --name=grafana) is no word, and neither
// is what is joined to code, for which a text has \ufffc: `grafana`이. In many languages “a a priori” is no mistake.
const DOUBLED =
  /(?<=(?<![\p{L}\p{M}\p{N}’'/=@_.\ufffc-])([\p{L}\p{M}]+))(?: +| *\n *)\1(?![\p{L}\p{M}\p{N}’'-]|[/=@_.:][\p{L}\p{N}]|(?<=(?<!\p{L})a) (?:priori|posteriori|cappella)(?!\p{L}))/giu
// In a script without spaces, a doubled word is a repeated run of letters. Short runs are doubled by grammar (看看,
// いろいろ), and so are some longer ones (ひとりひとり, 知らず知らず). Questions are, too (何が動き何が動かない), and the second
// の or 的 of スパンのスパンの and 的区块的区块 begins another pair. A doubled particle is none where the first letter ends a word
// (ものの, 目的的) or the second begins one (がある, 的确, 了解).
const RUN =
  /(?!ひとり|ひとつ|ふたり|知らず|何|の|的)([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{3,8})\1|をを|がが(?!る)|(?<!も)のの(?=[\p{Script=Han}\p{Script=Katakana}])|(?<![目标標])的的(?![确確])|(?<!甚)了了(?!解)/gu

/**
 * A name that is one letter, or a word in capitals, before or after the same in small letters: “chart A a day ago”,
 * “ERROR error in line 1”, “the route ROUTE”.
 */
const NOT_DOUBLED = /^(?:\p{Lu}|\p{Lu}{2,})\s+\p{Ll}|^\p{Ll}+\s+\p{Lu}{2,}$/u

/** What comes before a word of Chinese that begins here, not earlier. */
const BEFORE_WORD = /(?:^|[^\p{Script=Han}]|[是个個种種些很最更有])$/u

/** A friend of a friend: 朋友的朋友的. */
const KIN = /^(?:朋友|父[亲親母]|母[亲親]|爸爸|妈妈|媽媽|孩子|[儿兒]子|女[儿兒])的$/u

/** Three kana that say how something sounds or looks: ごちゃごちゃ. */
const IMITATION = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]{3}$/u

/** Whether quotation marks enclose a pair of words, which is then a term, such as “unknown unknowns”. */
function isQuoted(text: string, index: number, whole: string): boolean {
  return /[“”„"«「『]$/.test(before(text, index).trimEnd()) && /^\s?[“”"»」』]/.test(text.slice(index + whole.length))
}

/** Returns the few characters before an offset. Searching all before each of many pairs would be slow. */
function before(text: string, index: number): string {
  return text.slice(Math.max(0, index - 20), index)
}

/**
 * Whether a run of Chinese that ends with 的 says whose a thing is, twice: 父交易的交易的手续费 is the fee of a transaction of a
 * parent transaction. The first word of such a run mostly begins before it, unlike that of 是重要的重要的.
 */
function isBelonging(word: string, text: string, index: number): boolean {
  return word.endsWith('的') && (KIN.test(word) || !BEFORE_WORD.test(before(text, index)))
}

/** Finds runs, whole and as one of the two words, which is the whole for a run that the pattern lists, such as をを. */
function runsIn(text: string) {
  return [...text.matchAll(RUN)].map(({ 0: whole, 1: word = whole, index }) => ({ whole, word, index }))
}

/** Finds pairs of equal words; of a word that is repeated twice, only the first pair. */
function pairsIn(text: string) {
  let end = 0
  let line = { end: -1, hasColumns: false }
  return [...text.matchAll(DOUBLED)].flatMap(({ 0: rest, 1: word = '', index }) => {
    if (index - word.length < end) return []
    // A long line may have thousands of pairs, so it is examined once.
    if (index > line.end) line = lineAt(text, index)
    if (/^ {2}/.test(rest) && line.hasColumns) return []
    end = index + rest.length
    return { whole: word + rest, word, index: index - word.length }
  })
}

/**
 * Returns where the line at an offset ends, and whether several spaces part it into three columns or more. Many write
 * two spaces after a sentence.
 */
function lineAt(text: string, at: number): { end: number; hasColumns: boolean } {
  const from = text.lastIndexOf('\n', at) + 1
  const to = text.indexOf('\n', at)
  const end = to < 0 ? text.length : to
  const gaps = text.slice(from, end).match(/(?<=\S)(?<![.?!:;…]["”’)]?) {2,}(?=\S)/gu) ?? []
  return { end, hasColumns: gaps.length > 1 }
}
