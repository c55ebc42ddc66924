import type { ContentCache, StoredFile } from './content-cache.ts'
import { nameOfFile, textOf, unsealed } from './damage.ts'
import type { Database, Row } from './database.ts'
import { stampOf } from './digests.ts'
import { isFileOfSite, type SiteFileName } from './manifest.ts'
import { mergeOf, updateOf } from './table.ts'
import { TABLES } from './tables.ts'

/** The name under which a part of a story is an output. No file of the site has such a name. */
export type StoredPartName = `/${string}`

/** A file of the site, or a part of a story that goes into files of the site. */
export interface StoredOutput extends Omit<StoredFile, 'name'> {
  readonly name: SiteFileName | StoredPartName
  /** The number of the task that made it. */
  readonly task?: number
  /** False for a part of a story. */
  readonly isPublished?: boolean
}

/** A file that is gone from the site, or that has other bytes. */
export interface ChangedOutput {
  readonly name: SiteFileName
  /** Undefined if it is gone. */
  readonly sha256: string | undefined
}

/**
 * The files of the site in the database. Publications are numbered, and each file has the number of the one that
 * changed it.
 */
export class Outputs {
  readonly #db: Database
  #publication: number | undefined

  constructor(db: Database) {
    this.#db = db
  }

  /** The number of the last publication. */
  get publication(): number {
    this.#publication ??= Number(this.note(PUBLICATION) ?? 0)
    return this.#publication
  }

  /** Counts a publication. */
  published(): number {
    this.#publication = this.publication + 1
    this.setNote(PUBLICATION, String(this.#publication))
    return this.#publication
  }

  /** Returns the files that were made for one owner. */
  of(owner: string): StoredOutput[] {
    return this.#db.all(`SELECT * FROM outputs WHERE owner = ? AND owner GLOB '@*'`, owner).map(toOutput)
  }

  /** Returns a story that has a file under a name; undefined if none has. */
  storyWith(name: string): string | undefined {
    const row = this.#db.get(`SELECT owner FROM outputs WHERE name = ? AND owner NOT GLOB '@*' LIMIT 1`, name)
    return row && textOf(row.owner)
  }

  /**
   * Gives an owner other files. Those of `before` itself are written down already.
   * @param before the files that it had; by default those that the database knows, if it is no story
   */
  replace(
    owner: string,
    files: readonly StoredOutput[],
    before: readonly Pick<StoredOutput, 'name'>[] = this.of(owner),
  ): void {
    const since = this.publication + 1
    const names = new Set(files.map(({ name }) => name))
    const known: ReadonlySet<unknown> = new Set(before)
    for (const file of files.filter((one) => !known.has(one))) {
      const { name, sha256, size, task = null, isPublished = true } = file
      const row = { name, owner, sha256, size, is_published: isPublished, task, since }
      this.#db.run(PUT, ...TABLES.outputs.valuesOf(row))
      this.#db.run(INSERT_FILE, sha256, size)
    }
    for (const { name } of before.filter((file) => !names.has(file.name))) {
      this.#db.run('DELETE FROM outputs WHERE name = ? AND owner = ?', name, owner)
      if (isFileOfSite(name)) this.#db.put(TABLES.gone, { name, since })
    }
  }

  /** Publishes the files with some digests again, because what leads to them leads to damaged ones. */
  replaceLinks(digests: Iterable<string>): void {
    for (const digest of digests) {
      this.#db.run(REPUBLISH, this.publication + 1, digest)
      this.#db.run('UPDATE files SET stamp = NULL WHERE sha256 = ?', digest)
    }
  }

  /** Returns the files that have changed after a publication. */
  changedAfter(publication: number): ChangedOutput[] {
    const changed = this.#db.all('SELECT name, sha256 FROM outputs WHERE since > ? AND is_published = 1', publication)
    const gone = this.#db.texts(
      'SELECT name FROM gone WHERE since > ? AND name NOT IN (SELECT name FROM outputs WHERE is_published = 1)',
      publication,
    )
    return [
      ...changed.map(({ name, sha256 }) => ({ name: nameOfFile(name), sha256: textOf(sha256) })),
      ...gone.map((name) => ({ name: nameOfFile(name), sha256: undefined })),
    ]
  }

  /** Forgets what was gone before a publication. */
  forgetGone(publication: number): void {
    this.#db.run('DELETE FROM gone WHERE since <= ?', publication)
  }

  /** Whether the site has files in a folder or below it. */
  hasIn(folder: string): boolean {
    const sql = 'SELECT 1 FROM outputs WHERE name > ? AND name < ? AND is_published = 1 LIMIT 1'
    return this.#db.get(sql, `${folder}/`, `${folder}0`) !== undefined
  }

  /** Returns the files directly in a folder of the site, each once. */
  in(folder: string): Pick<StoredFile, 'name' | 'sha256'>[] {
    // The folder of a name, `en/x/` of `en/x/index.html`: rtrim takes off all letters at the end that are no slash.
    const ofFolder = `rtrim(name, replace(name, '/', '')) = ?`
    const sql = `SELECT name, sha256 FROM outputs WHERE ${ofFolder} AND is_published = 1 GROUP BY name`
    const rows = this.#db.all(sql, folder === '' ? '' : `${folder}/`)
    return rows.map(({ name, sha256 }) => ({ name: nameOfFile(name), sha256: textOf(sha256) }))
  }

  /** Returns the folders of the site that have files, its own as an empty text. */
  folders(): string[] {
    // The folder of each name, as above.
    const sql = "SELECT DISTINCT rtrim(name, replace(name, '/', '')) FROM outputs WHERE is_published = 1"
    return this.#db.texts(sql).map((name) => (name === '' ? '' : nameOfFile(name.slice(0, -1))))
  }

  /** Reads all files of the site, each once. */
  *all(): Generator<StoredFile> {
    for (const row of this.#db.rows('SELECT name, sha256, size FROM outputs WHERE is_published = 1 GROUP BY name'))
      yield { name: nameOfFile(row.name), sha256: textOf(row.sha256), size: Number(row.size) }
  }

  /** Returns the text of SHA256SUMS: a line for each file of the site, by name. */
  manifest(): string {
    const { text } = this.#db.get(MANIFEST_TEXT) ?? {}
    return textOf(text ?? '')
  }

  /**
   * Compares all cached files with their stamps or their bytes.
   * @returns the owners of files that are damaged
   */
  damaged(cache: ContentCache): ReadonlySet<string> {
    const missing = 'SELECT sha256, size FROM outputs WHERE sha256 NOT IN (SELECT sha256 FROM files)'
    if (!this.#db.isSound) this.#db.run(`INSERT OR IGNORE INTO files (sha256, size) ${missing}`)
    const damaged: string[] = []
    for (const line of this.#db.texts(`SELECT sha256 || coalesce(stamp, '') FROM files`)) {
      const digest = line.slice(0, DIGEST)
      const now = stampOf(cache.fileOf(digest))
      if (now !== undefined && now === line.slice(DIGEST)) continue
      if (!cache.has({ sha256: digest })) damaged.push(digest)
      else if (now !== undefined) this.#db.run(STAMP, now, digest)
    }
    this.replaceLinks(damaged)
    const of = (digest: string) => this.#db.texts('SELECT DISTINCT owner FROM outputs WHERE sha256 = ?', digest)
    return new Set(damaged.flatMap(of))
  }

  /** The stamps of cached files. */
  get stamps() {
    return {
      get: (digest: string) => {
        const stamp = this.#db.get('SELECT stamp FROM files WHERE sha256 = ?', digest)?.stamp
        return typeof stamp === 'string' ? stamp : undefined
      },
    }
  }

  /** Writes down the stamps of files that were published: a new link to a file gives it another. */
  stamp(cache: ContentCache, digests: Iterable<string>): void {
    const files = Array.from(digests, (digest) => ({ digest, file: cache.fileOf(digest) }))
    const stamps = files.map(({ digest, file }) => ({ digest, stamp: stampOf(file) ?? null }))
    for (const { digest, stamp } of stamps) this.#db.run(STAMP, stamp, digest)
  }

  /** Deletes the cached files that belong to nothing any more, if there are many. */
  tidy(cache: ContentCache): void {
    const count = (table: string) => Number(this.#db.get(`SELECT count(*) AS count FROM ${table}`)?.count)
    const [files, outputs] = [count('files'), count('outputs')]
    if (files < outputs + Math.max(FEW, outputs * MOST_UNWANTED) && outputs > FEW) return
    const unwanted = 'FROM files WHERE sha256 NOT IN (SELECT sha256 FROM outputs)'
    for (const digest of this.#db.texts(`SELECT sha256 ${unwanted}`)) cache.delete(digest)
    this.#db.run(`DELETE ${unwanted}`)
  }

  /** Returns the digests of all cached files. */
  digests(): ReadonlySet<string> {
    return new Set(this.#db.texts('SELECT sha256 FROM files'))
  }

  /** Returns the compressed story pages that are larger than so many bytes. */
  heavyPages(bytes: number): StoredFile[] {
    return this.#db
      .all(`SELECT * FROM outputs WHERE size > ? AND name GLOB '*.html.br' AND owner NOT GLOB '@*'`, bytes)
      .map((row) => ({ name: nameOfFile(row.name), sha256: textOf(row.sha256), size: Number(row.size) }))
  }

  /** Forgets what is true only on the disk of this machine. */
  forgetMachine(): void {
    this.#db.run('DELETE FROM folders')
    this.#db.run('DELETE FROM sites')
    this.#db.run('UPDATE files SET stamp = NULL WHERE stamp IS NOT NULL')
  }

  /** Returns a note about the site; undefined if there is none. */
  note(name: string): string | undefined {
    const value = this.#db.get('SELECT value FROM notes WHERE name = ?', name)?.value
    return value === undefined ? undefined : unsealed(name, value)
  }

  /** Writes a note about the site down, or deletes it. */
  setNote(name: string, value: string | undefined): void {
    if (value === undefined) this.#db.run('DELETE FROM notes WHERE name = ?', name)
    else this.#db.put(TABLES.notes, { name, value })
  }
}

const PUBLICATION = 'publication'

/** The length of a SHA-256 in hex digits. */
const DIGEST = 64

/** With fewer files than this, the cache is tidied by every build. */
const FEW = 5000

/** The share of a large cache that may be unwanted before a build tidies it. */
const MOST_UNWANTED = 0.05

const STAMP = 'UPDATE files SET stamp = ? WHERE sha256 = ?'

const REPUBLISH = updateOf(TABLES.outputs, ['since'], ['sha256'])

const SINCE = 'CASE sha256 WHEN excluded.sha256 THEN since ELSE excluded.since END'

const INSERT_FILE = 'INSERT OR IGNORE INTO files (sha256, size) VALUES (?, ?)'

/** Writes a file of the site. One that has the same bytes stays that of its publication. */
const PUT = mergeOf(TABLES.outputs, { since: SINCE })

const MANIFEST_TEXT = `
SELECT group_concat(line, '') AS text FROM
  (SELECT sha256 || '  ' || name || char(10) AS line FROM outputs WHERE is_published = 1 GROUP BY name ORDER BY name)`

function toOutput({ name, sha256, size, task }: Row): StoredOutput {
  return {
    name: nameOfFile(name),
    sha256: textOf(sha256),
    size: Number(size),
    ...(typeof task === 'number' && { task }),
  }
}

/**
 * Returns what a story was rendered to as outputs of the database.
 * @param task the number of the task that rendered it
 */
export function outputsOf(
  slug: string,
  { files, parts }: Readonly<Record<'files' | 'parts', readonly StoredFile[]>>,
  task?: number,
): StoredOutput[] {
  const inside = parts.map((part) => ({ ...part, name: partName(slug, part.name), isPublished: false }))
  return [...files, ...inside].map((file) => (task === undefined ? file : { ...file, task }))
}

/** Returns the name under which a part of a story is an output. */
export function partName(slug: string, name: string): StoredPartName {
  return `/${slug}/${name}`
}
