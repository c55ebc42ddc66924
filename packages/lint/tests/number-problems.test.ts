import { describe, expect, it } from 'vitest'
import { numberProblems } from '../number-problems.ts'
import CASES from './number-problems.json' with { type: 'json' }

function problems(original: string, lang: string, translation: string): string[] {
  return numberProblems({ original, of: 'en', translation, lang }).map(({ message }) => message)
}

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
