import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'
import { CHANGES } from '../changes.ts'
import { generateStories } from '../generate-stories.ts'
import { makeNewsroom } from '../newsroom.ts'

/** The content of all stories and of site.yaml, by file. */
function filesIn(content: string): ReadonlyMap<string, string> {
  const files = readdirSync(content, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map(({ parentPath, name }) => path.join(parentPath, name)).map((file) => [file, readFileSync(file, 'utf8')]),
  )
}

test('each change of the bench returns the files that it changed, and the newsroom stays sound', () => {
  const content = temporaryFolder()
  const languages = ['en', 'ar']
  makeNewsroom(content, languages)
  generateStories(
    path.join(content, 'stories'),
    { stories: 8, languages },
    readFileSync('tests/fixtures/seed.txt', 'utf8'),
  )
  const numbers = new Map<string, number>()
  for (const { name, make } of CHANGES) {
    const before = filesIn(content)
    const changed = make(content)
    const now = filesIn(content)
    expect([...now].flatMap(([file, text]) => (before.get(file) === text ? [] : [file])).sort(), name).toEqual(
      [...changed].sort(),
    )
    numbers.set(name, changed.length)
  }
  expect(readLibrary(content).problems).toEqual([])
  const { 'one tag renamed': tagged, ...others } = Object.fromEntries(numbers)
  expect(tagged).toBeGreaterThan(1)
  expect(others).toEqual({
    'nothing changed': 0,
    'one text': 2,
    'one text, listed': 2,
    'another text, listed': 2,
    'one headline, listed': 2,
    'one new story, listed': 2,
    'site.yaml': 1,
  })
})
