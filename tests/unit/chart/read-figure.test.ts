import { expect, test } from 'vitest'
import { isFraction, readFigure } from '../../../lib/story/kinds/read-figure.ts'

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
  ['تقریباً ۱ از ۹', 'fa', 1 / 9],
])('reads %s in the language %s', (text, lang, value) => {
  expect(readFigure(text, lang)?.value).toBe(value)
})

test('keeps the words around a number apart from its digits', () => {
  expect(readFigure('about 28 or so', 'en')).toEqual({ value: 28, digits: '28', before: 'about ', after: ' or so' })
})

test.each([
  ['1/3', 'en', '1/3'],
  ['1/3', 'ar', '1/3'],
  ['1⁄3', 'en', '1/3'],
  ['۱/۳', 'fa', '۱ از ۳'],
  ['۱⁄۳', 'fa', '۱ از ۳'],
  ['۱ از ۳', 'fa', '۱ از ۳'],
  ['١/٣', 'ar', '١ من ٣'],
  ['۱/۳', 'ur', '۱ / ۳'],
])(
  'writes the fraction %s in the language %s so that it needs no fractions in the font and its slash is no decimal mark: %s',
  (text, lang, digits) => {
    const figure = readFigure(text, lang)
    expect(figure).toEqual({ value: 1 / 3, digits, before: '', after: '' })
    expect(figure && isFraction(figure)).toBe(true)
  },
)

test('a grouped number is no fraction', () => {
  const figure = readFigure('4 500 000', 'fr')
  expect(figure && [figure.value, isFraction(figure)]).toEqual([4_500_000, false])
})

test.each(['many', '', '9 to 12', '1/0'])('finds no one number in “%s”', (text) => {
  expect(readFigure(text, 'en')).toBeUndefined()
})
