import { expect, test } from 'vitest'
import { setQuotationMarks } from '../../../lib/language/quotation-marks.ts'

test.each([
  ['en', '“a ‘b’ c”'],
  ['zh', '“a ‘b’ c”'],
  ['zh-TW', '「a 『b』 c」'],
  ['ja', '「a 『b』 c」'],
  ['ko', '“a ‘b’ c”'],
  ['de', '„a ‚b‘ c“'],
  ['fr', '«\u202fa “b” c\u202f»'],
  ['es', '«a “b” c»'],
  ['pt', '“a ‘b’ c”'],
  ['pt-PT', '«a “b” c»'],
  ['ru', '«a „b“ c»'],
  ['ar', '«a “b” c»'],
  ['fa', '«a ‹b› c»'],
  ['hi', '“a ‘b’ c”'],
  ['he', '”a ’b’ c”'],
  ['ur', '”a ’b‘ c“'],
  ['pl', '„a «b» c”'],
  ['sv', '”a ’b’ c”'],
  ['nl', '‘a ‘b’ c’'],
  ['hy', '«a «b» c»'],
  ['am', '«a ‹b› c»'],
])('a quotation in %s, and a quotation within it, have the marks of the language', (lang, expected) => {
  expect(set(`"a 'b' c"`, lang)).toBe(expected)
})

test.each([
  [`O'Neil's dogs' bowl isn't here`, 'O’Neil’s dogs’ bowl isn’t here'],
  [`the '90s, class of '98, rock 'n' roll, 'tis`, 'the ’90s, class of ’98, rock ’n’ roll, ’tis'],
  [`He is 5'10" tall, at 48° 51' 24"`, 'He is 5′10″ tall, at 48° 51′ 24″'],
  [`"He is 5'10"," she said of a 15" screen`, '“He is 5′10″,” she said of a 15″ screen'],
  [`"in 2025" and 'at 5'`, '“in 2025” and ‘at 5’'],
  [`'Hello "there",' he said`, '‘Hello “there”,’ he said'],
  [`"He said 'hi'" and "'Hello,' he said"`, '“He said ‘hi’” and “‘Hello,’ he said”'],
  [`"He said "yes" to me"`, '“He said ‘yes’ to me”'],
  [`("a") —"b"— say:"c"`, '(“a”) —“b”— say:“c”'],
])('an apostrophe, a prime and a quotation are told apart in English: %s', (written, expected) => {
  expect(set(written, 'en')).toBe(expected)
})

test.each([
  ['fr', `d'"avant" l'été`, 'd’«\u202favant\u202f» l’été'],
  ['de', `10'000 "Franken"`, '10’000 „Franken“'],
  ['zh', `他说"你好"。"iPhone"手机`, '他说“你好”。“iPhone”手机'],
  ['ko', `"안녕"이라고 '말'했다`, '“안녕”이라고 ‘말’했다'],
  ['ja', `彼は"言葉"と'言'った`, '彼は「言葉」と「言」った'],
])('the spaces and apostrophes of %s are respected: %s', (lang, written, expected) => {
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
