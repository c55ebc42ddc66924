import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/**
 * The words of one document. A longer one is divided by subject, so that a reader finds a thing by the name of its
 * page.
 */
const MOST = 1800

// What a person reads: not the stories of content, nor the first texts of new newsrooms in 42 languages. The change log
// grows with each release.
const DOCUMENTS = globSync([
  '*.md',
  '{.changeset,.github,docs}/**/*.md',
  'packages/*/*.md',
  'packages/create-masthead/template/{hosts,newsroom}/**/*.md',
])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => !name.endsWith('CHANGELOG.md'))

/** The number of words in a text, as `wc -w` counts them. */
function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}

it('counts words as wc does', () => {
  expect(countWords('| one | two |\n\n\t“three” ')).toBe(6)
})

it(`a document has at most ${MOST.toLocaleString('en')} words; if not, divide it by subject`, () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'docs/writing.md', 'packages/publish/README.md']))
  const words = DOCUMENTS.map((name): [string, number] => [name, countWords(readFileSync(name, 'utf8'))])
  expect(words.filter(([, count]) => count > MOST)).toEqual([])
})
