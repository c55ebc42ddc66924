import type { Place } from '../../problem/problem.ts'
import { everySection, sectionFacts } from '../kinds/kinds.ts'
import type { Section } from '../types/section.ts'

/**
 * Compares a translation's sections with its original's: same order, same kinds, same structure.
 * @returns the first difference and its place; undefined if every section has its counterpart
 */
export function firstDifference(
  original: readonly Section[],
  translation: readonly Section[],
  originalFile: string,
  endOfTranslation: Place,
): { readonly place: Place; readonly message: string } | undefined {
  const expected = outlineOf(original)
  const found = outlineOf(translation)
  for (const [index, { outline, place }] of expected.entries()) {
    const own = found[index]
    if (own?.outline === outline) continue
    const where = `${originalFile}:${place.line}`
    const message = own
      ? `Here is ${article(own.outline)}, where the original has ${article(outline)} (${where}).`
      : `The translation ends here, but the original goes on with ${article(outline)} (${where}).`
    return { place: own?.place ?? endOfTranslation, message }
  }
  const extra = found[expected.length]
  return extra && { place: extra.place, message: `The original ends before this ${extra.outline}.` }
}

function outlineOf(sections: readonly Section[]): { outline: string; place: Place }[] {
  return everySection(sections).map((section) => ({ outline: sectionFacts(section).outline, place: section.place }))
}

function article(outline: string): string {
  return `${/^[aeiou]/.test(outline) ? 'an' : 'a'} ${outline}`
}
