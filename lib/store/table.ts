import { z } from 'zod'
import { crcOf, sealed } from './damage.ts'

/** The value of a column. */
export type Value = string | number | Uint8Array | null

/**
 * A table of the database, derived from a zod type for each column. If no column is `sealed`, its last column is `crc`,
 * a checksum of the others.
 */
export interface StoredTable<Columns extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string
  /** The columns of its primary key. */
  readonly key: readonly string[]
  /** The names of its columns, in order. */
  readonly columns: readonly string[]
  /** The statements that make the table and its indexes, each with a semicolon. */
  readonly sql: readonly string[]
  /** The statement that writes a row in place of one with the same key. */
  readonly put: string
  /**
   * A condition in SQL that no row fulfils, unless it is damaged or somebody else wrote it; undefined if there is none.
   */
  readonly damaged: string | undefined
  /** Returns the values of a row for `put`. */
  readonly valuesOf: (row: z.output<z.ZodObject<Columns>>) => Value[]
  /** Returns the values of some columns of a row, in their order, sealed where the table seals them. */
  readonly someOf: (columns: readonly string[], row: Readonly<Record<string, unknown>>) => Value[]
}

/** What a table has besides its columns. */
export interface TableOptions {
  /** The columns of the primary key. */
  readonly key: readonly string[]
  /** The columns that a sealed text belongs to; by default the key. */
  readonly sealedBy?: readonly string[]
  /** The columns whose values no two rows share. */
  readonly unique?: readonly string[]
  /** What each index is on, by its name. */
  readonly indexes?: Readonly<Record<string, string>>
  /** Whether its rows are kept by number, as suits large rows, and not in the order of the key. */
  readonly isLarge?: boolean
  /** Whether a flipped bit in it is noticed otherwise, so that it has no checksum. */
  readonly isUnsummed?: boolean
  /** What else is a damaged row, as a condition in SQL. */
  readonly damaged?: string
}

/** A text with a digest of itself and of its row (`sealed`): damage is noticed when it is read. */
export const sealedText = (): z.ZodString => z.string().meta({ check: 'is_sealed' })

/** A SHA-256 as 64 hex digits. */
export const digestText = (): z.ZodString => z.string().meta({ check: 'is_digest' })

/** The name of a file or folder of the site. */
export const fileText = (): z.ZodString => z.string().meta({ check: 'is_file_of_site' })

/**
 * Derives a table from its columns. A column’s type in SQLite is that of its zod type: `z.string()` is TEXT, `z.int()`
 * and `z.boolean()` INTEGER, `z.number()` REAL, a Uint8Array BLOB; `nullable()` allows NULL.
 * @param about what a row is: a comment in the schema
 */
export function tableOf<Columns extends z.ZodRawShape>(
  name: string,
  about: string,
  columns: Columns,
  { key, sealedBy = key, unique = [], indexes = {}, isLarge = false, isUnsummed = false, damaged }: TableOptions,
): StoredTable<Columns> {
  const facts = Object.entries(columns).map(([column, type]) =>
    columnOf(column, z.instanceof(z.ZodType).parse(type), unique),
  )
  const isSummed = !isUnsummed && facts.every(({ check }) => check !== 'is_sealed')
  const own = facts.map((fact) => fact.name)
  const names = [...own, ...(isSummed ? ['crc'] : [])]
  const lines = [
    ...facts.map(({ name, type, about }) => `${name} ${type},${about ? ` -- ${about}` : ''}`),
    ...(isSummed ? ['crc INTEGER NOT NULL, -- of the other columns'] : []),
    `PRIMARY KEY (${key.join(', ')})`,
  ]
  const create = `CREATE TABLE ${name} ( -- ${about}\n  ${lines.join('\n  ')}\n)${isLarge ? '' : ' WITHOUT ROWID'};`
  const rowOf = sealedBy.join(' || ')
  const wrong = [
    ...facts.flatMap(({ name, check }) =>
      check ? [`NOT ${check}(${check === 'is_sealed' ? `${rowOf}, ` : ''}${name})`] : [],
    ),
    ...facts.flatMap(({ name, isFlag }) => (isFlag ? [`${name} NOT IN (0, 1)`] : [])),
    ...(isSummed ? [`checksum(${own.join()}) <> crc`] : []),
    ...(damaged ? [damaged] : []),
  ]
  const checks = new Map(facts.map((fact) => [fact.name, fact.check]))
  const someOf = (columns: readonly string[], row: Readonly<Record<string, unknown>>) =>
    columns.map((column) => {
      const value = sqlValue(row[column])
      if (checks.get(column) !== 'is_sealed' || typeof value !== 'string') return value
      return sealed(sealedBy.map((one) => row[one]).join(''), value)
    })
  return {
    name,
    key,
    columns: names,
    sql: [create, ...Object.entries(indexes).map(([index, on]) => `CREATE INDEX ${index} ON ${name} ${on};`)],
    put: `INSERT OR REPLACE INTO ${name} VALUES (${names.map(() => '?').join()})`,
    damaged: wrong.length > 0 ? wrong.join(' OR ') : undefined,
    valuesOf: (row) => {
      const values = someOf(own, row)
      return isSummed ? [...values, crcOf(values)] : values
    },
    someOf,
  }
}

/**
 * Returns the statement that changes some columns of rows, and their checksum.
 * @param where the columns by whose values rows are chosen, the last parameters; by default all rows
 */
export function updateOf(table: Description, set: readonly string[], where: readonly string[] = []): string {
  const values = Object.fromEntries(set.map((column, index) => [column, `?${index + 1}`]))
  const chosen = where.map((column, index) => `${column} = ?${set.length + index + 1}`)
  return `UPDATE ${table.name} SET ${changesOf(table, values)}${chosen.length > 0 ? ` WHERE ${chosen.join(' AND ')}` : ''}`
}

/**
 * Returns the statement that writes a row, or changes the one that has its key.
 * @param merged what columns of that row become, in SQL; by default what the new row has, `excluded`
 */
export function mergeOf(table: Description, merged: Readonly<Record<string, string>>): string {
  const others = table.columns.filter((column) => column !== 'crc' && !table.key.includes(column))
  const values = Object.fromEntries(others.map((column) => [column, merged[column] ?? `excluded.${column}`]))
  const insert = `INSERT INTO ${table.name} VALUES (${table.columns.map(() => '?').join()})`
  return `${insert} ON CONFLICT (${table.key.join()}) DO UPDATE SET ${changesOf(table, values)}`
}

/** What a statement has to know of a table. */
type Description = Pick<StoredTable, 'name' | 'key' | 'columns'>

/** Returns the assignments of some columns, each to a value in SQL, and that of the checksum. */
function changesOf({ columns }: Description, values: Readonly<Record<string, string>>): string {
  const own = columns.filter((column) => column !== 'crc').map((column) => values[column] ?? column)
  const sum = columns.includes('crc') ? [`crc = checksum(${own.join()})`] : []
  return [...Object.entries(values).map(([column, value]) => `${column} = ${value}`), ...sum].join(', ')
}

/** The facts of a column. */
interface Column {
  readonly name: string
  /** Its type in SQL. */
  readonly type: string
  readonly about: string | undefined
  /** The function in SQL that is true of its values. */
  readonly check: string | undefined
  /** Whether it is 0 or 1. */
  readonly isFlag: boolean
}

function columnOf(name: string, type: z.ZodType, unique: readonly string[]): Column {
  const inner = type instanceof z.ZodNullable ? z.instanceof(z.ZodType).parse(type.unwrap()) : type
  const { check, description = inner.description } = { ...inner.meta(), ...type.meta() }
  return {
    name,
    type: sqlType(inner) + (inner === type ? ' NOT NULL' : '') + (unique.includes(name) ? ' UNIQUE' : ''),
    about: description,
    check: typeof check === 'string' ? check : undefined,
    isFlag: inner instanceof z.ZodBoolean,
  }
}

function sqlType(type: z.ZodType): string {
  if (type instanceof z.ZodString) return 'TEXT'
  if (type instanceof z.ZodBoolean || (type instanceof z.ZodNumber && type.format === 'safeint')) return 'INTEGER'
  return type instanceof z.ZodNumber ? 'REAL' : 'BLOB'
}

function sqlValue(value: unknown): Value {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array ? value : null
}
