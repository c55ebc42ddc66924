import { expect, test, vi } from 'vitest'
import { findStories } from '../../../components/search/pagefind.ts'
import { searchSpelling, shownSpelling } from '../../../lib/search/spelling.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { indexed } from './indexed.ts'
import LANGUAGES from './syllables.json' with { type: 'json' }

vi.setConfig({ testTimeout: 60_000 }) // a busy machine indexes slowly

test.each(Object.entries(LANGUAGES))(
  'a search in the language %s, which has no spaces between words, finds the words that are in a text, and shows the text as it is',
  async (lang, { texts, words }) => {
    const load = await indexed(temporaryFolder(), lang, texts)
    for (const word of words) {
      const { results } = await findStories(load, searchSpelling(word, lang), true, lang)
      const found = await Promise.all(results.map((result) => result.data()))
      const expected = texts.flatMap((text, at) => (text.includes(word) ? [String(at)] : []))
      expect(
        found.map(({ meta }) => meta.title),
        word,
      ).toEqual(expected)
      const [first] = found
      const shown = shownSpelling(first?.excerpt ?? '', lang).replaceAll(/<\/?mark>/g, '')
      expect(shown.trim(), word).toBe(texts[Number(expected[0])])
    }
  },
)

test('a word of which only the syllables are in a text, apart from each other, is found after those that have the word', async () => {
  const load = await indexed(temporaryFolder(), 'km', ['រៀន សាលា', 'សាលារៀន'])
  const titles = async (word: string) => {
    const { results } = await findStories(load, searchSpelling(word, 'km'), true, 'km')
    return (await Promise.all(results.map((result) => result.data()))).map(({ meta }) => meta.title)
  }
  expect(await titles('សាលារៀន')).toEqual(['1'])
  expect((await titles('សា រៀន')).sort()).toEqual(['0', '1'])
})

test('the matches of syllables that follow one another are one match', () => {
  expect(shownSpelling('ទឹ ក <mark>ទ</mark> <mark>ន្លេ</mark> \u2060 ខែ', 'km')).toBe('ទឹក<mark>ទន្លេ</mark> ខែ')
  expect(shownSpelling('a <mark>mill</mark> <mark>here</mark>', 'en')).toBe('a <mark>mill</mark> <mark>here</mark>')
})
