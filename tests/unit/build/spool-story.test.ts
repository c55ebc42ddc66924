import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openContexts } from '../../../lib/build/archive/build-context.ts'
import { spoolStory } from '../../../lib/build/archive/render-story.ts'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { writeNewsroom } from '../../content/newsroom.ts'

test('what a build remembers of a story has no text, in neither form of its quotation marks; the spool has both', () => {
  const root = writeNewsroom({
    'stories/wheel/en.md':
      '---\ntitle: "A wheel"\ndescription: A test.\ndate: 2025-02-24\n---\n\nThe "wheel" turns.\n\nIt turns.\n',
  })
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom has an error.')
  const cacheFolder = mkdtempSync(path.join(tmpdir(), 'masthead-spool-'))
  const data = { root, cacheFolder, code: cacheFolder, library, quality: undefined }
  const { reading: context } = openContexts(data, Promise.resolve())
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
