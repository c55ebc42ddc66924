import { expect, test } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { formatDate } from '../../lib/language/format.ts'
import { LANGUAGES, STORY, writeLanguagesNewsroom } from '../fixtures/languages-newsroom.ts'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'

test('a newsroom can have every language that Masthead has messages in', () => {
  const folder = temporaryFolder()
  writeLanguagesNewsroom(folder)
  const { library, problems } = readLibrary(folder)
  expect(problems).toEqual([])
  expect([...(library?.stories.get(STORY)?.editions.keys() ?? [])].sort()).toEqual([...LANGUAGES].sort())
  const languages = library?.publication.languages ?? []
  const tagsOf = (wanted: string) => languages.filter(({ dir }) => dir === wanted).map(({ tag }) => tag)
  expect(tagsOf('rtl')).toEqual(['ar', 'fa', 'he', 'ur'])
  expect(new Set(languages.map(({ endonym }) => endonym)).size).toBe(LANGUAGES.length)
})

test.each(LANGUAGES.filter((tag) => tag !== 'en'))('dates in %s are not in English', (tag) => {
  expect(formatDate('2025-02-24', tag)).not.toContain('February')
})
