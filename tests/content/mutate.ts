import { seeded } from '../build/seeded.ts'
import MARKS from './mutate.json' with { type: 'json' }

/**
 * A text with some five accidents; the same ones for the same seed. They bring what tends to confuse parsers: the marks
 * of YAML and Markdown, half-finished, and characters that do not belong.
 */
export function mutated(text: string, seed: number): string {
  const random = seeded(seed)
  const upTo = (limit: number) => Math.floor(random() * limit)
  let result = text
  for (let accidents = 3 + upTo(5); accidents > 0; accidents--) {
    const start = upTo(result.length + 1)
    const end = Math.min(result.length, start + upTo(12))
    const mark = MARKS[upTo(MARKS.length)] ?? ''
    const [before, span, after] = [result.slice(0, start), result.slice(start, end), result.slice(end)]
    const outcomes = [before + after, before + span + span + after, before + mark + after, before + mark + span + after]
    result = outcomes[upTo(outcomes.length)] ?? ''
  }
  return result
}
