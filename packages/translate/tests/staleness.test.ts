import { expect, test } from 'vitest'
import {
  digestsOfOriginal,
  formerDigests,
  sectionDigest,
  staleness,
  textDigest,
} from '../../../lib/story/translations/staleness.ts'
import { sectionsOf } from '../../../tests/unit/sections-of.ts'
import { recordDigests } from '../write-translation.ts'

const HEAD = { title: 'Ships', description: 'They come home.' }
const TEXT = 'Dawn.\n\nThe *first* ship\ncame in.\n\n> Home!\n\nNight.\n'

const record = (markdown: string, head = HEAD) => digestsOfOriginal(head, sectionsOf(markdown))

test('a digest is eight letters, which YAML takes for a text', () => {
  for (let number = 0; number < 500; number++) expect(textDigest(`${number}`)).toMatch(/^[a-p]{8}$/)
})

test('how a text is wrapped, spaced or marked does not matter; its words do', () => {
  const [one, other, third] = [
    'The *first* ship\ncame in.',
    'The first   ship **came** in.',
    'The first ship came.',
  ].map((text) => sectionsOf(text).map(sectionDigest))
  expect(other).toEqual(one)
  expect(third).not.toEqual(one)
  expect(textDigest('e\u0301')).toBe(textDigest('\u00e9'))
})

test.each([
  ['nothing has changed', TEXT, {}],
  ['a section has other words', TEXT.replace('first', 'last'), { changed: ['p2'] }],
  ['a quotation has other words', TEXT.replace('Home', 'Safe'), { changed: ['quote1'] }],
  [
    'a paragraph is new, which shifts the numbers after it',
    TEXT.replace('The *first*', 'Fog.\n\nThe *first*'),
    { added: ['p2'] },
  ],
  ['a paragraph is gone', TEXT.replace('Dawn.\n\n', ''), { dropped: ['p1'] }],
  [
    'a change and an addition are side by side',
    TEXT.replace('> Home!', 'Fog.\n\n> Safe!'),
    { changed: ['quote1'], added: ['p3'] },
  ],
])('what is stale if %s', (_, now, differences) => {
  const unchanged = { changed: [], added: [], dropped: [] }
  expect(staleness(record(TEXT), record(now))).toEqual({ ...unchanged, ...differences })
})

test('another headline or standfirst is a change of the head', () => {
  const now = record(TEXT, { ...HEAD, title: 'Boats' })
  expect(staleness(record(TEXT), now)).toEqual({ changed: ['head'], added: [], dropped: [] })
})

test('a section that has changed is known by the digest that it had, though its number is another', () => {
  const now = TEXT.replace('Dawn.', 'Fog.\n\nDawn.').replace('first', 'last')
  expect([...formerDigests(record(TEXT), record(now))]).toEqual([['p3', record(TEXT).p2]])
})

test.each([
  ['in a block', 'translation:\n  of: en # the original\n  by: machine\n'],
  ['in a line', 'translation: {of: en, by: machine}\n'],
])('what a translation was made from is written into its file, %s; the rest stays to the letter', (_, translation) => {
  const file = `---\ntitle:   "Schiffe"  # kept\n${translation}\nkind: news\n---\n\nMorgen.\n`
  const once = recordDigests(file, { head: 'aaaabbbb', p1: 'ccccdddd' })
  const block = 'translation:\n  of: en\n  by: machine\n  sections:\n    head: aaaabbbb\n    p1: ccccdddd\n'
  expect(once).toBe(`---\ntitle:   "Schiffe"  # kept\n${block}\nkind: news\n---\n\nMorgen.\n`)
  expect(recordDigests(once, { head: 'aaaabbbb', p1: 'ccccdddd' })).toBe(once)
})

test('nothing can be recorded in a file that is not a translation', () => {
  expect(() => recordDigests('---\ntitle: Ships\n---\n\nDawn.\n', {})).toThrow('not a translation')
})
