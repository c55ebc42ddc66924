import { sectionsText } from '../../lib/story/kinds/kinds.ts'
import type { Section } from '../../lib/story/types/section.ts'
import { numbersIn } from '../../packages/lint/numbers-in.ts'

/** The numbers from ten on: below it, house styles differ on figures and words (“a third”, 3分の1). */
export function figuresIn(section: Section, lang: string): number[] {
  return valuesIn(sectionsText([section]), lang).filter((number) => number >= 10)
}

/** The numbers in a text, the smallest first. */
export function valuesIn(text: string, lang: string): number[] {
  return numbersIn(text, lang)
    .map(({ value }) => value)
    .toSorted((a, b) => a - b)
}
