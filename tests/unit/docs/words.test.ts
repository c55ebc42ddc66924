import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const MOST = 25_000

// What a person reads: not the stories of content, nor the first texts of new newsrooms in 42 languages.
const DOCUMENTS = globSync([
  '*.md',
  '{.changeset,.github,docs}/**/*.md',
  'packages/*/*.md',
  'packages/create-masthead/template/{hosts,newsroom}/**/*.md',
]).map((name) => name.replaceAll('\\', '/'))

/** The number of words in a text, as `wc -w` counts them. */
function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

it('counts words as wc does', () => {
  expect(countWords('| one | two |\n\n\t“three” ')).toBe(6)
})

it(`all documents together have at most ${MOST.toLocaleString('en')} words; if not, shorten what nobody acts on`, () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'docs/writing.md', 'packages/publish/README.md']))
  const words = DOCUMENTS.map((name): [string, number] => [name, countWords(readFileSync(name, 'utf8'))])
  const longest = words.toSorted(([, a], [, b]) => b - a).slice(0, 5)
  const total = words.reduce((sum, [, count]) => sum + count, 0)
  expect(total, `The longest: ${longest.map((one) => one.join(' ')).join(', ')}`).toBeLessThanOrEqual(MOST)
})
