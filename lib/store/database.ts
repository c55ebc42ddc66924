import { hash } from 'node:crypto'
import { accessSync, closeSync, constants, lstatSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import type { z } from 'zod'
import { isRecord } from '../settings/read-json.ts'
import { readSealed, writeSealed } from './cache-folder.ts'
import { crcOf, DamagedDatabase, isSealed } from './damage.ts'
import { FINE_TICK, stampOf } from './digests.ts'
import { isDigest, isFileOfSite } from './manifest.ts'
import { type StoredTable, updateOf, type Value } from './table.ts'
import { OUTPUT_INPUTS, TABLES } from './tables.ts'

/** The columns of a row, by name. */
export type Row = Readonly<Record<string, unknown>>

/** The name of a file that is in memory alone, and gone when it is closed. */
export const IN_MEMORY = ':memory:'

/** The number of changes that are written in one transaction. With more, the disk is asked less often. */
const PER_TRANSACTION = 1000

/**
 * A SQLite file of the cache, which one thread of one process uses. What it keeps can be made again, so a file of
 * another version or a damaged one, and what is no file, is replaced by an empty one. Changes are in transactions: a
 * killed build leaves each row as it was or as it is, never half of it.
 */
export class Database {
  readonly file: string
  /** Whether the file is as `noteSound` found it, so that nobody has to look for damage (`checkDatabase`). */
  readonly isSound: boolean
  readonly #driver: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()
  #changes = 0

  /**
   * @param file its path; it is made if there is none. Or IN_MEMORY
   * @throws with the path and a remedy, if it cannot be opened
   */
  constructor(file: string) {
    this.file = file
    if (file === IN_MEMORY) {
      this.isSound = true
      this.#driver = openEmpty(file)
      return
    }
    clearWay(file)
    const stamp = stampOf(file)
    this.isSound = stamp !== undefined && readSealed(`${file}.sound`)?.toString() === stamp
    this.#driver = guarded(file, () => openDriver(file))
  }

  /** Returns the first row of a query; undefined if there is none. */
  get(sql: string, ...values: readonly Value[]): Row | undefined {
    return guarded(this.file, () => this.#prepared(sql).get(...values))
  }

  /** Returns all rows of a query. */
  all(sql: string, ...values: readonly Value[]): Row[] {
    return guarded(this.file, () => this.#prepared(sql).all(...values))
  }

  /**
   * Returns the texts of a query's only column. With many rows, one text is much faster than an object for each. Names
   * of files and JSON cannot have what is between the texts.
   */
  texts(sql: string, ...values: readonly Value[]): string[] {
    const joined = `WITH texts(text) AS (${sql}) SELECT group_concat(text, '/' || char(10)) AS text FROM texts`
    const { text } = this.get(joined, ...values) ?? {}
    return typeof text === 'string' ? text.split('/\n') : []
  }

  /** Reads the rows of a query one by one. No row may be changed meanwhile. */
  *rows(sql: string, ...values: readonly Value[]): Generator<Row> {
    const rows = guarded(this.file, () => this.#driver.prepare(sql).iterate(...values))
    const step = () => guarded(this.file, () => rows.next())
    for (let next = step(); !next.done; next = step()) yield next.value
  }

  /** Changes rows. The change is kept with the next `commit`, or before it. */
  run(sql: string, ...values: readonly Value[]): void {
    guarded(this.file, () => {
      if (this.#changes === 0) this.#driver.exec('BEGIN')
      this.#changes += 1
      this.#prepared(sql).run(...values)
    })
  }

  /** Writes a row, in place of one with the same key. */
  put<Columns extends z.ZodRawShape>(table: StoredTable<Columns>, row: z.output<z.ZodObject<Columns>>): void {
    this.run(table.put, ...table.valuesOf(row))
  }

  /** Changes columns of a row that has a key. */
  change<Columns extends z.ZodRawShape>(
    table: StoredTable<Columns>,
    key: Partial<z.output<z.ZodObject<Columns>>>,
    set: Partial<z.output<z.ZodObject<Columns>>>,
  ): void {
    const [where, columns] = [Object.keys(key), Object.keys(set)]
    const row = { ...key, ...set }
    this.run(updateOf(table, columns, where), ...table.someOf([...columns, ...where], row))
  }

  /** Keeps the changes so far if there are many, so that a killed build need not make them again. */
  commitMany(): void {
    if (this.#changes >= PER_TRANSACTION) this.commit()
  }

  /** Keeps all changes since the last time, or none. */
  commit(): void {
    if (this.#changes > 0) guarded(this.file, () => this.#driver.exec('COMMIT'))
    this.#changes = 0
  }

  /**
   * Writes a copy of the file. The same rows give the same bytes: each copy of a copy counts the “schema cookie” up
   * (SQLite’s file format, 1.3.9), so it is set back.
   */
  copyTo(file: string): void {
    this.commit()
    guarded(this.file, () => this.#driver.prepare('VACUUM INTO ?').run(file))
    const handle = openSync(file, 'r+')
    writeSync(handle, Uint8Array.of(0, 0, 0, 1), 0, 4, 40)
    closeSync(handle)
  }

  /** Forgets changes that were not kept, and closes the file. */
  close(): void {
    this.#statements.clear()
    this.#driver.close()
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#driver.prepare(sql)
    this.#statements.set(sql, known)
    return known
  }
}

/**
 * Notes that a closed file is not damaged. While its stamp is the same, nobody looks for damage. This waits until a
 * change would give the file another stamp, and a small file is checked in less time.
 */
export async function noteSound(file: string): Promise<void> {
  if (statSync(file).size < LARGE) return
  await setTimeout(FINE_TICK)
  writeSealed(`${file}.sound`, [stampOf(file) ?? ''])
}

/** Deletes a database. */
export function deleteDatabase(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}

/** A file of so many bytes is checked in less time than `noteSound` waits. */
const LARGE = 2 ** 23

/**
 * Calls the driver. What it throws about a damaged file is a DamagedDatabase; about a disk or a lock, an error that
 * names the file.
 */
function guarded<Result>(file: string, call: () => Result): Result {
  try {
    return call()
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error)) throw error
    const { message, errcode } = error
    const code = primaryCode(errcode)
    if (isOfDamage(error) || (code === READ_ONLY && isWritable(file)))
      throw new DamagedDatabase(message, { cause: error })
    if (LOCKED.includes(code)) throw new Error(lockMessage(file), { cause: error })
    throw new Error(`${OF_DISKS.get(code) ?? 'SQLite'}: ${message}: ${file}`, { cause: error })
  }
}

/**
 * Returns the result code of SQLite that an extended one, such as 779 for a damaged index, belongs to (rescode.html).
 */
function primaryCode(errcode: unknown): number {
  return Number(errcode) & 0xff
}

const READ_ONLY = 8

/** The error codes of systems for result codes of SQLite about disks. */
const OF_DISKS = new Map([
  [READ_ONLY, 'EROFS'],
  [13, 'ENOSPC'],
  [14, 'EACCES'],
])

/**
 * The result codes of SQLite for a table that is missing, a file that is damaged or no database, and for rows that no
 * undamaged database of ours refuses: texts that are too long, constraints, types.
 */
const DAMAGE = new Set([1, 11, 18, 19, 20, 26])

/** A file that is cut short: one of the extended codes of a disk error. */
const CUT_SHORT = 522

/** The result codes of SQLite for a file that another program uses. */
const LOCKED = [5, 6]

/** The time for which a build waits for another program, in milliseconds. */
const PATIENCE = 10_000

function lockMessage(file: string): string {
  return `Another program uses ${file}, and has locked it for more than ${PATIENCE / 1000} seconds. End that program, such as sqlite3, and build again.`
}

function isOfDamage(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error)) return false
  return DAMAGE.has(primaryCode(error.errcode)) || error.errcode === CUT_SHORT
}

/** Whether the disk lets this process write a file. A flipped bit in its header can make SQLite refuse to. */
function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * Removes what is in the place of a database and is no file: a pipe, or a link that leads to no file.
 * @throws if it is a folder, which may have files of somebody
 */
function clearWay(file: string): void {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (!stat || stat.isFile()) return
  if (stat.isDirectory())
    throw new Error(`${file} is a folder, where Masthead writes a file. Delete it, and build again.`)
  if (!isFile(file)) rmSync(file)
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile()
  } catch {
    return false // A link that leads to nothing, or to itself.
  }
}

/** Opens a file. One that another version made, or that is none, is replaced. */
function openDriver(file: string): DatabaseSync {
  mkdirSync(path.dirname(file), { recursive: true })
  const driver = connect(file)
  try {
    if (driver.prepare('PRAGMA user_version').get()?.user_version === VERSION && hasOurTables(driver))
      return prepared(driver)
  } catch (error) {
    if (!isOfDamage(error)) throw error
  }
  driver.close()
  deleteDatabase(file)
  return openEmpty(file)
}

/** Opens a file that has nothing in it, and makes the tables. */
function openEmpty(file: string): DatabaseSync {
  const driver = prepared(connect(file))
  // A first build writes all over the file. Later ones mostly read, where more memory takes longer to get than to read
  // again.
  driver.exec(`PRAGMA cache_size = -32768; BEGIN; ${SCHEMA.join('\n')} PRAGMA user_version = ${VERSION}; COMMIT`)
  return driver
}

/** Opens a file, and waits from the first query on while another program has locked it. */
function connect(file: string): DatabaseSync {
  const { DatabaseSync: Driver } = sqlite()
  const driver = new Driver(file)
  driver.exec(`PRAGMA busy_timeout = ${PATIENCE}`)
  return driver
}

/** The statements that make the tables. Other statements are another version: a build then begins with empty tables. */
const SCHEMA: readonly string[] = [...Object.values(TABLES).flatMap(({ sql }) => sql), OUTPUT_INPUTS]

/** The number of these tables, by which a file of another version is known. */
const VERSION = Number.parseInt(hash('sha256', SCHEMA.join('\n')).slice(0, 7), 16)

/** Whether a file has the tables and indexes of `SCHEMA` and nothing else, such as a trigger. */
function hasOurTables(driver: DatabaseSync): boolean {
  const found = driver.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').all()
  return found.length === SCHEMA.length && found.every(({ sql }) => SCHEMA.includes(`${sql};`))
}

function prepared(driver: DatabaseSync): DatabaseSync {
  driver.function('checksum', { varargs: true }, (...values) => crcOf(values))
  driver.function('is_sealed', (row, text) => (text === null || isSealed(row, text) ? 1 : 0))
  driver.function('is_file_of_site', (name) => (isFileOfSite(name) ? 1 : 0))
  driver.function('is_digest', (text) => (isDigest(text) ? 1 : 0))
  driver.exec('PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192')
  return driver
}

type Sqlite = typeof import('node:sqlite')

let found: Sqlite | undefined

/** Returns the SQLite of Node, from 22.13 on, or else that of a package with the same functions. */
function sqlite(): Sqlite {
  found ??= process.getBuiltinModule?.('node:sqlite') ?? packaged()
  return found
}

function packaged(): Sqlite {
  try {
    return createRequire(import.meta.url)('@photostructure/sqlite')
  } catch (error) {
    throw new Error(
      `Node ${process.versions.node} has no SQLite. Use Node 22.13 or newer, or run: npm install @photostructure/sqlite`,
      { cause: error },
    )
  }
}

/**
 * Returns a value as JSON. Maps are written as `$map`, and paths of pictures from the content folder, which may move.
 */
export function toJson(value: unknown, root: string): string {
  return JSON.stringify(value, (key, inner) => {
    if (key === 'path' && typeof inner === 'string') return path.relative(root, inner)
    return inner instanceof Map ? { $map: [...inner] } : inner
  })
}

/**
 * Returns the value that `toJson` wrote. Its type is that of the value: only a text whose digest is right may be read.
 * @param root the content folder, which may have been in another place then
 */
export function fromJson<Written>(text: string, root: string): Written {
  const holder: { value: Written } = { value: JSON.parse(text) }
  if (/"(?:\$map|path)":/.test(text)) revive(holder, root)
  return holder.value
}

/** Undoes what `toJson` did in parsed JSON, in place. A reviver of JSON.parse would take ten times as long. */
function revive(value: unknown, root: string): unknown {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (typeof item === 'object') value[index] = revive(item, root)
    return value
  }
  if (!isRecord(value)) return value
  if (Array.isArray(value.$map)) {
    revive(value.$map, root)
    return new Map(value.$map)
  }
  for (const key of Object.keys(value)) {
    const inner = value[key]
    if (typeof inner === 'object') value[key] = revive(inner, root)
    else if (key === 'path' && typeof inner === 'string') value[key] = path.join(root, inner)
  }
  return value
}
