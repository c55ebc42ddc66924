/** The maximum width of a headline in letters. A card shows a wider one in letters below some 48 of 630 pixels, a page in smaller type. */
export const LONG_HEADLINE = 130

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}　-〿＀-｠]/gu

/**
 * Returns the width of a text in letters. Chinese, Japanese and Korean signs are twice as wide as others; marks above and
 * below a letter have no width, unlike vowel signs beside it, such as those of Tamil.
 */
export function columnsOf(text: string): number {
  const letters = text.replaceAll(/[\p{Mn}\p{Me}]/gu, '')
  return letters.length + (letters.match(WIDE)?.length ?? 0)
}
