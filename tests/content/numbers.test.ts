import { expect, it } from 'vitest'
import { numbersIn } from './numbers.ts'

// The tests of translations lean on this, so it is held to account itself.
it.each([
  ['more than 4,500 companies', [4500]],
  ['más de 4.500 empresas', [4500]],
  ['plus de 4\u202f500 entreprises', [4500]],
  ['بیش از ۴٬۵۰۰ شرکت', [4500]],
  ['$50 million in 2024', [2024, 50_000_000]],
  ['5000万美元', [50_000_000]],
  ['5 करोड़ डॉलर', [50_000_000]],
  ['2025年2月24日', [24, 2025]],
  ['no number', []],
])('finds the numbers in “%s”', (text, numbers) => {
  expect(numbersIn(text)).toEqual(numbers)
})
