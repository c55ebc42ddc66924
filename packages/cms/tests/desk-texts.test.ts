import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import english from '../desk/parts/texts/en.json' with { type: 'json' }
import { bestLanguage, DESK_LANGUAGES } from '../desk/parts/texts.ts'

const folder = path.join(import.meta.dirname, '../desk/parts/texts')
const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

describe.each(DESK_LANGUAGES.filter((tag) => tag !== 'en'))('the desk in %s', (tag) => {
  const texts: Record<string, string> = JSON.parse(readFileSync(path.join(folder, `${tag}.json`), 'utf8'))

  it('has every text, in the order of the English ones, with the same values in it', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(english)) expect(placesIn(texts[key] ?? ''), key).toEqual(placesIn(text))
  })

  it('has no English sentence', () => {
    const same = Object.entries(english).filter(([key, text]) => /[a-z]+ [a-z]+/i.test(text) && texts[key] === text)
    expect(same).toEqual([])
  })
})

it('a browser gets the first of its languages that the desk has', () => {
  expect(bestLanguage(['sw', 'pt-BR', 'en'])).toBe('pt')
  expect(bestLanguage(['zh-Hant-TW'])).toBe('zh')
  expect(bestLanguage(['sw'])).toBe('en')
})
