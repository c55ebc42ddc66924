import { describe, expect, it } from 'vitest'
import { firstDifference } from '../../lib/story/translations/join-languages.ts'
import CASES from './compare-sections.json' with { type: 'json' }
import { sectionsOf } from './sections-of.ts'

const END = { line: 99, column: 9 }

function compare(original: string, translation: string) {
  return firstDifference(sectionsOf(original), sectionsOf(translation), 'en.md', END)
}

const ALL_KINDS = [
  '## Heading',
  'Paragraph[^1].',
  '> Quote',
  '![Alt](mill.png)',
  '- One\n- Two',
  '| A | B |\n| - | - |\n| 1 | 2 |',
  '```\ncode\n```',
  '***',
  ':::note\nAside.\n:::',
  '[^1]: Footnote.',
].join('\n\n')

describe('a translation lines up with its original', () => {
  it('where every section has its counterpart, of whatever words', () => {
    expect(compare(ALL_KINDS, ALL_KINDS.replaceAll(/[A-Z][a-z]+/g, 'mot'))).toBeUndefined()
  })

  it('where paragraphs are wrapped otherwise', () => {
    expect(compare('One two.\n\nThree.', 'Un\ndeux.\n\n\nTrois.')).toBeUndefined()
  })
})

describe('a translation is out of line, at the first place that differs,', () => {
  it.each(CASES.differences)('$what', ({ original, translation, line, message }) => {
    const found = compare(original, translation)
    expect(found?.place.line).toBe(line)
    expect(found?.message).toContain(message)
  })
})
