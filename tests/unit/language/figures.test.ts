import { expect, it } from 'vitest'
import { figureParts } from '../../../lib/language/figures.ts'
import CASES from './figures.json' with { type: 'json' }

/** The numbers in a text that must be shown from left to right. */
const figures = (text: string, lang = 'he') => figureParts(text, lang).filter((_, place) => place % 2 === 1)

it.each(CASES.found)('in %s, the number in “%s” is shown from left to right', (lang, text, figure) => {
  expect(figures(text, lang)).toEqual([figure])
  expect(figureParts(text, lang).join('')).toBe(text)
})

it.each(CASES.none)('in %s, nothing in “%s” needs another order than that of the text', (lang, text) => {
  expect(figures(text, lang)).toEqual([])
})

it('each of several numbers is shown from left to right, also one after the unit of another', () => {
  expect(figures('בין 12 km, 13 km')).toEqual(['12 km', '13 km'])
  expect(figures('בין 12 km-13 km, 14 km,15 km')).toEqual(['12 km', '13 km', '14 km', '15 km'])
  expect(figures('בין 12 km 13 km')).toEqual(['12 km', '13 km'])
  expect(figures('מכשיר iPhone 256 GB, 5 cm')).toEqual(['5 cm'])
})

it('a text from left to right is as it was', () => {
  expect(figureParts('It was −4.5 °C.', 'en')).toEqual(['It was −4.5 °C.'])
})
