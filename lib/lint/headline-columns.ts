/** How wide a headline may be. Wider ones are set on cards in letters of less than some 48 of 630 pixels (`lib/cards`). */
export const MOST_COLUMNS = 130

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}　-〿＀-｠]/gu

/** How many letters wide a text is; signs of Chinese, Japanese and Korean count twice, as they are twice as wide. */
export function columnsOf(text: string): number {
  const letters = text.replaceAll(/\p{M}/gu, '')
  return letters.length + (letters.match(WIDE)?.length ?? 0)
}
