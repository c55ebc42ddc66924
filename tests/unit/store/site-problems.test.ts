import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Problem } from '../../../lib/problem/problem.ts'
import type { Remembered } from '../../../lib/store/content-cache.ts'
import { DamagedDatabase, nameOfFile } from '../../../lib/store/damage.ts'
import { Database } from '../../../lib/store/database.ts'
import { checkDatabase } from '../../../lib/store/exchange-database.ts'
import { rememberedIn, rememberIn } from '../../../lib/store/memos.ts'
import {
  countCheckOnlyProblems,
  setCheckOnly,
  setSiteProblems,
  siteProblems,
} from '../../../lib/store/site-problems.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

function emptyDatabase(): Database {
  const db = new Database(path.join(temporaryFolder(), 'site.sqlite'))
  onTestFinished(() => db.close())
  return db
}

function problem(line: number): Problem {
  return { file: 'content/site.yaml', line, column: 1, rule: 'page-missing', severity: 'warning', message: 'None.' }
}

test('problems of the site are those that were written last, in their order', () => {
  const db = emptyDatabase()
  expect(siteProblems(db)).toEqual([])
  setSiteProblems(db, [9, 2, 11, 1].map(problem))
  expect(siteProblems(db).map(({ line }) => line)).toEqual([9, 2, 11, 1])
  setSiteProblems(db, [problem(2)])
  expect(siteProblems(db)).toEqual([problem(2)])
  db.run('UPDATE site_problems SET problem = ?', JSON.stringify(problem(3)))
  expect(() => siteProblems(db)).toThrow(DamagedDatabase)
  expect(() => checkDatabase(db)).toThrow(DamagedDatabase)
})

test('problems that only check reports are counted for stories, and for pages and the glossary', () => {
  const db = emptyDatabase()
  expect(countCheckOnlyProblems(db)).toBe(0)
  setCheckOnly(db, 2, 'ship')
  setCheckOnly(db, 3)
  expect(countCheckOnlyProblems(db)).toBe(5)
  setCheckOnly(db, 0, 'ship')
  setCheckOnly(db, 1)
  expect(countCheckOnlyProblems(db)).toBe(1)
})

test('files that take long to make are remembered by kind, and the others of that kind are forgotten', () => {
  const db = emptyDatabase()
  const made = (name: string, from = 'a'): Remembered => {
    const files = [{ name: nameOfFile(`assets/${name}`), sha256: 'a'.repeat(64), size: 4 }]
    return { name, from, files, note: '' }
  }
  rememberIn(db, 'fonts', [made('fonts')])
  rememberIn(db, 'pictures', [made('ship.jpg'), made('boat.jpg')])
  expect(rememberedIn(db, 'pictures')).toEqual([made('boat.jpg'), made('ship.jpg')])
  rememberIn(db, 'pictures', [made('ship.jpg', 'b')])
  expect(rememberedIn(db, 'pictures')).toEqual([made('ship.jpg', 'b')])
  expect(rememberedIn(db, 'fonts')).toEqual([made('fonts')])
})
