import { describe, expect, it } from 'vitest'
import { piecesOf } from '../../../lib/language/headline.ts'
import CASES from './pieces.json' with { type: 'json' }

describe('a line may end', () => {
  it.each(CASES.pieces)('in $lang between $text', ({ lang, text, pieces }) => {
    expect(piecesOf(text, lang)).toEqual(pieces)
  })

  it('within what is longer than any word', () => {
    const pieces = piecesOf('क्ष'.repeat(100), 'hi')
    expect(pieces.map((piece) => piece.length / 3)).toEqual([32, 32, 32, 4])
  })
})
