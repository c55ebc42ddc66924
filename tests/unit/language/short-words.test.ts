import { expect, it } from 'vitest'
import { tieShortWords } from '../../../lib/language/short-words.ts'

/** The headline with “_” for the spaces at which no line ends. */
const tied = (...of: Parameters<typeof tieShortWords>) => tieShortWords(...of).replaceAll('\u00a0', '_')

it.each([
  ['ru', 'Китай вышел на новый этап', 'Китай вышел на_новый этап'],
  ['ru', 'Рост и «спад» к 2027 году', 'Рост и_«спад» к_2027 году'],
  ['uk', 'У Києві й з Одеси', 'У_Києві й_з_Одеси'],
  ['cs', 'V Praze a k tomu', 'V_Praze a_k_tomu'],
  ['pl', 'W Polsce i z nami', 'W_Polsce i_z_nami'],
  ['sk-SK', 'O tom a v tom', 'O_tom a_v_tom'],
])('in %s, no line of the headline “%s” ends with a short word', (lang, headline, expected) => {
  expect(tied(headline, lang)).toBe(expected)
})

it('a short word stays free before a word that is nearly as long as a line', () => {
  expect(tied('О переосвидетельствовании', 'ru')).toBe('О переосвидетельствовании')
})

it('a part of a word is no short word', () => {
  expect(tied('Би-би-си тут', 'ru')).toBe('Би-би-си тут')
})

it('a headline in another language stays the same', () => {
  for (const lang of ['en', 'de', 'fr', 'ar', 'zh']) expect(tied('a in v o и в том', lang)).toBe('a in v o и в том')
})
