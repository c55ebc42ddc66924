import { expect, test } from 'vitest'
import { isFraction, readFigure } from '../../../lib/story/kinds/read-figure.ts'
import CASES from './read-figure.json' with { type: 'json' }

test.each(CASES.numbers)('reads $text in the language $lang', ({ text, lang, value }) => {
  expect(readFigure(text, lang)?.value).toBe(value)
})

test('keeps the words around a number apart from its digits', () => {
  expect(readFigure('about 28 or so', 'en')).toEqual({ value: 28, digits: '28', before: 'about ', after: ' or so' })
})

test.each(CASES.fractions)(
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
