import { expect, it } from 'vitest'
import { numbersIn } from '../numbers-in.ts'

it.each([
  ['en', 'more than 4,500 companies', [4500]],
  ['es', 'más de 4.500 empresas', [4500]],
  ['fr', 'plus de 4\u202f500 entreprises', [4500]],
  ['fr', 'de 1 500 à 2 500 000 personnes', [1500, 2_500_000]],
  ['fa', 'بیش از ۴٬۵۰۰ شرکت', [4500]],
  ['en', '$50 million in 2024', [50_000_000, 2024]],
  ['en', '27K lines, 3.2k words and 12M views of M17N, 5km', [27_000, 3200, 12_000_000, 5]],
  ['ja', '14桁の16進文字列', [14]],
  ['en', 'sections 2,3 and 4, 10,11, or 12', [2, 3, 4, 10, 11, 12]],
  ['en', 'a share of .5, version 2.5', [0.5, 2.5]],
  ['en', 'on Thursdays at 0600 PT or 1400 UTC', [6, 14]],
  ['zh', '5000万美元', [50_000_000]],
  ['ja', '1億5000万円', [150_000_000]],
  ['ko', '1억 5000만 달러', [150_000_000]],
  ['cs', 'menší než 10\n000 lodí, 21miliónový limit, 4 milióny', [10_000, 21_000_000, 4_000_000]],
  ['pl', '123\u00a0456 i 400\u2008000 łodzi', [123_456, 400_000]],
  ['hi', '5 करोड़ डॉलर', [50_000_000]],
  ['hi', '२ लाख ५० हज़ार', [250_000]],
  ['hi', '12,34,567 लोग', [1_234_567]],
  ['en', '3.5 billion', [3_500_000_000]],
  ['de', '3,5 Milliarden, nicht 2 Billionen', [3_500_000_000, 2_000_000_000_000]],
  ['es', '3,5 mil millones', [3_500_000_000]],
  ['ar', '٣٫٥ مليار', [3_500_000_000]],
  ['ru', '12,5 тыс. человек', [12_500]],
  ['de', 'am 24.02.2025', [24, 2025]],
  ['zh', '2025年2月24日', [2025, 24]],
  ['zh', '20世纪90年代', [1990]],
  ['en', 'version 2.4.1, at 192.0.2.7', [241, 192027]],
  ['en', 'M17N, checksum 9f86d081884c7d65', []],
  ['en', '2025-11-24 and 24/11/2025 and 11/24/2025', [2025, 24, 24, 2025, 24, 2025]],
  ['zh', '10 千米，4 兆字节', [10, 4]],
  ['zh', '有20，100和300艘船，超過40，000艘，或1，000，000艘', [20, 100, 300, 40_000, 1_000_000]],
  ['fr', 'à 20h30, en 1920x1080', [20, 30, 1920, 1080]],
  ['en', 'a 501c3, or 501(c)(3), of 40 boats, of <4e73>', [40]],
  ['cs', 'verze v30\n167 minut', [30, 167]],
  ['en', 'in week 12\n345 boats came', [12, 345]],
  ['en', 'over 50\nmillion', [50_000_000]],
  ['en', 'no number', []],
])('finds the numbers in the %s “%s”', (lang, text, numbers) => {
  expect(numbersIn(text, lang).map(({ value }) => value)).toEqual(numbers)
})

it('reads a letter after a number as a scale or as a unit: 600M, 600', () => {
  expect(numbersIn('600M', 'en')).toMatchObject([{ value: 600_000_000, also: 600 }])
})
