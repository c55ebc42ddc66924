import { describe, expect, it } from 'vitest'
import { firstDifference } from '../../lib/story/translations/join-languages.ts'
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
  it.each([
    ['of another kind', 'One.\n\n> Two.', 'Un.\n\nDeux.', 3, 'Here is a paragraph, where the original has a quote'],
    ['with a heading of another level', '## One', '### Un', 1, 'a heading of level 3'],
    ['with a list of another length', '- One\n- Two', '- Un', 1, 'a list of 1, where the original has a list of 2'],
    ['with a list that is numbered', '- One', '1. Un', 1, 'a numbered list of 1'],
    ['with a table of another size', '|A|B|\n|-|-|\n|1|2|', '|A|\n|-|\n|1|', 1, 'a table of 1 rows and 1 columns'],
    ['with another block', ':::note\nOne.\n:::', ':::facts\nUn.\n:::', 1, 'a :::facts block'],
    ['within a quote', '> One.\n>\n> - Two.', '> Un.\n>\n> Deux.', 3, 'Here is a paragraph'],
    ['within a list', '- One.\n\n  > Two.', '- Un.\n\n  Deux.', 3, 'where the original has a quote (en.md:3)'],
    ['with fewer footnotes', 'One[^1][^2].\n\n[^1]: A.\n\n[^2]: B.', 'Un[^1].\n\n[^1]: A.', 3, 'a list of 1 footnotes'],
    ['with too much', 'One.', 'Un.\n\nDeux.', 3, 'The original ends before this paragraph.'],
    ['with too little', 'One.\n\n***', 'Un.', 99, 'The translation ends here, but the original goes on with a divider'],
  ])('%s', (_, original, translation, line, message) => {
    const found = compare(original, translation)
    expect(found?.place.line).toBe(line)
    expect(found?.message).toContain(message)
  })
})
