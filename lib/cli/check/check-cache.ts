import path from 'node:path'
import { reasonOf } from '../../problem/problem.ts'
import { newsroomFolder } from '../../settings/installation.ts'
import { contentCacheFolder } from '../../store/cache-folder.ts'
import { DamagedDatabase, textOf, unsealed } from '../../store/damage.ts'
import { Database, deleteDatabase, fromJson, toJson } from '../../store/database.ts'
import { TABLES } from '../../store/tables.ts'

/**
 * Opens the results that a check caches for the next one. If they cannot be cached, that is reported, and the check
 * works without a cache.
 * @param root the content folder
 * @param kind what the results are
 * @param state a digest of all that every result depends on
 */
export function openCheckIndex<Entry extends object>(root: string, kind: string, state: string) {
  let file: string
  let before: ReadonlyMap<string, Entry> = new Map()
  try {
    file = path.join(contentCacheFolder(newsroomFolder(), root), 'check.sqlite')
    before = entriesIn<Entry>(file, kind, state, root)
  } catch (error) {
    console.error(`The cache cannot be used, so everything is read. (${reasonOf(error)})`)
    return { before, save: () => {} }
  }
  return {
    /** The cached entries; none if they are missing or damaged, or were made in another state. */
    before,
    /** Caches all entries or none. If they cannot be cached, that is reported, and the check goes on. */
    save: (entries: ReadonlyMap<string, Entry>) => {
      const write = (db: Database) => {
        db.run('DELETE FROM memos WHERE name GLOB ?', `${kind}/*`)
        for (const [key, entry] of entries) {
          const name = `${kind}/${key}`
          db.put(TABLES.memos, { name, source: state, value: toJson(entry, root) })
        }
        db.commit()
      }
      try {
        withDatabase(file, write)
      } catch (error) {
        console.error(`The results cannot be cached for the next check: ${reasonOf(error)}`)
      }
    },
  }
}

function entriesIn<Entry>(file: string, kind: string, state: string, root: string): ReadonlyMap<string, Entry> {
  return withDatabase(file, (db) => {
    const rows = db.all('SELECT name, value FROM memos WHERE name GLOB ? AND source = ?', `${kind}/*`, state)
    return new Map(
      rows.map(({ name, value }) => {
        const key = textOf(name).slice(kind.length + 1)
        return [key, fromJson<Entry>(unsealed(textOf(name) + state, value), root)]
      }),
    )
  })
}

/** Uses a database. If it is damaged, it begins again with an empty one. */
function withDatabase<Result>(file: string, use: (db: Database) => Result): Result {
  try {
    const db = new Database(file)
    try {
      return use(db)
    } finally {
      db.close()
    }
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error
    deleteDatabase(file)
    return withDatabase(file, use)
  }
}
