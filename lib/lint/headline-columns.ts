/**
 * The maximum width of a headline, in letters. Cards (`lib/cards`) show a wider one in letters below some 48 of 630
 * pixels.
 */
export const MOST_COLUMNS = 130

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}　-〿＀-｠]/gu

/**
 * Returns the width of a text in letters. Chinese, Japanese and Korean signs count twice, because they are twice as
 * wide.
 */
export function columnsOf(text: string): number {
  const letters = text.replaceAll(/\p{M}/gu, '')
  return letters.length + (letters.match(WIDE)?.length ?? 0)
}
