import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { publish } from '../../../lib/builder/write/build-site.ts'
import { StoryRows } from '../../../lib/index/story-rows.ts'
import { ContentCache } from '../../../lib/store/content-cache.ts'
import { DamagedDatabase } from '../../../lib/store/damage.ts'
import { Database, toJson } from '../../../lib/store/database.ts'
import { checkDatabase } from '../../../lib/store/exchange-database.ts'
import { Inputs } from '../../../lib/store/inputs.ts'
import { isFileOfSite } from '../../../lib/store/manifest.ts'
import { rememberedIn } from '../../../lib/store/memos.ts'
import { Outputs } from '../../../lib/store/outputs.ts'
import { TABLES } from '../../../lib/store/tables.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'
import { hostileNames } from './hostile-names.ts'

const SEED = Number(process.env.SEED || 41)
const NAMES = hostileNames(500, SEED)
const DIGEST = 'ab'.repeat(32)

/** A newsroom with a site of one page, and files beside it that no build may change. */
async function aRoom() {
  const home = temporaryFolder()
  const [out, cacheFolder] = [path.join(home, 'room/out'), path.join(home, 'room/cache')]
  vi.stubEnv('OUT_DIR', out)
  mkdirSync(path.join(home, 'room/new'), { recursive: true })
  for (const name of ['masthead.config.ts', 'room/SHA256SUMS', 'room/new/index.html', 'passwd'])
    writeFileSync(path.join(home, name), 'mine')
  const db = new Database(path.join(cacheFolder, 'site.sqlite'))
  onTestFinished(() => db.close())
  const outputs = new Outputs(db)
  const cache = new ContentCache(cacheFolder, undefined, outputs.stamps)
  const page = cache.addPlain('index.html', 'home')
  outputs.replace('@pages', [page, cache.addPlain('en/index.html', 'English')])
  const give = () => publish(home, db, outputs, cache, true)
  await give()
  /** Everything that is neither in the site nor in the cache. */
  const outside = () =>
    readdirSync(home, { recursive: true })
      .map(String)
      .filter((name) => !/^room\/(out|cache)(\/|$)/.test(name))
      .sort()
  return { home, db, outputs, cache, page, give, outside }
}

type Room = Awaited<ReturnType<typeof aRoom>>

/** A row of a file, but for its name and its digest. */
const OUTPUT = { owner: 'story', size: 4, is_published: true, task: null, since: 9 }

/** Each place of the database that has names of files: how somebody who writes there would name one. */
const PLACES: Readonly<Record<string, (room: Room, name: string) => void>> = {
  outputs: ({ db, page }, name) => db.put(TABLES.outputs, { ...OUTPUT, name, sha256: page.sha256 }),
  'outputs of the site': ({ db, page }, name) =>
    db.put(TABLES.outputs, { ...OUTPUT, name, owner: '@own', sha256: page.sha256 }),
  gone: ({ db }, name) => db.put(TABLES.gone, { name, since: 9 }),
  folders: ({ db }, name) => {
    for (const site of db.texts('SELECT DISTINCT site FROM folders'))
      db.put(TABLES.folders, { site, name, stamp: '1 1' })
  },
  'digests of files': ({ db }, name) => db.put(TABLES.files, { sha256: name, size: 4, stamp: null }),
  'digests of outputs': ({ db }, name) => db.put(TABLES.outputs, { ...OUTPUT, name: 'new.html', sha256: name }),
}

test(`of 500 hostile names, those that count as files of the site lead into it (seed ${SEED})`, () => {
  const taken = NAMES.filter(isFileOfSite)
  expect(taken.length).toBeGreaterThan(20)
  expect(taken.length).toBeLessThan(250)
  for (const name of taken) {
    for (const { resolve } of [path.posix, path.win32].slice(0, name.includes(':') ? 1 : 2))
      expect(resolve('/a/site', name).replaceAll('\\', '/'), JSON.stringify(name)).toContain('/a/site/')
  }
})

test.each(Object.keys(PLACES))(
  'a database is refused whole where one of 500 hostile names is in: %s',
  async (place) => {
    const room = await aRoom()
    const { db } = room
    for (const name of NAMES.filter((one) => !isFileOfSite(one) && !one.includes('\0'))) {
      PLACES[place]?.(room, name)
      expect(() => checkDatabase(db), JSON.stringify(name)).toThrow(DamagedDatabase)
      for (const table of ['outputs', 'gone', 'folders']) db.run(`DELETE FROM ${table} WHERE name = ?`, name)
      db.run(`DELETE FROM outputs WHERE name = 'new.html'`)
      db.run('DELETE FROM files WHERE sha256 = ?', name)
    }
    expect(() => checkDatabase(db)).not.toThrow()
  },
)

test.each(Object.keys(PLACES))(
  'even a build that does not look into the database changes nothing outside the site for a name in: %s',
  async (place) => {
    const room = await aRoom()
    const before = room.outside()
    const some = NAMES.filter((name) => !isFileOfSite(name)).slice(0, 30)
    for (const name of ['../new/index.html', '../../masthead.config.ts', '../../passwd', '..', '../new', '', ...some]) {
      PLACES[place]?.(room, name)
      const error = await room.give().catch((reason) => reason)
      if (error !== undefined) expect(error, JSON.stringify(name)).toBeInstanceOf(DamagedDatabase)
      expect(() => room.outputs.tidy(room.cache)).not.toThrow(TypeError)
      expect(room.outside(), JSON.stringify(name)).toEqual(before)
      for (const table of ['outputs', 'gone', 'folders']) room.db.run(`DELETE FROM ${table} WHERE name = ?`, name)
      room.db.run(`DELETE FROM outputs WHERE name = 'new.html'`)
      room.db.run('DELETE FROM files WHERE sha256 = ?', name)
    }
  },
)

test('names in what stories and memos remember are refused as they are read', async () => {
  const { db, home } = await aRoom()
  const rows = new StoryRows(db, home, new Inputs(db, new Outputs(db)))
  for (const name of NAMES.filter((one) => !isFileOfSite(one))) {
    const file = { name, sha256: DIGEST, size: 4 }
    const made = { name: 'a', from: '', files: [file], note: '' }
    const remembered = [made]
    for (const more of [{ files: [file] }, { parts: [file] }, { remembered }]) {
      const output = { files: [], parts: [], placeholderColors: new Map(), problems: [], ...more }
      const row = { slug: 'x', is_watched: null, head: '', problems: null, terms: '', story: null, linked: '' }
      db.put(TABLES.stories, { ...row, output: toJson(output, home) })
      expect(() => rows.output('x'), JSON.stringify(name)).toThrow(DamagedDatabase)
    }
    db.put(TABLES.memos, { name: 'fonts/a', source: '', value: JSON.stringify(made) })
    expect(() => rememberedIn(db, 'fonts'), JSON.stringify(name)).toThrow(DamagedDatabase)
  }
})

test('nothing is stored under a hostile name, or read from a file that no digest names', async () => {
  const { cache } = await aRoom()
  for (const name of NAMES.filter((one) => !isFileOfSite(one))) {
    expect(() => cache.addPlain(name, 'text'), JSON.stringify(name)).toThrow(DamagedDatabase)
    expect(() => cache.fileOf(name), JSON.stringify(name)).toThrow(DamagedDatabase)
  }
})
