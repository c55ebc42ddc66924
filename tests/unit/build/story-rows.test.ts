import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readStory } from '../../../lib/builder/render/render-story.ts'
import { readLibrary } from '../../../lib/index/read-library.ts'
import { RowIndex } from '../../../lib/index/row-index.ts'
import { StoryRows } from '../../../lib/index/story-rows.ts'
import type { Library } from '../../../lib/library/library.ts'
import { listsIn } from '../../../lib/library/lists.ts'
import { movedStories, outlinesOf } from '../../../lib/library/outlines.ts'
import { findRelated, keywordsOfStory, relatedStories } from '../../../lib/library/related.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { DamagedDatabase } from '../../../lib/store/damage.ts'
import { Database } from '../../../lib/store/database.ts'
import { checkDatabase } from '../../../lib/store/exchange-database.ts'
import { Inputs } from '../../../lib/store/inputs.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { withFrontMatter, writeNewsroom } from '../../content/newsroom.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const STORY = (title: string, date: string, more = '') =>
  withFrontMatter(`title: ${title}\ndate: ${date}\ntags: [Sea, ${title}]\nauthors: [Ada, ADA ${title}]${more}`)

const STORIES = {
  'stories/a/en.md': STORY('Boats', '2025-03-01'),
  'stories/b/en.md': STORY(
    'Boats',
    '2025-03-01',
    '\nupdated: 2025-03-02\naliases: [old-b]\ncorrections: [{date: 2025-03-03, text: It sank.}, {date: 2025-03-03, text: It swims.}]',
  ),
  'stories/b/ar.md': withFrontMatter('title: B\ntranslation: {of: en, by: human}'),
  'stories/c/en.md': STORY(
    'Nets',
    '2025-03-01T23:00:00-08:00',
    '\ncorrections: [{date: 2025-03-02, text: It is new.}]',
  ),
  'stories/d/en.md': withFrontMatter('title: A\ntags: [sea]\naccept: {date-missing: Nobody knows.}'),
}

test('queries give the lists, outlines and related stories that stories in memory give', () => {
  const { inMemory, inDatabase, rows } = bothOf(STORIES)
  for (const { tag } of inMemory.publication.languages) {
    const [one, other] = [inMemory, inDatabase].map((library) => JSON.stringify([...listsIn(library, tag)]))
    expect(other).toBe(one)
  }
  expect(outlinesOf(inDatabase)).toEqual(JSON.parse(JSON.stringify(outlinesOf(inMemory))))
  expect(movedStories(inDatabase).map(({ slug }) => slug)).toEqual(['b'])
  const related = relatedStories(inMemory, (story) => keywordsOfStory(story, inMemory.publication.defaultLanguage))
  const slugs = [...related].map(([slug, others]) => [slug, others.map((other) => other.slug)])
  expect([...findRelated(rows.candidates())]).toEqual(slugs)
  expect(slugs.flat(2).length).toBeGreaterThan(6)
})

test('a story that is written again, or deleted, leaves nothing in lists', () => {
  const { rows, db, put } = bothOf(STORIES)
  const count = () => db.all('SELECT slug, term FROM terms WHERE slug = ?', 'a').length
  const before = count()
  expect(before).toBeGreaterThan(0)
  put('a')
  expect(count()).toBe(before)
  rows.delete('a')
  expect(count()).toBe(0)
})

test('a change is compared with the stories that link to it, and with nothing else', () => {
  const link = (title: string, address: string) =>
    `---\ntitle: ${title}\ndate: 2025-03-01\n---\n\nSee [it](${address}).\n`
  const { rows } = bothOf({
    'stories/a/en.md': link('A', '/en/b/'),
    'stories/b/en.md': link('B', '/en/c/'),
    'stories/c/en.md': link('C', '/en/about/'),
    'stories/d/en.md': link('D', '/en/c/'),
  })
  const near = rows.linkedNear(['b'], []).map(({ slug, links }) => [slug, links.map(({ address }) => address)])
  expect(near).toEqual([
    ['a', ['/en/b/']],
    ['b', ['/en/c/']],
    ['c', []], // what b links to; its own link has not changed
  ])
})

test.each(['outlines', 'editions', 'terms', 'words', 'mentions'])('a damaged row of %s is noticed', (table) => {
  const { db } = bothOf({ 'stories/b/en.md': STORIES['stories/b/en.md'] })
  checkDatabase(db)
  db.run(`UPDATE ${table} SET crc = crc + 1`)
  expect(() => checkDatabase(db)).toThrow(DamagedDatabase)
})

/** Returns a newsroom’s library with its stories in memory, and with them in a database. */
function bothOf(stories: Readonly<Record<string, string>>) {
  const root = writeNewsroom(stories)
  const { library, problems } = readLibrary(root)
  if (!library) throw new Error(JSON.stringify(problems))
  const db = new Database(path.join(temporaryFolder(), 'site.sqlite'))
  onTestFinished(() => db.close())
  const rows = new StoryRows(db, root, new Inputs(db, new Outputs(db)))
  const context = { root, library, cache: new ContentCache(temporaryFolder()) }
  const put = (slug: string) => {
    const { reading, terms, digest } = readStory(context, slug)
    const { schedule } = reading
    rows.put({ slug, digest, schedule, reading, terms, output: undefined }, library.publication)
  }
  for (const slug of library.stories.keys()) put(slug)
  const inDatabase: Library = {
    ...library,
    stories: lazy(rows, library),
    index: new RowIndex(
      () => db,
      (slug) => rows.story(slug),
    ),
  }
  return { inMemory: library, inDatabase, rows, db, put }
}

/** Returns stories of which only those are there that somebody asks for: a look at all of them is an error. */
function lazy(rows: StoryRows, { stories }: Library): Library['stories'] {
  class OneByOne extends Map {
    override get(slug: string) {
      return rows.story(slug)
    }
    override get size(): number {
      throw new Error(`All ${stories.size} stories are read.`)
    }
    override values(): never {
      throw new Error(`All ${stories.size} stories are read.`)
    }
  }
  return new OneByOne()
}
