import { expect, test } from 'vitest'
import { doubledWords } from '../../../lib/lint/doubled-words.ts'

test.for<[where: string, text: string, found: string[]]>([
  ['twice in a row', 'It is the the best.', ['the the']],
  ['over the end of a line', 'It is the\nthe best.', ['the\nthe']],
  ['in other letters', 'The the best.', ['The the']],
  ['three times: the first two', 'the the the', ['the the']],
  ['four times: two and two', 'the the the the', ['the the', 'the the']],
  ['once more than another', 'the the best best', ['the the', 'best best']],
])('a word is found that stands %s', ([, text, found]) => {
  expect(doubledWords(text, 'en').map(({ at }) => at)).toEqual(found)
})

test.for([
  ['a part of a longer one', 'in the theatre, bathe the dog'],
  ['joined to another', 'well-known known, the the-best, don’t t'],
  ['parted by a sign', 'the, the. The (the)'],
  ['a name', 'Duran Duran'],
])('a word is let pass that is %s', ([, text = '']) => {
  expect(doubledWords(text, 'en')).toEqual([])
})
