import { expect, it } from 'vitest'
import { readingMinutes } from '../../lib/story/translations/to-story-edition.ts'

it.each([
  ['nothing', '', 1],
  ['ten words', 'word '.repeat(10), 1],
  ['the words of two minutes', 'word '.repeat(476), 2],
  ['the words of ten minutes, in another script', 'слово '.repeat(2380), 10],
  ['the characters of three minutes', '中'.repeat(1200), 3],
  ['kana and kanji of two minutes', 'のか字ア'.repeat(200), 2],
  ['the characters of two minutes, in very short paragraphs', '船来了。\n\n船走了。\n\n'.repeat(134), 2],
  ['a minute each of characters and of words', `${'中'.repeat(400)} ${'word '.repeat(238)}`, 2],
  ['signs alone', '— … · '.repeat(1000), 1],
])('%s', (_, text, minutes) => {
  expect(readingMinutes(text)).toBe(minutes)
})
