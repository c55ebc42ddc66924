import { expect, test } from 'vitest'
import { readFigure } from '../../../lib/story/read-figure.ts'

test.each([
  ['28', 'en', 28],
  ['4,500', 'en', 4500],
  ['4.500,5', 'de', 4500.5],
  ['4\u202f500', 'fr', 4500],
  ['1,50,000', 'hi', 150_000],
  ['۴٬۵۰۰٫۵', 'fa', 4500.5],
  ['２８', 'ja', 28],
  ['-3', 'en', -3],
  ['⅓', 'en', 1 / 3],
  ['۱/۳', 'fa', 1 / 3],
])('reads %s in the language %s', (text, lang, value) => {
  expect(readFigure(text, lang)?.value).toBe(value)
})

test('keeps the words around a number apart from its digits', () => {
  expect(readFigure('about 28 or so', 'en')).toEqual({ value: 28, digits: '28', before: 'about ', after: ' or so' })
})

test('sets a fraction with the slash made for it, which is no decimal point in any language', () => {
  expect(readFigure('۱/۳', 'fa')?.digits).toBe('۱⁄۳')
})

test.each(['many', '', '9 to 12', '1/0'])('finds no one number in “%s”', (text) => {
  expect(readFigure(text, 'en')).toBeUndefined()
})
