import { DamagedDatabase, type Database } from './database.ts'

/**
 * Looks for damage to a database: to its structure, to its indexes, to the digests of all its columns, and for names
 * that lead out of the site’s folder or of the cache. For 10,000 stories that takes one to two seconds, so a build
 * looks only into a file that is not as the last build has left it.
 * @throws DamagedDatabase
 */
export function checkDatabase(db: Database): void {
  const { integrity_check: found } = db.get('PRAGMA integrity_check(1)') ?? {}
  if (found !== 'ok') throw new DamagedDatabase(String(found))
  for (const table of SUMMED) refuseRows(db, table, `checksum(${columnsOf(db, table).slice(0, -1).join()}) <> crc`)
  for (const [table, wrong] of Object.entries(WRONG)) refuseRows(db, table, wrong)
}

/** A condition in SQL for each table, which none of its rows fulfils unless it is damaged or somebody else wrote it. */
const WRONG: Readonly<Record<string, string>> = {
  notes: 'NOT is_sealed(name, value)',
  stories: [
    `slug IN ('', '.', '..') OR instr(slug, '/') > 0 OR is_rendered NOT IN (0, 1) OR coalesce(is_watched, 1) <> 1`,
    ...['head', 'problems', 'terms', 'story', 'linked', 'output'].map((column) => `NOT is_sealed(slug, ${column})`),
  ].join(' OR '),
  placeholders: 'NOT is_sealed(asset, css)',
  lists: 'NOT is_sealed(output, list)',
  memos: `typeof(name) <> 'text' OR typeof(source) <> 'text' OR NOT is_sealed(name || source, value)`,
  files: 'NOT is_digest(sha256)',
  // The name of a part of a story begins with a slash, which no file of the site has.
  outputs: `NOT is_file_of_site(iif(is_published = 1, name, ltrim(name, '/'))) OR NOT is_digest(sha256)`,
  gone: 'NOT is_file_of_site(name)',
  folders: 'NOT is_file_of_site(name)',
}

/** The tables whose last column is a checksum of the others. */
const SUMMED = [
  ...['outlines', 'words', 'editions', 'terms', 'mentions', 'related'],
  ...['changes', 'outputs', 'gone', 'folders'],
]

function refuseRows(db: Database, table: string, wrong: string): void {
  if (db.get(`SELECT 1 FROM ${table} WHERE ${wrong} LIMIT 1`))
    throw new DamagedDatabase(`A row of ${table} is damaged.`)
}

function columnsOf(db: Database, table: string): string[] {
  return db.texts(`SELECT name FROM pragma_table_info('${table}')`)
}
