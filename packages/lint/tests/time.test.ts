import { expect, onTestFinished, test } from 'vitest'
import { LIMITS } from '../../../lib/source/limits.ts'
import { parseStoryFiles } from '../../../lib/story/translations/load-story.ts'
import { withFrontMatter, writeNewsroom } from '../../../tests/content/newsroom.ts'
import { lintStory } from '../lint-story.ts'

test('a text that takes too long is reported, and those after it are still checked', () => {
  const { readingSeconds } = LIMITS
  Object.assign(LIMITS, { readingSeconds: 1 })
  onTestFinished(() => void Object.assign(LIMITS, { readingSeconds }))
  const long = `The the boat. ${'It sails. '.repeat(2400)}`
  const stories = {
    'stories/boats/en.md': `${withFrontMatter('title: Boats')}${long}\n`,
    'stories/boats/ar.md': `${withFrontMatter('title: B\ntranslation: {of: en, by: human}')}${long}\n`,
  }
  const { files } = parseStoryFiles(writeNewsroom(stories), 'stories', 'boats', undefined)
  const endless = files.map((file) => {
    if (file.lang === 'en') return file
    return Object.defineProperty({ ...file }, 'links', {
      get: () => {
        for (;;);
      },
    })
  })
  const last = files.flatMap((file) => (file.lang === 'en' ? [file] : []))
  const found = lintStory([...endless, ...last]).map(({ file, rule }) => [file.split('/').at(-1), rule])
  expect(found).toContainEqual(['ar.md', 'limit-exceeded'])
  expect(found.at(-1)).toEqual(['en.md', 'word-doubled'])
})
