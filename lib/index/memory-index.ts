import type { Library } from '../library/library.ts'
import type { Publication } from '../publication/publication.ts'
import { Database, IN_MEMORY } from '../store/database.ts'
import type { Story } from '../story/types/story.ts'
import { deleteListRows, putListRows } from './list-rows.ts'
import { RowIndex } from './row-index.ts'

/** A library without what answers questions about all its stories, so that threads can be given it. */
export type UnindexedLibrary = Omit<Library, 'index'>

/**
 * Returns a library whose stories are in memory. Lists are made of them by the same queries as those of a build: their
 * rows are written into a database in memory as soon as a list is asked for.
 */
export function indexedInMemory(library: UnindexedLibrary): Library {
  const { publication, stories } = library
  const index = new RowIndex(
    () => databaseWith(publication, stories),
    (slug) => stories.get(slug),
  )
  return { ...library, index }
}

/** A database, and the stories that have rows in it. */
interface Held {
  readonly db: Database
  readonly stories: Map<string, Story>
  all?: ReadonlyMap<string, Story>
}

const databases = new WeakMap<Publication, Held>()

/**
 * Returns a database with the rows of these stories and no others. Each newspaper has one, in which only the rows of
 * other stories than last time are written again.
 */
function databaseWith(publication: Publication, stories: ReadonlyMap<string, Story>): Database {
  const held: Held = databases.get(publication) ?? { db: new Database(IN_MEMORY), stories: new Map() }
  databases.set(publication, held)
  const { db } = held
  if (held.all === stories) return db
  for (const [slug, story] of held.stories) {
    if (stories.get(slug) === story) continue
    deleteListRows(db, slug)
    held.stories.delete(slug)
  }
  for (const [slug, story] of stories) {
    if (held.stories.has(slug)) continue
    putListRows(db, story, publication, () => null)
    held.stories.set(slug, story)
  }
  held.all = stories
  return db
}
