import type { Remembered } from './content-cache.ts'
import { checkedFiles, textOf, unsealed } from './damage.ts'
import { type Database, fromJson } from './database.ts'
import { TABLES } from './tables.ts'

/** The name of a kind of files that take long to make and belong to the whole site. */
export type MemoKind = 'fonts' | 'pictures'

/**
 * Returns the files of a kind that take long to make, and that an earlier build has made.
 * @throws DamagedDatabase if a name or digest leads elsewhere
 */
export function rememberedIn(db: Database, kind: MemoKind): readonly Remembered[] {
  return db.all(`SELECT name, source, value ${OF_KIND} ORDER BY name`, kind, kind).map((row) => {
    const [name, from] = [textOf(row.name), textOf(row.source)]
    const made = fromJson<Pick<Remembered, 'files' | 'note'>>(unsealed(name + from, row.value), '')
    checkedFiles(made.files)
    return { name: name.slice(kind.length + 1), from, ...made }
  })
}

/** Writes down the files of a kind that take long to make, and forgets all others of that kind. */
export function rememberIn(db: Database, kind: MemoKind, all: readonly Remembered[]): void {
  const left = new Set(db.texts(`SELECT name ${OF_KIND}`, kind, kind))
  for (const { name: own, from: source, files, note } of all) {
    const [name, value] = [`${kind}/${own}`, JSON.stringify({ files, note })]
    const known = left.delete(name) && db.get('SELECT value FROM memos WHERE name = ? AND source = ?', name, source)
    if (!known || unsealed(name + source, known.value) !== value) db.put(TABLES.memos, { name, source, value })
  }
  for (const name of left) db.run('DELETE FROM memos WHERE name = ?', name)
}

/** Chooses the memos of a kind: their names begin with it and a slash, the letter before 0. */
const OF_KIND = "FROM memos WHERE name > ? || '/' AND name < ? || '0'"
