import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { contentCachePath, databaseIn } from '../../lib/store/cache-folder.ts'
import { Database } from '../../lib/store/database.ts'
import { TABLES } from '../../lib/store/tables.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

beforeEach(() => {
  for (const name of ['CARDS', 'PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.stubEnv('SITE_URL', 'https://news.example/')
  buildAt('2025-04-01T12:00:00Z')
  onTestFinished(() => void vi.unstubAllEnvs())
})

function buildAt(time: string): void {
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse(time) / 1000))
}

/** Asks why a file of a newsroom is as it is. */
function why(newsroom: Newsroom, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/masthead.mjs', 'why', ...args], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: newsroom.content, OUT_DIR: newsroom.out },
  })
  const [, changed = '', same = ''] = /^(?:.*?\nChanged:\n(.*?))?(?:^|\n)(?:.*\n)?Same:\n(.*)$/s.exec(stdout) ?? []
  const linesOf = (text: string) => text.split('\n').map((line) => line.trim())
  return { status, stdout, stderr, changed: changed === '' ? [] : linesOf(changed), same: linesOf(same) }
}

test('a story whose section has another label says so, with both labels; its text is the same', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/two/en.md', dispatch(2, 'Two').replace('tags:', 'section: science\ntags:'))
  await buildNewsroom(newsroom)
  newsroom.write('site.yaml', newsroom.read('site.yaml').replace('en: Science', 'en: Sciences'))
  await buildNewsroom(newsroom)
  const { stdout, changed, same } = why(newsroom, 'en/two/')
  expect(stdout).toContain('en/two/index.html: made again by the last build, with other bytes.')
  expect(changed).toContain('site.yaml: sections: science.label.en: "Science" → "Sciences"')
  expect(same).toContain('stories/two/en.md')
  expect(same).toContain('code')
})

test('a story whose text has changed names its file, by any form of its address, and shows the tags that changed', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/two/en.md', dispatch(2, 'Two'))
  await buildNewsroom(newsroom)
  newsroom.write('stories/two/en.md', dispatch(2, 'Two').replace('It went out again.', 'It stayed.'))
  await buildNewsroom(newsroom)
  const forms = ['en/two/', '/en/two/', 'en/two', 'en/two/index.html', 'https://news.example/en/two/']
  for (const form of [...forms, path.join(newsroom.out, 'en/two/index.html')])
    expect(why(newsroom, form).changed, form).toEqual(['stories/two/en.md'])
  const { stdout } = why(newsroom, 'en/two/', '--diff')
  expect(stdout).toMatch(/^-.*It went out again\./m)
  expect(stdout).toMatch(/^\+.*It stayed\./m)
  expect(stdout).not.toMatch(/^[+-].*came in/m)
})

test('a page that is made again without another byte says so', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/two/en.md', dispatch(2, 'Two'))
  await buildNewsroom(newsroom)
  newsroom.write('stories/two/en.md', `${dispatch(2, 'Two')}\n\n`)
  newsroom.write('front.yaml', 'lead: dispatch-1\n')
  await buildNewsroom(newsroom)
  expect(why(newsroom, 'en/two/').stdout).toContain('made again by the last build, with the same bytes.')
})

test('a front after the time at which news ends says until when it was right', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/two/en.md', dispatch(2, 'Two').replace(/^date: .*$/m, 'date: 2025-03-31T12:00:00Z'))
  await buildNewsroom(newsroom)
  buildAt('2025-04-03T12:00:00Z')
  await buildNewsroom(newsroom)
  const { changed } = why(newsroom, '/en/')
  expect(changed).toEqual([expect.stringMatching(/^time: until 2025-04-02T12:00:00\.000Z → /)])
})

test('a feed of a language says that a correction was made in another', async () => {
  const newsroom = new Newsroom()
  newsroom.write('stories/two/en.md', dispatch(2, 'Two'))
  const arabic = '---\ntitle: Two\ntranslation: {of: en, by: human}\n---\n\nThe ship came in.\n\nIt went out again.\n'
  newsroom.write('stories/two/ar.md', arabic)
  await buildNewsroom(newsroom)
  const corrected = arabic.replace('---\n\n', 'corrections: [{date: 2025-03-20, text: It was a boat.}]\n---\n\n')
  newsroom.write('stories/two/ar.md', corrected)
  await buildNewsroom(newsroom)
  expect(why(newsroom, 'en/feed.xml').changed).toContain('stories/two/ar.md')
})

test('a page after a change of code names the code; after a build without a change it names nothing', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const db = new Database(databaseIn(contentCachePath(process.cwd(), newsroom.content)))
  db.change(TABLES.inputs, { name: 'code' }, { digest: 'that of another version' })
  db.commit()
  db.close()
  await buildNewsroom(newsroom)
  expect(why(newsroom, 'en/about/').changed).toEqual(['code'])
  await buildNewsroom(newsroom)
  const { stdout, changed, same } = why(newsroom, 'en/about/')
  expect(stdout).toContain('no input changed at the last build.')
  expect(changed).toEqual([])
  expect(same).toContain('code')
})

test('a headline changes nothing of a standing page or of a file of the newsroom, which name what they are made from', async () => {
  const newsroom = new Newsroom()
  newsroom.write('static/ads.txt', 'example.com')
  await buildNewsroom(newsroom)
  newsroom.write('stories/dispatch-1/en.md', dispatch(1, 'Letter'))
  newsroom.write('static/ads.txt', 'example.org')
  await buildNewsroom(newsroom)
  expect(why(newsroom, 'en/').changed).toEqual([
    expect.stringMatching(/^head dispatch-1: .*"Dispatch 1" → "Letter 1"$/),
  ])
  expect(why(newsroom, 'en/about/').changed).toEqual([])
  expect(why(newsroom, '_headers').changed).toEqual([])
  expect(why(newsroom, 'ads.txt').changed).toEqual(['static/ads.txt'])
  expect(why(newsroom, 'ads.txt').same).not.toContain('heads of all stories')
})

test('an address at which there is nothing is an error that names similar ones', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const { status, stderr } = why(newsroom, 'en/dispatch/')
  expect(status).toBe(2)
  expect(stderr).toContain('The last build made no file at “en/dispatch/”. Similar: ')
  expect(stderr).toContain('en/dispatch-1/')
})

test('every file of the site has inputs in the view, and names those of bundles', async () => {
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const db = new Database(databaseIn(contentCachePath(process.cwd(), newsroom.content)))
  const without =
    'SELECT name FROM outputs WHERE is_published = 1 AND name NOT IN (SELECT output_name FROM output_inputs)'
  expect(db.texts(without)).toEqual([])
  const of = (name: string) => db.texts('SELECT input_name FROM output_inputs WHERE output_name = ?', name)
  expect(of('en/dispatch-1/index.html')).toEqual(
    expect.arrayContaining(['stories/dispatch-1/en.md', 'code', 'site.yaml: name', 'setting SITE_URL']),
  )
  const rows = 'SELECT count(*) AS count FROM uses JOIN tasks ON tasks.number = uses.task WHERE tasks.name = ?'
  expect(Number(db.get(rows, '@story dispatch-1')?.count)).toBeLessThanOrEqual(6)
  db.close()
})
