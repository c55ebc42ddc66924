import { unitOf } from '../story/kinds/chart-words.ts'
import type { Section, SectionOf } from '../story/types/section.ts'
import { isInFractions } from './scale-of.ts'

/**
 * Finds the charts of a text that are shown side by side: two that follow each other and have the same form and the same
 * unit.
 * @returns the other chart of the pair, by the id of each
 */
export function chartPairs(sections: readonly Section[]): ReadonlyMap<string, SectionOf<'chart'>> {
  const pairs = new Map<string, SectionOf<'chart'>>()
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1]
    if (section.kind !== 'chart' || next?.kind !== 'chart' || pairs.has(section.id) || !haveOneScale(section, next)) {
      continue
    }
    pairs.set(section.id, next).set(next.id, section)
  }
  return pairs
}

/** The largest ratio between the numbers of two charts of a pair, so that both can be read. */
const MOST_TIMES = 5

function haveOneScale(first: SectionOf<'chart'>, second: SectionOf<'chart'>): boolean {
  const unit = unitOf(first)
  const isOneUnit = unit !== undefined && unit === unitOf(second) && isInFractions(first) === isInFractions(second)
  const [a = 0, b = 0] = [first, second].map(({ figures }) => Math.max(...figures.flat().map(({ value }) => value)))
  return isOneUnit && first.form === second.form && Math.max(a, b) <= MOST_TIMES * Math.min(a, b)
}
