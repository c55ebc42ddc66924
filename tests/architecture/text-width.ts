/**
 * Returns a width that a text does not exceed in any usual sans-serif font, in pixels. DejaVu Sans and Verdana are the
 * widest; others need up to a sixth less.
 * @param size of the font, in pixels
 */
export function textWidth(text: string, size: number, isBold = false): number {
  const wide = isBold ? 1.1 : 1
  return [...text].reduce((sum, letter) => sum + emsOf(letter), 0) * size * wide
}

/** The widths of letters in ems; those of no class have that of `o`. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'’|]/, 0.34],
  [/[frt/ ()-]/, 0.42],
  [/[mwMW…]/, 0.98],
  [/[A-Z↓]/, 0.76],
]

function emsOf(letter: string): number {
  return CLASSES.find(([letters]) => letters.test(letter))?.[1] ?? 0.63
}
