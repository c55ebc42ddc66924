import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openContexts } from '../../../lib/builder/render/build-context.ts'
import type { ReadContext } from '../../../lib/builder/render/render-context.ts'
import { spoolStory } from '../../../lib/builder/render/render-story.ts'
import { siteContext } from '../../../lib/builder/render/site-context.ts'
import type { SpoolEntry } from '../../../lib/builder/render/story-spool.ts'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { writeNewsroom } from '../../content/newsroom.ts'

test('what a build remembers of a story has no text, in neither form of its quotation marks; the spool has both', () => {
  const context = openNewsroom()
  const { reading, spooled } = spoolStory(context, 'wheel')
  expect(reading.story?.editions.get('en')?.title).toBe('A wheel')
  expect(JSON.stringify([...(reading.story?.editions ?? [])])).not.toContain('turns')
  const edition = spooled && context.spool.read(spooled).editions.get('en')
  expect(edition?.sections).toHaveLength(2)
  expect(edition?.written?.sections).toHaveLength(2)
  // What both have is stored once, and is one object again.
  expect(edition?.sections[1]).toBe(edition?.written?.sections[1])
  context.spool.close()
})

test('a text of a story is made once, and again after a change of the story or of what all pages depend on', () => {
  const context = openNewsroom()
  let count = 0
  const textAt = (digest: string, state: string) => {
    const { spooled: _, ...story } = spoolStory(context, 'wheel')
    const output = { related: '', files: [], placeholderColors: new Map(), parts: [], problems: [] }
    const stories = new Map([['wheel', { ...story, digest, ...output }]])
    const site = { ...context, assembly: { site: undefined } }
    const { rememberText } = siteContext(site, context.library, stories, new Map(), state)
    return rememberText('texts', 'wheel', () => `made ${++count}`)
  }
  expect(textAt('a', 'state')).toBe('made 1')
  expect(textAt('a', 'state')).toBe('made 1')
  expect(textAt('b', 'state')).toBe('made 2')
  expect(textAt('b', 'other state')).toBe('made 3')
  context.spool.close()
})

test('a story that this build read is not read again for feeds', () => {
  const context = openNewsroom()
  const { spooled } = spoolStory(context, 'wheel')
  rmSync(context.root, { recursive: true })
  const contextOf = (entries: [string, SpoolEntry][]) =>
    siteContext({ ...context, assembly: { site: undefined } }, context.library, new Map(), new Map(entries), 'state')
  expect(
    spooled &&
      contextOf([['wheel', spooled]])
        .storyOf('wheel')
        .editions.get('en')?.sections,
  ).toHaveLength(2)
  expect(() => contextOf([]).storyOf('wheel')).toThrow('changed while the site was built')
  context.spool.close()
})

function openNewsroom(): ReadContext {
  const root = writeNewsroom({
    'stories/wheel/en.md':
      '---\ntitle: "A wheel"\ndescription: A test.\ndate: 2025-02-24\n---\n\nThe "wheel" turns.\n\nIt turns.\n',
  })
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom has an error.')
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'masthead-spool-'))
  return openContexts({ root, cacheFolder, code: cacheFolder, library, quality: undefined }, Promise.resolve()).reading
}
