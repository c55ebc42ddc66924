import { expect, test } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { writeUdhrNewsroom } from '../fixtures/udhr-newsroom.ts'
import { temporaryFolder } from '../unit/helpers/temporary-folder.ts'

test('the newsroom that tests use is sound, in twelve languages, and calls itself a test', () => {
  const folder = temporaryFolder()
  writeUdhrNewsroom(folder, { stories: 40 })
  const { library, problems } = readLibrary(folder)
  expect(problems).toEqual([])
  expect(library?.publication.name).toEqual({ '': 'Test Newsroom' })
  const stories = [...(library?.stories.values() ?? [])]
  expect(stories).toHaveLength(40)
  expect(new Set(stories.map(({ editions }) => editions.size))).toEqual(new Set([12, 10, 2]))
  expect(stories.every(({ slug }) => slug.startsWith('test-'))).toBe(true)
})
