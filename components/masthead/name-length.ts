/** Letters that are as wide as two. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * The class of a publication's name by its length: as large as a short one, a name of 10 letters or more would break on a
 * telephone, or take most of the first screen. None for a short name, so that its pages carry no rule for long ones.
 */
export function nameLength(name: string): 'lengthy' | 'lengthier' | undefined {
  const letters = [...name].length + (name.match(WIDE)?.length ?? 0)
  if (letters > 13) return 'lengthier'
  return letters > 9 ? 'lengthy' : undefined
}
