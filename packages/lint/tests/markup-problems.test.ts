import { expect, test } from 'vitest'
import { proseOf } from '../../../lib/library/texts-of.ts'
import { sectionsOf } from '../../../tests/unit/sections-of.ts'
import { markupProblems } from '../markup-problems.ts'

test.each([
  ['code, and a colon after it', '`README.md`: what the project does.'],
  ['code, and a number sign after it', '`a`##b and `c`:::d'],
  ['asterisks in quotation marks', "Do not write '\\*\\*' or “\\*\\*”."],
  ['names of variables of a shell', '| A | B |\n| - | - |\n| $HELM_HOME | $HOME and $XDG_CACHE_HOME |'],
  ['a power of a number', 'At most 2\\*\\*64.'],
  ['two links in square brackets', '[[One](../one/)][[two](../two/)], and [New][[three]](../three/)'],
  ['good strong words, and a good link', '**Strong** words, and [a link](https://example.org/).'],
])('nothing is reported of %s', (_, written) => {
  expect(sectionsOf(written).flatMap(markupProblems)).toEqual([])
})

test('a sign that failed is told by the words beside it, because the same sign may be right before it', () => {
  const found = sectionsOf('[One](../one/) and [two] (../two/), **three** and **four.').flatMap(markupProblems)
  expect(found.map(({ at }) => at)).toEqual(['two] (../', '**four.'])
})

test('numbers above and below others are no digits of them', () => {
  const [section] = sectionsOf('It is 2<sup>4</sup>, x^2^ and H~2~O, on the 1<sup>st</sup>.')
  expect(section?.kind === 'paragraph' && proseOf(section.text, '_')).toBe('It is 2_, x_ and H_O, on the 1st.')
})
