import { expect, test } from 'vitest'
import { doubledWords } from '../doubled-words.ts'
import CASES from './doubled-words.json' with { type: 'json' }

test.for(CASES.found)('a word is found that stands $what', ({ text, found }) => {
  expect(doubledWords(text, 'en').map(({ at }) => at)).toEqual(found)
})

test.for(CASES.right)('a word is let pass that is %s', ([, text = '']) => {
  expect(doubledWords(text, 'en')).toEqual([])
})

test.for(CASES.byCustom)('in %s words may be doubled by custom: “%s”', ([lang = '', text = '']) => {
  expect(doubledWords(text, lang)).toEqual([])
})

test.for(CASES.byMistake)('in %s a particle is doubled only by mistake: “%s”', ([lang = '', text = '', at]) => {
  expect(doubledWords(text, lang).map((found) => found.at)).toEqual([at])
})

test('a word that ends one item and begins the next is not repeated', () => {
  expect(doubledWords('rye\n\nrye', 'en')).toEqual([])
})
