import { expect, test } from 'vitest'
import { openContexts } from '../../../lib/builder/render/build-context.ts'
import { STORY_FORM } from '../../../lib/builder/render/indexed-stories.ts'
import { spoolStory } from '../../../lib/builder/render/render-story.ts'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { readIndex, writeIndex } from '../../../lib/store/index-record.ts'
import { writeNewsroom } from '../../content/newsroom.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const OUTPUT = {
  files: [{ name: 'en/harvest/index.html', sha256: 'a1', size: 4 }],
  placeholderColors: new Map([['bridge.svg', '#fff']]),
  parts: [{ name: 'search-en', sha256: 'b2', size: 5 }],
  problems: [],
}

test('a story is in the index as it was read and rendered, and one without a public page too', () => {
  const root = writeNewsroom({ 'stories/later/en.md': '---\ntitle: Later\ndraft: true\n---\n\nText.\n' })
  const { library } = readLibrary(root)
  if (!library) throw new Error('The newsroom has an error.')
  const folder = temporaryFolder()
  const data = { root, cacheFolder: folder, code: root, library, quality: undefined }
  const { reading: context } = openContexts(data, Promise.resolve())
  const entries = new Map(
    ['harvest', 'later'].map((slug) => {
      const { spooled: _, ...story } = spoolStory(context, slug)
      return [slug, { ...story, related: 'c3', ...OUTPUT }] as const
    }),
  )
  const cache = new ContentCache(folder)
  const open = () => readIndex(cache, 'index', { state: 'now', entries: new Map() }, root, STORY_FORM).entries
  writeIndex(cache, 'index', { state: 'now', entries }, root, STORY_FORM)
  for (const [slug, { digest, stamps, related, reading, terms, files, placeholderColors, parts, problems }] of open()) {
    const { story, linked, schedule, problems: found } = reading
    const whole = { slug: reading.slug, story, linked, schedule, problems: found }
    const read = { digest, stamps, related, terms, files, placeholderColors, parts, problems, reading: whole }
    expect(read, slug).toEqual(entries.get(slug))
    expect(JSON.stringify(reading)).toBe(JSON.stringify(whole))
  }
  const bytes = cache.recorded('index')
  writeIndex(cache, 'index', { state: 'now', entries: open() }, root, STORY_FORM)
  expect(cache.recorded('index')).toEqual(bytes)
})
