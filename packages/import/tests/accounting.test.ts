import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLibrary } from '../../../lib/library/read-library.ts'
import { lostPictures, manuscriptsIn, unaccounted } from './account.ts'
import { itemsOf, textsOf } from './source-texts.ts'
import { importInto, SAMPLES, writeValley } from './valley.ts'

const SOURCES = [
  { system: 'hugo', texts: () => textsOf(path.join(SAMPLES, 'hugo/content')), least: [8, 20, 4, 3, 9, 2] },
  { system: 'jekyll', texts: () => textsOf(path.join(SAMPLES, 'jekyll')), least: [5, 20, 4, 3, 6, 1] },
  { system: 'wordpress', texts: () => itemsOf(path.join(SAMPLES, 'wordpress/export.xml')), least: [6, 20, 4, 3, 6, 1] },
  { system: 'astro', texts: () => textsOf(path.join(SAMPLES, 'astro/src/content')), least: [2, 2, 0, 0, 0, 2] },
  { system: 'eleventy', texts: () => textsOf(path.join(SAMPLES, 'eleventy')), least: [3, 4, 1, 1, 0, 2] },
  { system: 'markdown', texts: () => textsOf(path.join(SAMPLES, 'markdown')), least: [3, 4, 1, 1, 0, 1] },
] as const

describe.each(SOURCES)('what comes from $system', ({ system, texts, least }) => {
  it('is accounted for: every paragraph, picture, date, tag, author, anchor and former address is in the story or on the list; and passes the check', () => {
    const root = writeValley()
    const { problems, stories, moved } = importInto(root, path.join(SAMPLES, system), { translatedBy: 'human' })
    expect(stories.length).toBeGreaterThan(1)
    const found = texts()
    const counts = [
      found.length,
      ...(['blocks', 'pictures', 'dates', 'labels', 'anchors'] as const).map(
        (kind) => found.flatMap((text) => text[kind]).length,
      ),
    ]
    for (const [at, count] of counts.entries()) expect(count).toBeGreaterThanOrEqual(least[at] ?? 0)
    const files = manuscriptsIn(root)
    expect(found.map((text) => ({ [text.name]: unaccounted(text, files, problems, moved) }))).toEqual(
      found.map(({ name }) => ({ [name]: [] })),
    )
    expect(lostPictures(path.join(SAMPLES, system), files, problems)).toEqual([])
    expect(readLibrary(root).problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

it('would be missed, were a paragraph, a picture, a date, an author, an anchor or a former address not there', () => {
  const root = writeValley()
  const { problems, moved } = importInto(root, path.join(SAMPLES, 'hugo'))
  const file = path.join(root, 'stories/harbour/en.md')
  const text = readFileSync(file, 'utf8')
  const story = textsOf(path.join(SAMPLES, 'hugo/content')).find(({ name }) => name === 'posts/harbour/index.md')
  expect.assert(story)
  const without = (what: string) => {
    expect(text).toContain(what)
    writeFileSync(file, text.replace(what, ''))
    return unaccounted(story, manuscriptsIn(root), problems, moved)
  }
  expect(without('> We never saw the water so still.')).toEqual(['weneversawthewatersostill'])
  expect(without('![Three boats at a quay](boats.png "The boats on Tuesday")')).toEqual([
    'theboatsontuesday',
    'boats.png',
  ])
  expect(without('date: 2024-03-05T09:30:00+01:00\n')).toEqual(['2024-03-05'])
  expect(without('authors:\n  - Ada Writer\n')).toEqual(['Ada Writer'])
  expect(without('aliases:\n  - harbour-to-reopen\n')).toEqual(['/en/harbour-to-reopen/'])
  const tides = textsOf(path.join(SAMPLES, 'hugo/content')).find(({ name }) => name === 'science/tides.md')
  expect.assert(tides)
  const where = path.join(root, 'stories/tides/en.md')
  writeFileSync(where, readFileSync(where, 'utf8').replace(' {#moon}', ''))
  expect(unaccounted(tides, manuscriptsIn(root), problems, moved)).toEqual(['moon'])
})
