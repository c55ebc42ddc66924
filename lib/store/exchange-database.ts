import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { databaseIn, readSealed, replaceFile, writeSealed } from './cache-folder.ts'
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
 * Returns the cache of this machine for an exchange with others.
 * @param folder the cache folder of a content folder
 */
export function exchangedCache(folder: string) {
  const known = path.join(folder, 'shared-cache')
  return {
    folder,
    replace: (file: string, bytes: Uint8Array) => replaceFile(file, (handle) => writeFileSync(handle, bytes)),
    copyDatabase: (copy: string) => copyDatabase(folder, copy),
    adoptDatabase: (shared: string) => adoptDatabase(shared, folder),
    recall: () => readSealed(known),
    remember: (text: string) => writeSealed(known, [text]),
  }
}

/**
 * Takes the database of another machine in place of this one’s, without what it says about that machine’s disk.
 * @param shared the file of the other machine, which stays as it is
 * @param folder the cache folder of a content folder
 * @returns why the database is not taken: it is damaged, or names files outside the site; undefined if it is taken
 */
function adoptDatabase(shared: string, folder: string): string | undefined {
  const file = databaseIn(folder)
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
    return undefined
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error
    return error.message
  } finally {
    deleteDatabase(taken)
  }
}

/**
 * Copies the database for other machines, without what it says about the disk of this one.
 * @param folder the cache folder of a content folder
 */
function copyDatabase(folder: string, copy: string): void {
  const whole = `${copy}.whole`
  for (const old of [whole, copy]) rmSync(old, { force: true })
  withDatabase(databaseIn(folder), (db) => db.copyTo(whole))
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
