import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { contentCachePath, databaseIn } from '../../lib/store/cache-folder.ts'
import { Database } from '../../lib/store/database.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

beforeEach(() => {
  for (const name of ['CARDS', 'PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-04-01T12:00:00Z') / 1000))
  onTestFinished(() => void vi.unstubAllEnvs())
})

/** Returns the names of the notes in a newsroom’s database. */
function notesOf(newsroom: Newsroom): string[] {
  const db = new Database(databaseIn(contentCachePath(process.cwd(), newsroom.content)))
  const names = db.texts('SELECT name FROM notes ORDER BY name')
  db.close()
  return names
}

test('after a first build, an edit, a mistake and a change of the whole site there are at most three notes: two counters and a stamp', async () => {
  const newsroom = new Newsroom()
  const edits: readonly (readonly [what: string, edit: () => void])[] = [
    ['a first build', () => {}],
    ['a text', () => newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Dispatch').replace('again', 'at dawn'))],
    ['a headline', () => newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Letter'))],
    ['a link', () => newsroom.write('stories/dispatch-2/en.md', `${dispatch(2, 'Letter')}\n[It](../dispatch-3/).\n`)],
    ['a mistake', () => newsroom.remove('stories/dispatch-3')],
    ['its correction', () => newsroom.write('stories/dispatch-2/en.md', dispatch(2, 'Letter'))],
    ['a front page', () => newsroom.write('front.yaml', 'lead: dispatch-2\n')],
    [
      'the whole site',
      () => newsroom.write('site.yaml', newsroom.read('site.yaml').replace(/^name: .*$/m, 'name: Post')),
    ],
    ['the glossary', () => newsroom.write('glossary.yaml', '[]\n')],
  ]
  for (const [what, edit] of edits) {
    edit()
    await buildNewsroom(newsroom)
    // A folder that has just changed has no stamp.
    const names = notesOf(newsroom).filter((name) => name !== 'stories')
    expect(names, what).toEqual(['build', 'publication'])
  }
})
