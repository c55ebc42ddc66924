import type { Figure } from '../story/types/chart.ts'

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/gu
const LETTER = 7
const DIGIT = 16

/** About how wide a text of 13 units is, in units: a build has none of the reader's fonts to measure with. */
export function widthOf(text: string): number {
  return LETTER * ([...text].length + (text.match(WIDE)?.length ?? 0))
}

/** About how wide a number in large digits is, with its words. */
export function figureWidth({ before, digits, after }: Figure): number {
  return widthOf(before + after) + DIGIT * digits.length
}
