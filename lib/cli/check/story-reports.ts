import path from 'node:path'
import { codeDigest } from '../../cache/code-digest.ts'
import { bytesOrReason } from '../../cache/folder-digest.ts'
import { sha256 } from '../../cache/sha256.ts'
import type { Publication } from '../../publication/publication.ts'
import { isAsScheduled } from '../../story/translations/schedule.ts'
import { cacheFile } from './check-cache.ts'
import { cachedReports, cacheReports, type ReportsBySlug } from './report-cache.ts'
import { readReports } from './report-threads.ts'
import { digestOf, type StoryReport } from './story-report.ts'

const PROJECT = path.resolve(import.meta.dirname, '../../..')

/** The reports that the command line needs of all stories. */
export interface StoryReports {
  /** In the order of the slugs. */
  readonly notes: readonly StoryReport[]
  /** How many stories were read; the reports of the others come from the cache. */
  readonly read: number
}

/**
 * Reads the stories that have changed since the last run; the reports of the others come from the cache. Checks that
 * span several stories are not cached and always run again.
 */
export async function storyReports(
  root: string,
  slugs: readonly string[],
  publication: Publication | undefined,
): Promise<StoryReports> {
  const file = cacheFile(root, 'notes')
  const state = stateOf(root)
  const kept: ReportsBySlug = file === undefined ? new Map() : cachedReports(file, state)
  const current = new Map(
    slugs.flatMap((slug) => {
      const note = kept.get(slug)
      const isCurrent = note && isAsScheduled(note.reading.schedule) && note.digest === digestOf(root, slug)
      return isCurrent ? [[slug, note] as const] : []
    }),
  )
  const changed = slugs.filter((slug) => !current.has(slug))
  const fresh = await readReports({ root, slugs: changed, publication })
  const notes = new Map(
    slugs.flatMap((slug) => {
      const note = current.get(slug) ?? fresh.get(slug)
      return note ? [[slug, note] as const] : []
    }),
  )
  if (file !== undefined && (changed.length > 0 || kept.size !== notes.size)) cacheReports(file, state, notes)
  return { notes: [...notes.values()], read: changed.length }
}

/** Returns a digest of everything that a story's report depends on, apart from its own files. */
function stateOf(root: string): string {
  const site = sha256(bytesOrReason(path.join(root, 'site.yaml')))
  return sha256([codeDigest(PROJECT), path.basename(root), site].join('\0'))
}
