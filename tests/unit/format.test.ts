import { describe, expect, it } from 'vitest'
import {
  formatDate,
  formatDay,
  formatMinutes,
  formatMonth,
  formatMonthName,
  formatNumber,
  formatYear,
  gregorianDate,
  listParts,
} from '../../lib/language/format.ts'

describe('a date', () => {
  it.each([
    ['en', 'February 24, 2025'],
    ['zh', '2025年2月24日'],
    ['de', '24. Februar 2025'],
    ['ar', '24 فبراير 2025'],
    ['fa', '۶ اسفند ۱۴۰۳'],
    ['fa-u-ca-gregory', '۲۴ فوریهٔ ۲۰۲۵'],
    ['th', '24 กุมภาพันธ์ 2568'],
    ['ps', '۲۰۲۵ فبروري ۲۴'],
    ['ar-u-ca-islamic-umalqura', '25 شعبان 1446 هـ'],
    ['fr-u-ca-islamic-umalqura', '25 chaabane 1446 AH'],
    ['ja', '2025年2月24日'],
    ['ko', '2025년 2월 24일'],
    ['he', '24 בפברואר 2025'],
    ['ur', '24 فروری، 2025'],
    ['bn', '২৪ ফেব্রুয়ারি, ২০২৫'],
    ['my', '၂၀၂၅ ဖေဖော်ဝါရီ ၂၄'],
  ])('reads in %s as %s', (tag, text) => {
    // Marks of direction are no part of the words.
    expect(formatDate('2025-02-24', tag).replaceAll(/[\u200e\u200f]/g, '')).toBe(text)
  })

  it.each([
    ['fr', '1er février 2025'],
    ['fr-CA', '1er février 2025'],
    ['pt', '1º de fevereiro de 2025'],
    ['pt-BR', '1º de fevereiro de 2025'],
    ['pt-PT', '1 de fevereiro de 2025'],
    ['es', '1 de febrero de 2025'],
    ['it', '1 febbraio 2025'],
    ['si', '2025 පෙබරවාරි 1'],
  ])('of the first of a month is in %s as newspapers write it: %s', (tag, text) => {
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

  it.each(['fa', 'th', 'ar', 'fr'])('of any day is in %s as Intl writes it, but for a French “1er”', (tag) => {
    const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' })
    for (let day = 0; day < 800; day++) {
      const date = new Date(Date.UTC(2024, 1, 1 + day))
      const written = format.format(date).replace(/^1 (?=\p{L}+ 20)/u, tag === 'fr' ? '1er ' : '$&')
      expect(formatDate(date.toISOString(), tag)).toBe(written)
    }
  })

  it('of another calendar has the Gregorian one as well; a month and a year of the archive are Gregorian', () => {
    expect(gregorianDate('2025-02-24', 'fa')).toBe('۲۴ فوریهٔ ۲۰۲۵')
    expect(gregorianDate('2025-02-24', 'th')).toContain('2025')
    expect(['ar', 'ar-SA', 'fr', 'fa-u-ca-gregory'].map((tag) => gregorianDate('2025-02-24', tag))).toEqual(Array(4))
    expect(formatDay('2025-02-24', 'fa')).toBe('۶ اسفند')
    expect([formatMonth('2025-02', 'fa'), formatYear('2025', 'fa')]).toEqual(['فوریهٔ ۲۰۲۵', '۲۰۲۵'])
    expect([formatMonth('2025-02', 'th'), formatYear('2025', 'th')]).toEqual(['กุมภาพันธ์ 2568', 'พ.ศ. 2568'])
  })

  it.each(['2025-02-24T00:30:00+08:00', '2025-02-24T23:30:00-08:00'])('is the day as it was written: %s', (iso) => {
    expect(formatDate(iso, 'en')).toBe('February 24, 2025')
  })
})

it.each([
  ['en', 1, '1 minute'],
  ['en', 3, '3 minutes'],
  ['ru', 3, '3 минуты'],
  ['fa', 3, '۳ دقیقه'],
  ['zh', 3, '3分钟'],
])('puts minutes into words: %s, %i', (tag, minutes, text) => {
  expect(formatMinutes(minutes, tag)).toBe(text)
})

it.each([
  ['en', '4,500'],
  ['de', '4.500'],
  ['fa', '۴٬۵۰۰'],
  ['hi', '4,500'],
])('groups a number as is usual in %s: %s', (tag, text) => {
  expect(formatNumber(4500, tag)).toBe(text)
})

it.each([
  ['ar', '28'],
  ['ar-MA', '28'],
  ['ar-EG', '٢٨'],
  ['ar-SA', '٢٨'],
  ['fa', '۲۸'],
  ['hi', '28'],
])('writes a number with the digits that are usual in a country: %s, %s', (tag, text) => {
  expect(formatNumber(28, tag)).toBe(text)
})

describe('a list of names', () => {
  const listed = (tag: string, names: readonly string[]) =>
    listParts(tag, names)
      .map(({ value }) => value)
      .join('')

  it.each([
    ['en', ['Ada', 'Jo'], 'Ada and Jo'],
    ['zh', ['Ada', '王力'], 'Ada和王力'],
    ['th', ['Ada', 'Jo'], 'Ada\u2009และ\u2009Jo'],
    ['my', ['Ada', 'Jo'], 'Ada\u2009နှင့် Jo'],
    ['th', ['สมชาย', 'มานี'], 'สมชายและมานี'],
  ])('in %s of %j keeps names in another script apart from the words between: %s', (tag, names, expected) => {
    expect(listed(tag, names)).toBe(expected)
  })

  it('tells names from what is between', () => {
    expect(listParts('en', ['Ada', 'Jo']).map(({ isName }) => isName)).toEqual([true, false, true])
  })
})
