import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { DamagedDatabase } from './damage.ts'
import { Database, deleteDatabase } from './database.ts'
import { Outputs } from './outputs.ts'
import { TABLES } from './tables.ts'

/**
 * Looks for damage to a database: to its structure, to its indexes, to the digests of all its columns, and for names
 * that lead out of the site’s folder or of the cache. For 10,000 stories that takes one to two seconds, so a build
 * looks only into a file that is not as the last build has left it.
 * @throws DamagedDatabase
 */
export function checkDatabase(db: Database): void {
  const { integrity_check: found } = db.get('PRAGMA integrity_check(1)') ?? {}
  if (found !== 'ok') throw new DamagedDatabase(String(found))
  for (const { name, damaged } of Object.values(TABLES)) if (damaged) refuseRows(db, name, damaged)
}

function refuseRows(db: Database, table: string, wrong: string): void {
  if (db.get(`SELECT 1 FROM ${table} WHERE ${wrong} LIMIT 1`))
    throw new DamagedDatabase(`A row of ${table} is damaged.`)
}

/**
 * Takes the database of another machine in place of this one’s, without what it says about that machine’s disk.
 * @param shared the file of the other machine, which stays as it is
 * @throws DamagedDatabase if it is damaged, or names files outside the site; the file here then stays as it is
 */
export function adoptDatabase(shared: string, file: string): void {
  const taken = `${file}.taken`
  deleteDatabase(taken)
  copyFileSync(shared, taken)
  try {
    withDatabase(taken, (db) => {
      checkDatabase(db)
      new Outputs(db).forgetMachine()
      db.commit()
    })
    deleteDatabase(file)
    renameSync(taken, file)
  } finally {
    deleteDatabase(taken)
  }
}

/** Copies the database for other machines, without what it says about the disk of this one. */
export function copyDatabase(file: string, copy: string): void {
  const whole = `${copy}.whole`
  for (const old of [whole, copy]) rmSync(old, { force: true })
  withDatabase(file, (db) => db.copyTo(whole))
  withDatabase(whole, (db) => {
    new Outputs(db).forgetMachine()
    db.copyTo(copy)
  })
  deleteDatabase(whole)
}

function withDatabase(file: string, step: (db: Database) => void): void {
  const db = new Database(file)
  try {
    step(db)
  } finally {
    db.close()
  }
}
