import { expect, it } from 'vitest'
import { tagProblem } from '../../../lib/language/language.ts'

it.each(['en', 'ca', 'pt-BR', 'zh-Hant-TW', 'mnw', 'tlh', 'ht', 'es-419', 'qaa', 'se', 'kr'])(
  '%s is the tag of a language',
  (tag) => {
    expect(tagProblem(tag)).toBeUndefined()
  },
)

it.each([
  ['ua', 'Ukraine', 'uk (Ukrainian)'],
  ['cn', 'China', 'zh (Chinese)'],
  ['jp', 'Japan', 'ja (Japanese)'],
  ['cz', 'Czechia', 'cs (Czech)'],
  ['gr', 'Greece', 'el (Greek)'],
  ['dk', 'Denmark', 'da (Danish)'],
  ['ir', 'Iran', 'fa (Persian)'],
  ['il', 'Israel', 'he (Hebrew)'],
  ['vn', 'Vietnam', 'vi (Vietnamese)'],
  ['ua-UA', 'Ukraine', 'uk (Ukrainian)'],
])('%s is a country, %s, and the hint is its language', (tag, country, language) => {
  const message = `“${tag}” is the code of a country, ${country}, not of a language.`
  expect(tagProblem(tag)).toEqual({ message, hint: `Did you mean ${language}?` })
})

it.each([
  ['pt-br', 'pt-BR'],
  ['en_GB', 'en-GB'],
  ['EN', 'en'],
  ['iw', 'he'],
])('%s is written %s', (tag, hint) => {
  expect(tagProblem(tag)).toEqual({ message: `“${tag}” is not a BCP 47 language tag.`, hint: `Write ${hint}.` })
})

it.each(['xx', 'zz', 'xyz', 'en-', '', 'klingon', '../en'])('“%s” is not the tag of a language', (tag) => {
  expect(tagProblem(tag)?.hint).toBe('Write en, zh or pt-BR.')
})
