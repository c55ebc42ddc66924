import { describe, expect, it } from 'vitest'
import { quoteProblems } from '../quote-problems.ts'

describe('quotation marks', () => {
  it.each([
    ['en', '“One,” she said, “isn’t two.” A 5" nail, and "three".'],
    ['de', '„Eins“, sagte sie, »und zwei«.'],
    ['fr', '« Un », dit-elle, et « deux “trois” ».'],
    ['ru', '«Один „два“ три», — сказала она.'],
    ['ja', '彼女は「一『二』三」と言った。'],
    ['zh', '她说：“一‘二’三”，《四》。'],
    ['zh-Hant', '她說：「一『二』三」。'],
    ['fa', 'او گفت: «یک».'],
    ['sw', '»Kitu„ chochote'],
    ['fr', 'straight ones, for which readers see those of the language: "Un"'],
    ['ja', '彼女は"一"と言った。'],
  ])('of %s are right in %s', (lang, text) => {
    expect(quoteProblems(text, lang)).toEqual([])
  })

  it.each([
    ['en', '„One“', '„'],
    ['de', '“Eins”', '“E'],
    ['ja', '彼女は“一”と言った。', '“'],
    ['zh', '她說：「一」。', '「'],
    ['ru', 'Она сказала: “Один”.', '“О'],
    ['en', '“One,” she said, “two.', ''],
    ['es', 'Dijo: «uno.', ''],
    ['en', 'She said "one.', ''],
    ['fr', '“Un, a-t-elle dit »', '»'],
  ])('of %s are wrong in %s', (lang, text, at) => {
    expect(quoteProblems(text, lang).map((problem) => problem.at)).toEqual([at])
  })
})
