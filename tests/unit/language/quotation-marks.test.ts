import { expect, test } from 'vitest'
import { setQuotationMarks } from '../../../lib/language/quotation-marks.ts'
import CASES from './quotation-marks.json' with { type: 'json' }

test.each(Object.entries(CASES.languages))(
  'a quotation in %s, and a quotation within it, have the marks of the language',
  (lang, expected) => {
    expect(set(`"a 'b' c"`, lang)).toBe(expected)
  },
)

test.each(Object.entries(CASES.english))(
  'an apostrophe, a prime and a quotation are told apart in English: %s',
  (written, expected) => {
    expect(set(written, 'en')).toBe(expected)
  },
)

test.each(CASES.spaces)('the spaces and apostrophes of %s are respected: %s', (lang, written, expected) => {
  expect(set(written, lang)).toBe(expected)
})

test('a Latin word in Chinese and Japanese keeps its apostrophe, which would be as wide as a letter', () => {
  expect(set(`OpenAI's`, 'zh')).toBe(`OpenAI's`)
  expect(set(`OpenAI's`, 'ja')).toBe(`OpenAI's`)
})

test('a quotation of several paragraphs begins each of them with its mark, and ends with its own', () => {
  expect(set(`"The first goes on.`, 'en')).toBe('“The first goes on.')
  expect(set(`The last ends."`, 'en')).toBe('The last ends.”')
})

test.each([`typographic “marks” and ‘these’ and «those»`, `a " b ' c`, `""`, `צה"ל`])(
  'marks that are typographic, or whose meaning is not clear, stay: %s',
  (text) => expect(set(text, 'he')).toBe(text),
)

test('a quotation may begin in one piece of a text and end in another', () => {
  expect(setQuotationMarks(['Say "', 'word', '" and ', '"b', '"'], 'fr')).toEqual([
    'Say «\u202f',
    'word',
    '\u202f» and ',
    '«\u202fb',
    '\u202f»',
  ])
})

function set(text: string, lang: string): string {
  return setQuotationMarks([text], lang).join('')
}
