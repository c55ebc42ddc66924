import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { generateStories, sentencesOf } from '../generate-stories.ts'
import { makeNewsroom } from '../newsroom.ts'

const TEXT = readFileSync('tests/fixtures/seed.txt', 'utf8')

function archive(languages: readonly string[]): string {
  const folder = temporaryFolder()
  makeNewsroom(folder, languages)
  generateStories(path.join(folder, 'stories'), { stories: 3, languages }, TEXT)
  return folder
}

test.each([[['en']], [['en', 'ar', 'zh']]])('an archive in %j is sound', (languages) => {
  const { library, problems } = readLibrary(archive(languages))
  expect(problems).toEqual([])
  expect([...(library?.stories.values() ?? [])].map(({ editions }) => [...editions.keys()])).toEqual([
    languages,
    languages,
    languages,
  ])
})

test('two archives of one size are the same to the byte, and their stories differ', () => {
  const [first, second] = [archive(['en']), archive(['en'])]
  const read = (folder: string) =>
    readdirSync(path.join(folder, 'stories')).map((name) =>
      readFileSync(path.join(folder, 'stories', name, 'en.md'), 'utf8'),
    )
  expect(read(first)).toEqual(read(second))
  expect(new Set(read(first)).size).toBe(3)
})

test('sentences are taken from paragraphs; labels and numbers are not text', () => {
  const sentences = sentencesOf(TEXT)
  expect(sentences).toContain(
    "The continued progress in the tech sector also shows that China's innovation cannot be contained.",
  )
  expect(sentences.filter((sentence) => /CHOOSE|hotline|cookie/i.test(sentence))).toEqual([])
})
