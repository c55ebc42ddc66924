import { expect, test } from 'vitest'
import { markupProblems } from '../../../lib/lint/markup-problems.ts'
import { sectionsOf } from '../sections-of.ts'

test.each([
  ['code, and a colon after it', '`README.md`: what the project does.'],
  ['code, and a number sign after it', '`a`##b and `c`:::d'],
  ['good strong words, and a good link', '**Strong** words, and [a link](https://example.org/).'],
])('nothing is reported of %s', (_, written) => {
  expect(sectionsOf(written).flatMap(markupProblems)).toEqual([])
})

test('a sign that failed is told by the words beside it, because the same sign may be right before it', () => {
  const found = sectionsOf('[One](../one/) and [two] (../two/), **three** and **four.').flatMap(markupProblems)
  expect(found.map(({ at }) => at)).toEqual(['two] (../', '**four.'])
})
