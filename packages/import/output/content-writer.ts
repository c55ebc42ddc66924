import path from 'node:path'
import type { Collection } from '../../../lib/story/read/read-folder.ts'
import { digestsOf, readRecord, stateOf, writeRecord } from './import-record.ts'
import type { PlacedStory } from './place-stories.ts'
import { putInPlace } from './put-in-place.ts'

/** A story or page that an import wrote. */
export interface WrittenStory {
  readonly collection: Collection
  readonly slug: string
  readonly languages: readonly string[]
}

/** The content folder as an import writes it. */
interface ContentTarget {
  readonly into: string
  /** Whether existing files are replaced. */
  readonly force: boolean
  /** Whether to write nothing and only report. */
  readonly dryRun: boolean
}

/**
 * Returns functions that move finished stories into a content folder: those that are new, and those that have changed in
 * the source and not here.
 * @param staging the folder in which stories are finished
 */
export function contentWriter(staging: string, { into, force, dryRun }: ContentTarget) {
  const record = readRecord(into)
  let unchanged = 0
  return {
    // Problems name files by their future path, so the staging folder ends with the name of the content folder.
    root: path.join(staging, path.basename(into)),
    /** Moves a finished story into its place, unless it is unchanged, or has changed here; the latter is reported. */
    put({ collection, slug, editions: [first, ...others] }: PlacedStory, folder: string): WrittenStory[] {
      const key = `${collection}/${slug}`
      const target = path.join(into, collection, slug)
      const digests = digestsOf(folder)
      const state = stateOf(digests, target, record.get(key))
      if (state === 'same') record.set(key, digests)
      if (state === 'same' || (state === 'changed-here' && !force)) {
        unchanged++
        return []
      }
      if (state === 'changed-in-both' && !force) {
        const message = `${path.relative('', target)} exists already and differs from the source; it is not changed.`
        first.warn(first.place, 'import-exists', message, 'Import with --force to replace it.', 'error')
        return []
      }
      record.set(key, digests)
      if (!dryRun) putInPlace(folder, target)
      return [{ collection, slug, languages: [first, ...others].map(({ lang }) => lang) }]
    },
    /** The number of stories that have not changed in the source since the last import. */
    unchanged: () => unchanged,
    /** Records what was written, for the next import. */
    finish: () => {
      if (!dryRun) writeRecord(into, record)
    },
  }
}
