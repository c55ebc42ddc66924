import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readStory } from '../../../lib/builder/render/render-story.ts'
import { isComparedSame } from '../../../lib/index/put-story-inputs.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { shownOf } from '../../../lib/library/story-inputs.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { writeNewsroom } from '../../content/newsroom.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const SHIP = `---
title: The ship
date: 2025-03-01
tags: [ships]
---

The ship came in. It is [red](../harvest/).

It went out again.
`

/** Returns whether other pages show a story as before, and whether it compares as before, when it has another text. */
function areSame(text: string) {
  return sameAfter({ file: 'stories/ship/en.md', before: SHIP, after: text })
}

function sameAfter({
  file,
  before: text,
  after,
}: {
  readonly file: string
  readonly before: string
  readonly after: string
}) {
  const root = writeNewsroom({ 'stories/ship/en.md': SHIP, [file]: text })
  const { library } = readLibrary(root, () => [])
  if (!library) throw new Error('The newsroom has an error.')
  const read = () => readStory({ root, library, cache: new ContentCache(temporaryFolder()) }, 'ship').reading
  const before = read()
  writeFileSync(path.join(root, file), after)
  const now = read()
  return { shown: shownOf(now.story) === shownOf(before.story), compared: isComparedSame(now, before) }
}

test.each([
  ['other words', SHIP.replace('went out', 'sailed')],
  ['a paragraph more', `${SHIP}\nIt came back.\n`],
  ['a link on another line', SHIP.replace('It went', 'It came back. It went').replace('ship came', 'ship\ncame')],
])('%s in a story is no change to other pages', (_, text) => {
  expect(areSame(text)).toEqual({ shown: true, compared: true })
})

test.each([
  ['another title', SHIP.replace('The ship\n', 'A ship\n'), true],
  ['another beginning, which is its description', SHIP.replace('came in', 'came late'), true],
  ['another date', SHIP.replace('03-01', '03-02'), false],
  ['an author', SHIP.replace('tags:', 'authors: [Ann]\ntags:'), false],
  ['another tag', SHIP.replace('[ships]', '[boats]'), false],
  ['a former name', SHIP.replace('tags:', 'aliases: [boat]\ntags:'), false],
  ['no public page', SHIP.replace('tags:', 'draft: true\ntags:'), false],
])('a story with %s changes what other pages show', (_, text, compared) => {
  expect(areSame(text)).toEqual({ shown: false, compared })
})

test('a translation with another translator, whose page others may link to, is compared with them again', () => {
  const arabic = (translator: string) =>
    `---\ntitle: سفينة\ntranslation: {of: en, by: human, translator: ${translator}}\n---\n\nوصلت.\n\nثم غادرت.\n`
  const change = { file: 'stories/ship/ar.md', before: arabic('Ada'), after: arabic('Bo') }
  expect(sameAfter(change)).toEqual({ shown: false, compared: false })
})

test.each([
  ['another link', SHIP.replace('harvest', 'about')],
  ['a paragraph less, to which a story may link', SHIP.replace('It went out again.\n', '')],
])('a story with %s is compared with the others again', (_, text) => {
  expect(areSame(text)).toEqual({ shown: true, compared: false })
})
