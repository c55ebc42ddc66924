import type { Figure } from '../story/types/chart.ts'

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/gu
const LETTER = 7
const DIGIT = 16

/** Estimates the width of a text with a font size of 13 units, in units. A build does not have the reader's fonts. */
export function widthOf(text: string): number {
  return LETTER * ([...text].length + (text.match(WIDE)?.length ?? 0))
}

/** Estimates the width of a number in large digits with the words around it, in units. */
export function figureWidth({ before, digits, after }: Figure): number {
  return widthOf(before + after) + DIGIT * digits.length
}
