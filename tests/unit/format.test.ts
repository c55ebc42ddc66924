import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDay,
  formatFullDate,
  formatMinutes,
  formatMonth,
  formatMonthName,
  formatNumber,
  formatYear,
  gregorianDate,
  inCalendar,
  listParts,
} from '../../lib/language/format.ts'
import CASES from './format.json' with { type: 'json' }

describe('a date', () => {
  it.each(Object.entries(CASES.dates))('reads in %s as %s', (tag, text) => {
    // Marks of direction are no part of the words.
    expect(formatDate('2025-02-24', tag).replaceAll(/[\u200e\u200f]/g, '')).toBe(text)
  })

  it.each(Object.entries(CASES.firsts))('of the first of a month is in %s as newspapers write it: %s', (tag, text) => {
    expect(formatDate('2025-02-01', tag)).toBe(text)
  })

  it.each([
    ['fr', '11 février 2025'],
    ['pt', '11 de fevereiro de 2025'],
  ])('of another day is not changed: %s', (tag, text) => {
    expect(formatDate('2025-02-11', tag)).toBe(text)
  })

  it('without its year is written the same way', () => {
    expect(formatDay('2025-02-01', 'fr')).toBe('1er févr.')
    expect(formatDay('2025-02-01', 'pt')).toMatch(/^1º de fev/)
    expect(formatMonth('2025-01', 'fr')).toBe('janvier 2025')
    expect(formatMonth('2025-02', 'si')).toBe('2025 පෙබරවාරි')
    expect(formatMonthName('2025-02', 'si')).toBe('පෙබරවාරි')
  })

  it.each(Object.entries(CASES.years))(
    'of the end and the beginning of a Persian year reads right in %s',
    (tag, texts) => {
      const days = ['2024-01-31', '2024-03-19', '2024-03-20', '2025-03-20']
      expect(days.map((day) => formatDate(day, tag))).toEqual(texts)
    },
  )

  it.each(Object.entries(CASES.fulls))('with its weekday reads in %s as newspapers print it: %s', (tag, text) => {
    expect(formatFullDate('2026-12-01', tag).replaceAll(/[\u200e\u200f]/g, '')).toBe(text)
  })

  it('of another calendar has the Gregorian one as well; a month and a year of the archive are Gregorian', () => {
    expect(gregorianDate('2025-02-24', 'fa')).toBe('۲۴ فوریهٔ ۲۰۲۵')
    expect(gregorianDate('2025-02-24', 'th')).toContain('2025')
    expect(['ar', 'ar-SA', 'fr', 'fa-u-ca-gregory'].map((tag) => gregorianDate('2025-02-24', tag))).toEqual(Array(4))
    expect(formatDay('2025-02-24', 'fa')).toBe('۶ اسفند')
    expect([formatMonth('2025-02', 'fa'), formatYear('2025', 'fa')]).toEqual(['فوریهٔ ۲۰۲۵', '۲۰۲۵'])
    expect([formatMonth('2025-02', 'th'), formatYear('2025', 'th')]).toEqual(['กุมภาพันธ์ 2568', 'พ.ศ. 2568'])
  })

  it('of a language with private subtags or an extension is that of the language', () => {
    expect(formatMonth('2025-02', 'de-x-leicht')).toBe('Februar 2025')
    expect(formatMonth('2025-02', 'fa-x-easy')).toBe('فوریهٔ ۲۰۲۵')
    expect(formatDate('2025-02-24', inCalendar('fa-u-nu-latn', 'gregory'))).toContain('2025')
  })

  it.each(['2025-02-24T00:30:00+08:00', '2025-02-24T23:30:00-08:00'])('is the day as it was written: %s', (iso) => {
    expect(formatDate(iso, 'en')).toBe('February 24, 2025')
  })
})

it.each(CASES.minutes)('puts minutes into words: $tag, $minutes', ({ tag, minutes, text }) => {
  expect(formatMinutes(minutes, tag)).toBe(text)
})

it.each(Object.entries(CASES.thousands))('groups a number as is usual in %s: %s', (tag, text) => {
  expect(formatNumber(4500, tag)).toBe(text)
})

it.each(Object.entries(CASES.digits))(
  'writes a number with the digits that are usual in a country: %s, %s',
  (tag, text) => {
    expect(formatNumber(28, tag)).toBe(text)
  },
)

describe('a list of names', () => {
  const listed = (tag: string, names: readonly string[]) =>
    listParts(tag, names)
      .map(({ value }) => value)
      .join('')

  it.each(CASES.names)(
    'in $tag of $names keeps names in another script apart from the words between: $expected',
    ({ tag, names, expected }) => {
      expect(listed(tag, names)).toBe(expected)
    },
  )

  it('tells names from what is between', () => {
    expect(listParts('en', ['Ada', 'Jo']).map(({ isName }) => isName)).toEqual([true, false, true])
  })
})
