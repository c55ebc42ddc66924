/**
 * A letter before or after which a word goes on. In scripts without spaces, and before Korean particles, a word of
 * another script ends where that script begins: 11km的路.
 */
const LETTER = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}]`

/** What is before and after a whole word, as sources of patterns with the flag `u`. `\b` knows ASCII letters only. */
export const [WORD_START, WORD_END] = [`(?<!${LETTER})`, `(?!${LETTER})`] as const

/**
 * Returns the source of a pattern, with the flag `u`, that finds whole words.
 * @param words the words, separated by |
 * @example new RegExp(wholeWord('km|км'), 'u').test('Это 11 км.') // true; \bкм\b never matches
 */
export function wholeWord(words: string): string {
  return `${WORD_START}(?:${words})${WORD_END}`
}

/**
 * Returns the e-mail addresses in a text.
 * @example mailsIn('Ann Lee ann@firm.example') // ['ann@firm.example']
 */
export function mailsIn(text: string): string[] {
  return text.match(MAIL) ?? []
}

const MAIL =
  /[^\s@＠<>()[\]"“”'‘’,;:]{1,64}(?:[@＠]|\s?[[(]\s?at\s?[\])]\s?)[^\s@＠<>()[\]"“”'‘’,;:]{1,250}\.[\p{L}\d-]{2,63}/giu
