import { spawn, spawnSync } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DamagedDatabase, sealed, unsealed } from '../../../lib/store/damage.ts'
import { Database, deleteDatabase, fromJson, noteSound, toJson } from '../../../lib/store/database.ts'
import { checkDatabase } from '../../../lib/store/exchange-database.ts'
import { TABLES } from '../../../lib/store/tables.ts'
import { seeded } from '../../build/seeded.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const PUT = 'INSERT OR REPLACE INTO notes VALUES (?, ?)'

/** A database with one note. */
function aDatabase() {
  const file = path.join(temporaryFolder(), 'cache/site.sqlite')
  const open = () => new Database(file)
  const db = open()
  db.run(PUT, 'ship', sealed('ship', 'It came in.'))
  db.commit()
  db.close()
  const read = () => {
    const opened = open()
    try {
      return opened.all('SELECT * FROM notes').map(({ value }) => unsealed('ship', value))
    } finally {
      opened.close()
    }
  }
  return { file, open, read }
}

test('what was committed is there in the next build, and what was not is not', () => {
  const { open, read } = aDatabase()
  expect(read()).toEqual(['It came in.'])
  const db = open()
  db.run(PUT, 'boat', sealed('ship', 'It sank.'))
  expect(db.all('SELECT * FROM notes')).toHaveLength(2)
  db.close()
  expect(read()).toEqual(['It came in.'])
})

test('many changes are kept even if the build is killed later, few are not', () => {
  const { open } = aDatabase()
  const db = open()
  const noteMany = (from: number, to: number) => {
    for (let number = from; number < to; number++) {
      db.run(PUT, String(number), '')
      db.commitMany()
    }
  }
  noteMany(0, 1500)
  db.close()
  const next = open()
  expect(next.get('SELECT count(*) AS count FROM notes')?.count).toBe(1001)
  next.close()
})

test.each([
  ['no database', (file: string) => writeFileSync(file, 'Dear reader, this is no database at all.'.repeat(100))],
  ['cut short', (file: string) => truncateSync(file, 100)],
  ['empty', (file: string) => truncateSync(file)],
  ['of another version', (file: string) => writeFileSync(file, withVersion(readFileSync(file), 7))],
])('a file that is %s is replaced by an empty database', (_, damage) => {
  const { file, read } = aDatabase()
  damage(file)
  expect(read()).toEqual([])
})

/** What may be in the place of a database. */
const IN_PLACE: Readonly<Record<string, (file: string) => void>> = {
  'a pipe': (file) => void spawnSync('mkfifo', [file]),
  'a link to nothing': (file) => symlinkSync(`${file}.nothing`, file),
  'a link to itself': (file) => symlinkSync(path.basename(file), file),
}

test.each(Object.keys(IN_PLACE))('%s in the place of a database is replaced by an empty one', (what) => {
  const { file, read } = aDatabase()
  rmSync(file)
  IN_PLACE[what]?.(file)
  expect(read()).toEqual([])
  expect(lstatSync(file).isFile()).toBe(true)
})

test('a folder in the place of a database is named, and stays', () => {
  const { file, read } = aDatabase()
  rmSync(file)
  mkdirSync(path.join(file, 'letters'), { recursive: true })
  expect(read).toThrow(`${file} is a folder, where Masthead writes a file. Delete it, and build again.`)
  expect(readdirSync(file)).toEqual(['letters'])
})

test.each([
  ['a trigger', `CREATE TRIGGER no BEFORE INSERT ON notes BEGIN SELECT RAISE(ABORT, 'no'); END`],
  ['a view', 'CREATE VIEW seen AS SELECT * FROM notes'],
  ['a table of somebody', 'CREATE TABLE letters (text)'],
  ['an index less', 'DROP INDEX terms_of_story'],
  ['a column more', 'ALTER TABLE gone ADD COLUMN letter'],
])('a database with %s is replaced by an empty one', (_, sql) => {
  const { file, open, read } = aDatabase()
  const db = open()
  db.get(sql)
  db.close()
  expect(read()).toEqual([])
  expect(readFileSync(file).includes('letter')).toBe(false)
})

test('each result code of damage counts, also an extended one such as that of an index', () => {
  const { open } = aDatabase()
  const db = open()
  db.get(`CREATE TRIGGER no BEFORE INSERT ON gone BEGIN SELECT RAISE(ABORT, 'no'); END`)
  expect(() => db.put(TABLES.gone, { name: 'a', since: 1 })).toThrow(DamagedDatabase) // 1811, of 19
  expect(() => db.get('SELECT * FROM letters')).toThrow(DamagedDatabase) // 1
  db.close()
})

test('a database that SQLite may not write because of one bit is a damaged one', () => {
  const { file, read } = aDatabase()
  const bytes = readFileSync(file)
  bytes.writeUInt8(3, 18) // the version for writers (https://sqlite.org/fileformat.html)
  writeFileSync(file, bytes)
  expect(() => {
    const db = new Database(file)
    db.run(PUT, 'boat', '')
    db.commit()
  }).toThrow(DamagedDatabase)
  deleteDatabase(file)
  expect(read()).toEqual([])
})

test('a build waits while another program has locked the database', () => {
  const { file, read } = aDatabase()
  const hold = `const { DatabaseSync } = process.getBuiltinModule('node:sqlite'); const db = new DatabaseSync(${JSON.stringify(file)})
    db.exec('BEGIN EXCLUSIVE'); console.log('locked'); setTimeout(() => db.exec('COMMIT'), 1500)`
  const holder = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise<void>((resolve, reject) => {
    holder.stdout.once('data', () => {
      try {
        expect(read()).toEqual(['It came in.'])
        resolve()
      } catch (error) {
        reject(error)
      }
    })
  })
})

test('a lock that does not end is reported with the file and the remedy', () => {
  const { file, open } = aDatabase()
  const [db, other] = [open(), open()]
  onTestFinished(() => {
    db.close()
    other.close()
  })
  // A reader that wants to write does not wait for a writer who waits for it.
  const rows = db.rows('SELECT name FROM notes UNION ALL SELECT name FROM notes')
  rows.next()
  other.run(PUT, 'boat', '')
  expect(() => db.run(PUT, 'ship', '')).toThrow(
    `Another program uses ${file}, and has locked it for more than 10 seconds. End that program, such as sqlite3, and build again.`,
  )
})

test('a row in which any bit of the text has changed is found damaged', () => {
  const { file, read } = aDatabase()
  const bytes = readFileSync(file)
  const place = bytes.indexOf('It came in.')
  for (let bit = 0; bit < 8 * 'It came in.'.length; bit++) {
    const changed = Buffer.from(bytes)
    const at = place + (bit >> 3)
    changed[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7))
    writeFileSync(file, changed)
    expect(read, `bit ${bit}`).toThrow(DamagedDatabase)
  }
})

test('damage to the structure of a file is found by a check, also after the file was noted to be sound', async () => {
  const { file, open } = aDatabase()
  const db = open()
  db.run(PUT, 'a large note', sealed('a large note', 'x'.repeat(2 ** 23)))
  for (let number = 0; number < 2000; number++) db.run(PUT, `note ${number}`, sealed(`note ${number}`, 'x'.repeat(100)))
  db.commit()
  expect(() => checkDatabase(db)).not.toThrow()
  db.close()
  await noteSound(file)
  const sound = open()
  expect(sound.isSound).toBe(true)
  sound.close()
  const bytes = readFileSync(file)
  bytes.fill(0, bytes.length - 8192, bytes.length - 8000)
  writeFileSync(file, bytes)
  const damaged = open()
  expect(() => checkDatabase(damaged)).toThrow(DamagedDatabase)
  damaged.close()
})

const FLIPS = Number(process.env.FLIPS || 300)

test(`of ${FLIPS} flipped bits, each is found, or changes nothing that a query of a table or an index gives (seed 7)`, () => {
  const { file, open } = aDatabase()
  const db = open()
  for (let number = 0; number < 60; number++) fillRow(db, number)
  db.commit()
  const before = all(db)
  db.close()
  const bytes = readFileSync(file)
  const random = seeded(7)
  let found = 0
  const missed: number[] = []
  for (let time = 0; time < FLIPS; time++) {
    const changed = Buffer.from(bytes)
    const at = Math.floor(random() * bytes.length)
    changed[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    writeFileSync(file, changed)
    const now = contentOf(open)
    if (now === undefined) found++
    else if (now !== EMPTY && now !== before) missed.push(at)
  }
  expect(missed).toEqual([])
  expect(found).toBeGreaterThan(FLIPS / 8)
  deleteDatabase(file)
})

/** Writes a row to each table. */
function fillRow(db: Database, number: number): void {
  const slug = `story-${number % 20}-${number}`
  const sha256 = number.toString(16).padStart(64, '0')
  const isOdd = number % 2 === 1
  db.put(TABLES.notes, { name: `note ${number}`, value: 'a note' })
  db.put(TABLES.stories, {
    slug,
    is_watched: number % 3 ? null : true,
    head: 'head',
    problems: number % 4 ? null : 'problems',
    terms: 'terms',
    story: 'story',
    linked: 'linked',
    output: 'output',
  })
  const [age, change] = [-number, -number]
  const words = new Uint8Array([number, 1, 2, 3])
  db.put(TABLES.outlines, { age, change, slug, is_moved: isOdd, words, outline: '{}' })
  db.put(TABLES.check_only, { slug, problems: number })
  db.put(TABLES.words, { number, word: `word ${number}` })
  db.put(TABLES.editions, { lang: 'en', age, change, slug, date: '2026-01-01' })
  db.put(TABLES.terms, { lang: 'en', kind: 'topic', term: `"topic ${number % 7}"`, slug })
  db.put(TABLES.mentions, { name: `name-${number}`, slug })
  db.put(TABLES.related, { slug, others: ' story-1 story-2 ' })
  db.put(TABLES.site_problems, { number, problem: 'problem' })
  db.put(TABLES.sites, { id: `${number}`, publication: number, manifest: 'a'.repeat(64) })
  db.put(TABLES.placeholders, { asset: `${number}.jpg`, css: 'blue' })
  const owner = number % 5 ? slug : '@lists'
  const name = `en/${slug}/index.html`
  const task = isOdd ? null : number
  db.put(TABLES.outputs, { name, owner, sha256, size: number, is_published: true, task, since: number })
  db.put(TABLES.gone, { name: `en/old-${number}/index.html`, since: number })
  const value = isOdd ? null : '"text"'
  db.put(TABLES.inputs, { number, name: `head ${slug}`, digest: 'abc', value, former: value, since: number })
  db.put(TABLES.tasks, { number, name: `@story ${slug}`, declared: 'abc' })
  db.put(TABLES.uses, { task: number, input: number, digest: 'abc' })
  db.put(TABLES.files, { sha256, size: number, stamp: '1 1' })
  db.put(TABLES.folders, { site: '17', name: `en/${slug}`, stamp: '1 1' })
  db.put(TABLES.memos, { name: `memo ${number}`, source: 'source', value: 'text' })
}

/** The columns that the next build compares with the disk, and which need no digest. */
const COMPARED = ['files']

/** All rows of all tables, read from the table and by each index. */
function all(db: Database): string {
  const tables = db
    .texts(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .filter((one) => !COMPARED.includes(one))
  const rows = tables.map((table) => db.all(`SELECT * FROM ${table}`))
  const indexed = [
    'SELECT slug FROM stories INDEXED BY stories_watched WHERE is_watched = 1',
    'SELECT slug FROM stories INDEXED BY stories_with_problems WHERE problems IS NOT NULL',
    ...['outlines', 'editions', 'terms', 'mentions'].map((table) => `SELECT slug FROM ${table} ORDER BY slug`),
    `SELECT name FROM outputs WHERE rtrim(name, replace(name, '/', '')) = 'en/story-1-1/'`,
    `SELECT name FROM outputs WHERE owner = '@lists' AND owner GLOB '@*'`,
    'SELECT number FROM words ORDER BY word',
  ].map((sql) => db.all(sql))
  return JSON.stringify([rows, indexed])
}

const EMPTY = 'empty'

/** Returns what a database says after a look for damage; undefined if it is damaged. */
function contentOf(open: () => Database): string | undefined {
  let db: Database | undefined
  try {
    db = open()
    checkDatabase(db)
    return db.get('SELECT 1 FROM notes') ? all(db) : EMPTY
  } catch (error) {
    if (error instanceof DamagedDatabase) return undefined
    throw error
  } finally {
    db?.close()
  }
}

function withVersion(bytes: Buffer, version: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt32BE(version, 60) // the place of user_version in the header (https://sqlite.org/fileformat.html)
  return changed
}

test('maps are maps again, and paths of pictures lead to where the content now is', () => {
  const story = { picture: { path: '/content/ships.png' }, editions: new Map([['en', { more: new Map([[1, 2]]) }]]) }
  const moved = { ...story, picture: { path: '/elsewhere/ships.png' } }
  expect(fromJson(toJson(story, '/content'), '/elsewhere')).toEqual(moved)
  expect(fromJson(toJson({ title: 'path' }, '/content'), '/elsewhere')).toEqual({ title: 'path' })
})
