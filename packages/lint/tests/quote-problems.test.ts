import { describe, expect, it } from 'vitest'
import { doubledWords } from '../doubled-words.ts'
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

describe('doubled words', () => {
  it.each([
    ['en', 'It was the the mill.', ['the the']],
    ['en', 'He had had it; New York, New York; Duran Duran.', []],
    ['de', 'Die, die die Mühle kennen', []],
    ['hi', 'धीरे धीरे चीन के के बाहर', ['के के']],
    ['zh', '人工智能人工智能，看看，研究研究', ['人工智能人工智能']],
    ['ja', 'いろいろな人をを、もののけ', ['をを']],
    ['fr', 'nous nous levons le le matin', ['le le']],
  ])('in the %s “%s”', (lang, text, found) => {
    expect(doubledWords(text, lang).map(({ at }) => at)).toEqual(found)
  })
})
