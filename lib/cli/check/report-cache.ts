import { deserialize, serialize } from 'node:v8'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'
import type { StoryReport } from './story-report.ts'

/** The reports of stories, by slug. */
export type ReportsBySlug = ReadonlyMap<string, StoryReport>

/** The content of the cache file. */
interface Kept {
  readonly state: string
  readonly notes: ReportsBySlug
}

/** Returns the cached reports; none if they were made in another state, or are damaged. */
export function cachedReports(file: string, state: string): ReportsBySlug {
  const sealed = readSealed(file)
  if (!sealed) return new Map()
  const kept: Kept = deserialize(sealed)
  return kept.state === state ? kept.notes : new Map()
}

/** Caches reports for the next run, all of them or none. If the file cannot be written, nothing is cached. */
export function cacheReports(file: string, state: string, notes: ReportsBySlug): void {
  const kept: Kept = { state, notes }
  try {
    writeSealed(file, [serialize(kept)])
  } catch (error) {
    console.error(`What was read is not kept for the next time: ${error instanceof Error ? error.message : error}`)
  }
}
