import { describe, expect, it } from 'vitest'
import { placeAt } from '../../lib/source/source-file.ts'
import { inOneLine, problemsAfter, withBody } from '../content/newsroom.ts'
import { libraryOf, storyIn } from './read-library.ts'

const NAME = 'stories/mill/en.md'
const STORY = withBody('The mill turns.\n\nIt grinds rye.')

describe('a text is the same', () => {
  it.each([
    ['with the line ends of Windows', STORY.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${STORY}`],
    ['without a line end at its end', STORY.trimEnd()],
  ])('%s', (_, text) => {
    const [sections, same] = [STORY, text].map((each) => storyIn(libraryOf({ [NAME]: each }), 'mill', 'en').sections)
    expect(same).toEqual(sections)
  })
})

it.each([
  ['joiners, as Persian and Hindi need them', 'می\u200cخواهم क्\u200dष'],
  ['marks of direction', 'The word שלום\u200e!'],
  ['spaces of French', 'Vraiment\u202f? «\u00a0Oui.\u00a0»'],
  ['a replacement character that is really written', 'It showed \ufffd.'],
  ['emoji made of several', '👩‍🌾 🏳️‍🌈'],
])('a text may hold %s', (_, text) => {
  expect(problemsAfter({ [NAME]: withBody(text) })).toEqual([])
})

it('a place in a text with the line ends of Windows is where an editor shows it', () => {
  const text = withBody('One.\n\nTwo <b>.').replaceAll('\n', '\r\n')
  expect(problemsAfter({ [NAME]: text }).map(inOneLine)).toEqual([`content/${NAME}:8:5 raw-html`])
})

it.each([
  [0, 1, 1],
  [2, 1, 3],
  [3, 2, 1],
  [5, 3, 1],
])('offset %i is at %i:%i', (offset, line, column) => {
  expect(placeAt('ab\nc\nd', offset)).toEqual({ line, column })
})
