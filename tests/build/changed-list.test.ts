import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { verifyFolder } from '../../lib/builder/verify/verify-folder.ts'
import { buildSite } from '../../lib/builder/write/build-site.ts'
import type { SiteBuilder } from '../../lib/cli/run-build.ts'
import { StoryRows } from '../../lib/index/story-rows.ts'
import { contentCachePath, databaseIn } from '../../lib/store/cache-folder.ts'
import { Database } from '../../lib/store/database.ts'
import { buildNewsroom } from './build-newsroom.ts'
import { dispatch, Newsroom } from './newsroom.ts'

/** A published newsroom whose files seem old, and functions that publish it with a list of stories. */
async function aPublishedNewsroom() {
  for (const name of ['PRECOMPRESS', 'CARDS', 'SEARCH']) vi.stubEnv(name, 'off')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
  onTestFinished(() => {
    vi.unstubAllEnvs()
    vi.useRealTimers()
  })
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  const folder = contentCachePath(process.cwd(), newsroom.content)
  const readsAll = vi.spyOn(StoryRows.prototype, 'stories')
  onTestFinished(() => readsAll.mockRestore())
  const edit = (
    slug: string,
    change: (text: string) => string = (text) => `${text.trimEnd()} It was there, and they were too.\n`,
  ) => {
    const name = `stories/${slug}/en.md`
    newsroom.write(name, change(newsroom.read(name)))
  }
  /** Publishes the stories of a list. Returns whether all stories were read from the database. */
  const publish = async (...slugs: readonly string[]) => {
    readsAll.mockClear()
    await buildNewsroom(newsroom, (...build) => buildSite(...build, new Set(slugs)))
    return { readAll: readsAll.mock.calls.length > 0 }
  }
  const expectSite = async () => {
    expect(newsroom.manifest()).toBe(await buildNewsroom(new Newsroom(newsroom)))
    expect(verifyFolder(newsroom.out)).toEqual([])
  }
  return { newsroom, folder, edit, publish, expectSite }
}

test('edits are published without reading all stories, and the site is that of a full build', async () => {
  const { newsroom, edit, publish, expectSite } = await aPublishedNewsroom()
  const first = newsroom.read('stories/dispatch-1/en.md')
  edit('dispatch-1')
  expect(await publish('dispatch-1')).toEqual({ readAll: false })
  edit('dispatch-2')
  expect(await publish('dispatch-2', 'dispatch-3')).toEqual({ readAll: false })
  await expectSite()
  newsroom.write('stories/dispatch-1/en.md', first)
  expect(await publish('dispatch-1')).toEqual({ readAll: false })
  edit('dispatch-1', (text) => text.replace('title: Dispatch', 'title: News'))
  expect(await publish('dispatch-1')).toEqual({ readAll: false })
  edit('dispatch-4')
  expect(await publish('dispatch-4')).toEqual({ readAll: false })
  await expectSite()
  await buildNewsroom(newsroom)
  await expectSite()
})

test('an edit of one language’s front page makes that page and the language chooser, which shows its lead', async () => {
  const { newsroom, publish, expectSite } = await aPublishedNewsroom()
  const before = newsroom.manifest().split('\n')
  newsroom.write('front.en.yaml', 'lead: dispatch-1\n')
  await publish()
  const changed = newsroom
    .manifest()
    .split('\n')
    .filter((line) => !before.includes(line))
  expect(changed.map((line) => line.split(' ').at(-1))).toEqual(['en/index.html', 'index.html'])
  await expectSite()
})

test('a story comes out at its time, although no list names it', async () => {
  const { newsroom, publish, expectSite } = await aPublishedNewsroom()
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-04-02T05:59:59Z') / 1000))
  newsroom.write(
    'stories/to-come/en.md',
    dispatch(3, 'To come').replace('---\n', '---\npublish: 2025-04-02T06:00:00Z\n'),
  )
  await publish('to-come')
  expect(newsroom.manifest()).not.toContain('to-come')
  vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse('2025-04-02T06:00:00Z') / 1000))
  await publish()
  expect(newsroom.manifest()).toContain('  en/to-come/index.html')
  await expectSite()
})

/** What may have happened since the last build. */
const EVENTS: Readonly<Record<string, (newsroom: Newsroom, cacheFolder: string) => void>> = {
  'a new story': (newsroom) => newsroom.write('stories/new/en.md', dispatch(9, 'New')),
  'another name in site.yaml': (newsroom) =>
    newsroom.write('site.yaml', newsroom.read('site.yaml').replace(/^name: .*$/m, 'name: Post')),
  'the loss of the database': (_, folder) => rmSync(databaseIn(folder)),
  'damage to the database': (_, folder) => writeFileSync(databaseIn(folder), 'x'.repeat(5000)),
  'damage to a row': damageRow,
  'the loss of the last site': (_, folder) => rmSync(path.join(folder, 'previous-site'), { recursive: true }),
  'the loss of a page in the last site': (_, folder) =>
    rmSync(path.join(folder, 'previous-site/en/dispatch-1/index.html')),
  'the loss of a folder that the last edit changed': (newsroom) =>
    rmSync(path.join(newsroom.out, 'en/dispatch-1'), { recursive: true }),
}

test('after such events, two edits with a list give the site of a full build', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { newsroom, folder, edit, publish, expectSite } = await aPublishedNewsroom()
  for (const [event, happen] of Object.entries(EVENTS)) {
    happen(newsroom, folder)
    edit('dispatch-1')
    expect(await publish(...newsroom.slugs()), event).toEqual({ readAll: false })
    await expectSite()
    edit('dispatch-1')
    expect(await publish('dispatch-1'), event).toEqual({ readAll: false })
    await expectSite()
  }
})

/** Changes what the database says of a story, as a flipped bit does. */
function damageRow(_: Newsroom, folder: string): void {
  const db = new Database(databaseIn(folder))
  db.run(`UPDATE stories SET story = replace(story, 'Dispatch', 'Despatch') WHERE slug = 'dispatch-1'`)
  db.commit()
  db.close()
}

test.each(['en/dispatch-2', 'en/dispatch-1'])(
  'a file that somebody put into %s stops an edit of another story, and stays',
  async (folder) => {
    const { newsroom, edit, publish } = await aPublishedNewsroom()
    const letter = path.join(newsroom.out, folder, 'letter.txt')
    edit('dispatch-1')
    expect(await publish('dispatch-1')).toEqual({ readAll: false })
    writeFileSync(letter, 'dear')
    edit('dispatch-3')
    await expect(publish('dispatch-3')).rejects.toThrow(`${folder}/letter.txt`)
    expect(readFileSync(letter, 'utf8')).toBe('dear')
  },
)

test('a build with a list of changed stories publishes those, and the next one without a list the others', async () => {
  for (const name of ['PRECOMPRESS', 'SEARCH']) vi.stubEnv(name, 'off')
  onTestFinished(() => void vi.unstubAllEnvs())
  const newsroom = new Newsroom()
  await buildNewsroom(newsroom)
  for (const number of [1, 2]) {
    const name = `stories/dispatch-${number}/en.md`
    newsroom.write(name, `${newsroom.read(name)}\nIt came back.\n`)
  }
  newsroom.write('stories/new/en.md', dispatch(3, 'New'))
  const onlyFirst: SiteBuilder = (...build) => buildSite(...build, new Set(['dispatch-1']))
  await buildNewsroom(newsroom, onlyFirst)
  const hasEdit = (number: number) =>
    readFileSync(path.join(newsroom.out, `en/dispatch-${number}/index.html`), 'utf8').includes('It came back.')
  expect([hasEdit(1), hasEdit(2)]).toEqual([true, false])
  expect(newsroom.manifest()).toContain('en/new/index.html')
  expect(await buildNewsroom(newsroom)).toBe(await buildNewsroom(new Newsroom(newsroom)))
  expect(hasEdit(2)).toBe(true)
})
