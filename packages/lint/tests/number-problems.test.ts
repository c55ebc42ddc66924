import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { numberProblems } from '../number-problems.ts'
import { scaleAt } from '../numbers-in.ts'
import CASES from './number-problems.json' with { type: 'json' }

function problems(original: string, lang: string, translation: string): string[] {
  return numberProblems({ original, of: 'en', translation, lang }).map(({ message }) => message)
}

const FILE = path.join(import.meta.dirname, 'units.yaml')
const UNITS = z
  .record(z.string(), z.object({ en: z.string() }).catchall(z.union([z.string(), z.tuple([z.string(), z.string()])])))
  .parse(parse(readFileSync(FILE, 'utf8')))
const UNIT_CASES = Object.entries(UNITS).flatMap(([unit, { en, ...others }]) =>
  Object.entries(others).map(([lang, [text = '', without = '']]) => ({ unit, en, lang, text, without })),
)

describe('numbers of a translation', () => {
  it.each(CASES.unconverted)(
    'in %s are no converted amounts beside other words: “%s”, “%s”',
    (lang, original, translation) => {
      expect(problems(original, lang, translation)).toHaveLength(2)
    },
  )

  it.each(Object.values(CASES.right).flat())(
    'in %s may be written otherwise: “%s”, “%s”',
    (lang, original, translation) => {
      expect(problems(original, lang, translation)).toEqual([])
    },
  )

  it.each(Object.values(CASES.wrong).flat())(
    'in %s are to be the original’s: “%s”, “%s”',
    (lang, original, translation, ...messages) => {
      expect(problems(original, lang, translation)).toEqual(messages)
    },
  )
})

describe('a unit', () => {
  it('has cases in Cyrillic, Arabic, Devanagari and Han', () => {
    const inScript = (script: RegExp) => UNIT_CASES.filter(({ text }) => script.test(text)).length
    expect(inScript(/\p{Script=Cyrillic}/u)).toBeGreaterThan(30)
    expect(inScript(/\p{Script=Arabic}/u)).toBeGreaterThan(20)
    expect(inScript(/\p{Script=Devanagari}/u)).toBeGreaterThan(15)
    expect(inScript(/\p{Script=Han}/u)).toBeGreaterThan(10)
  })

  it.each(UNIT_CASES)(
    'of $unit is found in $lang, and not in a word like it: $text',
    ({ unit, en, lang, text, without }) => {
      const lost = [`The original speaks of ${unit} here.`]
      expect(problems(en, lang, text)).toEqual([])
      expect(problems(en, lang, without)).toEqual(lost)
      const number = /\d+/.exec(en)?.[0]
      expect(problems(`It has ${number}.`, lang, text)).toEqual([`The original does not speak of ${unit} here.`])
      expect(problems(`It has ${number}.`, lang, without)).toEqual([])
    },
  )

  it.each([
    ['fr', 'Ce sont 11 éuros.'],
    ['sv', 'Det är 11 tonårig.'],
  ])('is a whole word: %s, %s', (lang, text) => {
    expect(problems('It is 11.', lang, text)).toEqual([])
  })
})

describe('a word of scale', () => {
  it.each([
    ['pt', ' mil barcos', 1000],
    ['pt', ' milícias', undefined],
    ['ro', ' mii de oameni', 1000],
    ['tr', ' bin kişi', 1000],
    ['tr', ' binärkod', undefined],
    ['pl', ' mln zł', 1e6],
    ['ru', ' млн рублей', 1e6],
  ])('is a whole word: %s, 5%s', (lang, text, factor) => {
    expect(scaleAt(`5${text}`, 1, lang)?.factor).toBe(factor)
  })
})

it('24 hours may become a day, but 24 of something else may not', () => {
  expect(problems('It took 24 hours.', 'fr', 'Il a fallu un jour.')).toEqual([])
  expect(problems('Il y a 24 hôpitaux.', 'en', 'There are hospitals.')).toEqual(['The original says 24 here.'])
})
