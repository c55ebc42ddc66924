import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { openContexts } from '../../../lib/builder/render/build-context.ts'
import { spoolStory } from '../../../lib/builder/render/render-story.ts'
import { lastTimeOf, sameFacts, siteFactsFrom } from '../../../lib/builder/render/site-facts.ts'
import { readLibrary, readSharedContent } from '../../../lib/library/read-library.ts'
import { foldersOf } from '../../../lib/story/read/read-folder.ts'
import { writeNewsroom } from '../../content/newsroom.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const NOON = '1741176000' // 2025-03-05T12:00:00Z
const SHIP = `---
title: The ship
date: 2025-03-01
tags: [ships]
---

The ship came in. It is [red](../harvest/).

It went out again.
`

afterEach(() => vi.unstubAllEnvs())

/** A newsroom with a story about a ship, and whether the facts of its stories are the same after changes. */
function aNewsroom(until?: number) {
  vi.stubEnv('SOURCE_DATE_EPOCH', NOON)
  const root = writeNewsroom({ 'stories/ship/en.md': SHIP })
  const read = () => {
    const { names } = foldersOf(root, 'stories')
    const { library } = readLibrary(root, () => [])
    if (!library) throw new Error('The newsroom has an error.')
    const data = { root, cacheFolder: temporaryFolder(), code: root, library, quality: undefined }
    const { reading } = openContexts(data, Promise.resolve())
    return new Map(names.map((slug) => [slug, spoolStory(reading, slug)]))
  }
  const ready = () => new Map([...read()].map(([slug, story]) => [slug, { story, before: undefined }]))
  const from = () => siteFactsFrom(root, readSharedContent(root), [])
  const facts = { from: from(), since: Number(NOON) * 1000, until, problems: [], related: '', shown: '' }
  const index = { facts, entries: read() }
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  return { root, write, areSame: () => sameFacts(index, from(), ready()) === facts }
}

const HARMLESS: Readonly<Record<string, string>> = {
  'other words': SHIP.replace('went out', 'sailed'),
  'a paragraph more': `${SHIP}\nIt came back.\n`,
  'a link on another line': SHIP.replace('It went', 'It came back. It went').replace('ship came', 'ship\ncame'),
}
for (const [what, text] of Object.entries(HARMLESS)) {
  test(`${what} in a story is no change to other pages`, () => {
    const { write, areSame } = aNewsroom()
    expect(areSame()).toBe(true)
    write('stories/ship/en.md', text)
    expect(areSame()).toBe(true)
  })
}

const CHANGES: Readonly<Record<string, string>> = {
  'another title': SHIP.replace('The ship\n', 'A ship\n'),
  'another date': SHIP.replace('03-01', '03-02'),
  'another tag': SHIP.replace('[ships]', '[boats]'),
  'another beginning, which is its description': SHIP.replace('came in', 'came late'),
  'a former name': SHIP.replace('tags:', 'aliases: [boat]\ntags:'),
  'another link': SHIP.replace('harvest', 'about'),
  'a paragraph less, to which a story may link': SHIP.replace('It went out again.\n', ''),
  'no public page': SHIP.replace('tags:', 'draft: true\ntags:'),
}
for (const [what, text] of Object.entries(CHANGES)) {
  test(`a story with ${what} changes what other pages show or check`, () => {
    const { write, areSame } = aNewsroom()
    write('stories/ship/en.md', text)
    expect(areSame()).toBe(false)
  })
}

test('a story more, a story less, front.yaml, a standing page and a file of the newsroom are changes', () => {
  const { root, write, areSame } = aNewsroom()
  const files = { 'stories/boat/en.md': SHIP, 'front.yaml': 'lead: ship\n', 'static/ads.txt': 'ads' }
  for (const [name, text] of Object.entries(files)) {
    write(name, text)
    expect(areSame(), name).toBe(false)
    rmSync(path.join(root, name.startsWith('stories') ? path.dirname(name) : name), { recursive: true })
  }
})

test('facts hold from the time when they were found until the time that the build knows', () => {
  const noon = Number(NOON)
  const { areSame } = aNewsroom((noon + 10) * 1000)
  const isSameAt = (time: number) => {
    vi.stubEnv('SOURCE_DATE_EPOCH', String(time))
    return areSame()
  }
  expect([noon - 1, noon, noon + 10, noon + 11].map(isSameAt)).toEqual([false, true, true, false])
})

test('a site changes by itself when a story ceases to be news, and when the editors’ choice ends', () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', NOON)
  const lastTime = (changes: Record<string, string>) => {
    const { library } = readLibrary(writeNewsroom(changes))
    return library && lastTimeOf(library)
  }
  const dated = (date: string) => ({ 'stories/ship/en.md': SHIP.replace('2025-03-01', date) })
  expect(lastTime(dated('2025-03-01'))).toBeUndefined()
  expect(lastTime(dated('2025-03-05'))).toBe(Date.parse('2025-03-07'))
  expect(lastTime(dated('2025-03-08'))).toBe(Date.parse('2025-03-07'))
  expect(lastTime({ 'front.yaml': 'lead: harvest\nuntil: 2025-03-06\n' })).toBe(Date.parse('2025-03-06') - 1)
})
