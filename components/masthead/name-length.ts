/** Letters that are twice as wide as Latin ones. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * Returns the CSS class for the length of a publication's name. At full size, a name of 10 letters or more would break
 * on a phone or take most of the first screen. A short name gets no class, so its pages carry no rules for long ones.
 */
export function nameLength(name: string): 'lengthy' | 'lengthier' | undefined {
  const letters = [...name].length + (name.match(WIDE)?.length ?? 0)
  if (letters > 13) return 'lengthier'
  return letters > 9 ? 'lengthy' : undefined
}
