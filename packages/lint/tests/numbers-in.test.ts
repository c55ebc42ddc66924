import { expect, it } from 'vitest'
import { numbersIn } from '../numbers-in.ts'
import CASES from './numbers-in.json' with { type: 'json' }

it.each(CASES.numbers)('finds the numbers in the $lang “$text”', ({ lang, text, numbers }) => {
  expect(numbersIn(text, lang).map(({ value }) => value)).toEqual(numbers)
})

it('reads a letter after a number as a scale or as a unit: 600M, 600', () => {
  expect(numbersIn('600M', 'en')).toMatchObject([{ value: 600_000_000, also: 600 }])
})
