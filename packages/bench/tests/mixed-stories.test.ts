import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { MIXED_LANGUAGES, writeMixedStories } from '../mixed-stories.ts'

function newsroom(stories: number): string {
  const folder = temporaryFolder()
  writeMixedStories(folder, stories)
  return folder
}

test('a newsroom of mixed stories in twenty languages has no error', () => {
  const { library, problems } = readLibrary(newsroom(24))
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const languages = [...(library?.stories.values() ?? [])].flatMap(({ editions }) => [...editions.keys()])
  expect(new Set(languages)).toEqual(new Set(MIXED_LANGUAGES))
})

test('the same number of stories gives the same bytes', () => {
  const read = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.extname(file))
      .sort()
      .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])
  expect(read(newsroom(3))).toEqual(read(newsroom(3)))
})
