import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import {
  DamagedDatabase,
  Database,
  fromJson,
  noteSound,
  sealed,
  toJson,
  unsealed,
} from '../../../lib/store/database.ts'
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
  db.run(PUT, 'a large note', 'x'.repeat(2 ** 23))
  for (let number = 0; number < 2000; number++) db.run(PUT, `note ${number}`, 'x'.repeat(100))
  db.commit()
  expect(() => db.check()).not.toThrow()
  db.close()
  await noteSound(file)
  const sound = open()
  expect(sound.isSound).toBe(true)
  sound.close()
  const bytes = readFileSync(file)
  bytes.fill(0, bytes.length - 8192, bytes.length - 8000)
  writeFileSync(file, bytes)
  const damaged = open()
  expect(() => damaged.check()).toThrow(DamagedDatabase)
  damaged.close()
})

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
