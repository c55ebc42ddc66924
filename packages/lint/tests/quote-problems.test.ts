import { describe, expect, it } from 'vitest'
import { quoteProblems } from '../quote-problems.ts'
import CASES from './quote-problems.json' with { type: 'json' }

describe('quotation marks', () => {
  it.each(CASES.right)('of %s are right in %s', (lang, text) => {
    expect(quoteProblems(text, lang)).toEqual([])
  })

  it.each(CASES.wrong)('of %s are wrong in %s', (lang, text, at) => {
    expect(quoteProblems(text, lang).map((problem) => problem.at)).toEqual([at])
  })
})
