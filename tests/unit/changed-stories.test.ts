import path from 'node:path'
import { expect, test } from 'vitest'
import { changedStories } from '../../lib/cli/changed-stories.ts'

const ROOT = path.resolve('content')

test('a list of changed files names the folders of stories', () => {
  const lines = ['content/stories/ship/en.md', 'content/stories/ship/a.png', 'content/site.yaml', 'README.md']
  expect([...changedStories(`${lines.join('\n')}\n`, ROOT)]).toEqual(['ship'])
  expect([...changedStories(lines.join('\0'), ROOT)]).toEqual(['ship'])
  expect([...changedStories('"content/stories/mill/\\303\\251.png"\r\n', ROOT)]).toEqual(['mill'])
  expect([...changedStories('', ROOT)]).toEqual([])
})

test('a list whose paths begin at another folder is refused', () => {
  expect(() => changedStories('stories/ship/en.md\n', ROOT)).toThrow('No file of the list is in')
})
