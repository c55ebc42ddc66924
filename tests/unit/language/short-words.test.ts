import { expect, it } from 'vitest'
import { tieShortWords } from '../../../lib/language/short-words.ts'

/** The text with “_” for the spaces at which no line ends. */
const tied = (...of: Parameters<typeof tieShortWords>) => tieShortWords(...of).replaceAll('\u00a0', '_')

it.each([
  ['ru', 'К числу отраслей, у которых в Китае', 'К_числу отраслей, у_которых в_Китае'],
  ['ru', 'статья «О выборах в „Заре“»', 'статья «О_выборах в_„Заре“»'],
  ['ru', 'к 2027 году', 'к_2027 году'],
  ['uk', 'у Києві й з Одеси', 'у_Києві й з_Одеси'],
  ['cs', 'v Praze a k tomu s ním', 'v_Praze a_k_tomu s_ním'],
  ['pl', 'w Polsce i z nami', 'w_Polsce i_z_nami'],
  ['sk-SK', 'o tom a v tom', 'o_tom a_v_tom'],
])('in %s, no line of “%s” ends with a short word', (lang, text, expected) => {
  expect(tied(text, lang)).toBe(expected)
})

it('a Russian headline has no word of two letters at the end of a line either', () => {
  expect(tied('Китай вышел на новый этап развития науки и технологий', 'ru', 'headline')).toBe(
    'Китай вышел на_новый этап развития науки и технологий',
  )
  expect(tied('Рост и спад', 'ru', 'headline')).toBe('Рост и_спад')
})

it('a short word stays free before a word that is nearly as long as a line', () => {
  expect(tied('О переосвидетельствовании', 'ru', 'headline')).toBe('О переосвидетельствовании')
})

it('a part of a word is no short word', () => {
  expect(tied('и т. д. Би-би-с тут, д’о так', 'ru')).toBe('и т. д. Би-би-с тут, д’о так')
})

it('a text in another language stays the same', () => {
  for (const lang of ['en', 'de', 'fr', 'ar', 'zh']) expect(tied('a in v o и в том', lang)).toBe('a in v o и в том')
})
