import { rmSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readStory, storyOf } from '../../../lib/builder/render/render-story.ts'
import { siteContext } from '../../../lib/builder/write/make-site.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { StoryRows } from '../../../lib/index/story-rows.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { Database } from '../../../lib/store/database.ts'
import { Inputs } from '../../../lib/store/inputs.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { writeNewsroom } from '../../content/newsroom.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

test('what a build remembers of a story has no text, in neither form of its quotation marks; the text has both', () => {
  const context = openNewsroom()
  const { reading } = readStory(context, 'wheel')
  expect(reading.story?.editions.get('en')?.title).toBe('A wheel')
  expect(JSON.stringify([...(reading.story?.editions ?? [])])).not.toContain('turns')
  const edition = storyOf(context, 'wheel').editions.get('en')
  expect(edition?.sections).toHaveLength(2)
  expect(edition?.written?.sections).toHaveLength(2)
  // What both have is stored once, and is one object again.
  expect(edition?.sections[1]).toBe(edition?.written?.sections[1])
})

test('a text of a story is made once, and again after a change of the story or of what all pages depend on', () => {
  const context = openNewsroom()
  const { put, site } = openRows(context)
  let count = 0
  const textAt = (digest: string, state: string) => {
    put(digest)
    return site(state).rememberText('texts', 'wheel', () => `made ${++count}`)
  }
  expect(textAt('a', 'state')).toBe('made 1')
  expect(textAt('a', 'state')).toBe('made 1')
  expect(textAt('b', 'state')).toBe('made 2')
  expect(textAt('b', 'other state')).toBe('made 3')
})

test('a story that this build read is not read again for feeds', () => {
  const context = openNewsroom()
  const { put, site } = openRows(context)
  put('a')
  rmSync(context.root, { recursive: true })
  expect(site('state').storyOf('wheel').editions.get('en')?.sections).toHaveLength(2)
  context.cache.forgetStories()
  expect(() => site('state').storyOf('wheel')).toThrow('changed while the site was built')
})

function openRows(context: ReturnType<typeof openNewsroom>) {
  const db = new Database(path.join(temporaryFolder(), 'site.sqlite'))
  onTestFinished(() => db.close())
  const rows = new StoryRows(db, context.root, new Inputs(db, new Outputs(db)))
  const read = readStory(context, 'wheel')
  const { reading, terms } = read
  const put = (digest: string) => {
    const { slug, schedule } = reading
    rows.put({ slug, digest, schedule, reading, terms, output: undefined }, context.library.publication)
  }
  const site = (state: string) =>
    siteContext({ ...context, assembly: { site: undefined } }, context.library, db, rows, state)
  return { put, site }
}

function openNewsroom() {
  const root = writeNewsroom({
    'stories/wheel/en.md':
      '---\ntitle: "A wheel"\ndescription: A test.\ndate: 2025-02-24\n---\n\nThe "wheel" turns.\n\nIt turns.\n',
  })
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom has an error.')
  return { root, library, cache: new ContentCache(temporaryFolder()) }
}
