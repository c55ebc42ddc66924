import LineBreaker from 'linebreak'
import { memoizeByText } from './format.ts'

/** The soft hyphen, with which an editor allows hyphenation at a place. */
export const SOFT_HYPHEN = '\u00ad'

/** The length in graphemes above which a piece is divided: an address in a headline may be longer, a word is not. */
const LONGEST_WORD = 32

/** The maximum length of a word with the pieces that must stay on its line, in characters. */
const LONGEST_PHRASE = 9

/**
 * Whether a piece must stay with the word before it, by language: particles, endings, the second half of a compound.
 */
const FOLLOWS: Readonly<Record<string, (piece: string, last: string) => boolean>> = {
  ja: (piece, last) =>
    (/^[\p{Script=Hiragana}ー]/u.test(piece) && /[\p{L}ー]$/u.test(last)) ||
    (/^\p{Script=Han}/u.test(piece) && /^\p{Script=Han}+$/u.test(last)) ||
    (/^\p{Script=Katakana}/u.test(piece) && /^[\p{Script=Katakana}ー]+$/u.test(last)),
  zh: (piece) => /^[的了着过地得们]$/u.test(piece),
}

/** An open quotation at the end of a text. */
const QUOTING = /[「『《“‘][^「『《“‘」』》”’]*$/

/** A place between two letters of a script without spaces, for which UAX 14 needs a dictionary. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2}/u

/** A short word that must stay with the word after it: a, in, of, à, на, و. */
const LEADS = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}]{1,2}\s$/u

const wordSegmenter = memoizeByText((lang) => new Intl.Segmenter(lang, { granularity: 'word' }))
const LETTERS = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Divides a text into pieces between which a line may end. A line may end where Unicode allows it (UAX 14), but never
 * within a word. This keeps Korean words whole and breaks Chinese and Japanese between words. Nor may a line end where
 * an editor would avoid it: before a particle or after a preposition.
 */
export function piecesOf(text: string, lang: string): readonly string[] {
  const words = new Set([...wordSegmenter(lang).segment(text)].map(({ index }) => index))
  const { language } = new Intl.Locale(lang)
  const follows = FOLLOWS[language]
  const pieces: string[] = []
  const breaker = new LineBreaker(language === 'zh' ? withBrackets(text) : text)
  let start = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const isHyphen = text[next.position - 1] === SOFT_HYPHEN
    if (next.position < text.length && !words.has(next.position) && !isHyphen) continue
    const piece = text.slice(start, next.position)
    const last = pieces.at(-1) ?? ''
    const isOne =
      LEADS.test(last) ||
      ((QUOTING.test(last) || follows?.(piece, last)) && last.length + piece.length <= LONGEST_PHRASE)
    if (isOne) pieces.pop()
    pieces.push(isOne ? last + piece : piece)
    start = next.position
  }
  return pieces.flatMap((piece) => wordsIn(piece, lang)).flatMap(cut)
}

/** Divides a text between words without a space between them, in scripts that have none; other texts remain whole. */
function wordsIn(text: string, lang: string): string[] {
  if (!UNSPACED.test(text)) return [text]
  const words: string[] = []
  for (const { segment } of wordSegmenter(lang).segment(text)) {
    const last = words.at(-1)
    if (last !== undefined && !UNSPACED.test(`${last.at(-1)}${segment.at(0)}`)) words.push(`${words.pop()}${segment}`)
    else words.push(segment)
  }
  return words
}

/** Replaces Chinese quotation marks by brackets for UAX 14. In other languages, each mark may either open or close. */
function withBrackets(text: string): string {
  return text.replaceAll(/[“‘]/g, '「').replaceAll(/[”’]/g, '」')
}

/** Divides a word that is longer than any line. */
function cut(piece: string): readonly string[] {
  if (piece.length <= LONGEST_WORD) return [piece]
  const letters = [...LETTERS.segment(piece)]
  const starts = letters.filter((_, count) => count % LONGEST_WORD === 0).map(({ index }) => index)
  return starts.map((start, count) => piece.slice(start, starts[count + 1]))
}

/**
 * The maximum width of a headline in letters. A card shows a wider one in letters below some 48 of 630 pixels, a page
 * in smaller type.
 */
export const LONG_HEADLINE = 130

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}　-〿＀-｠]/gu

/**
 * Returns the width of a text in letters. Chinese, Japanese and Korean signs are twice as wide as others; marks above
 * and below a letter have no width, unlike vowel signs beside it, such as those of Tamil.
 */
export function columnsOf(text: string): number {
  const letters = text.replaceAll(/[\p{Mn}\p{Me}]/gu, '')
  return letters.length + (letters.match(WIDE)?.length ?? 0)
}
