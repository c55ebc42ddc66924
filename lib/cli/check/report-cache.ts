import { deserialize, serialize } from 'node:v8'
import { readSealed, writeSealed } from '../../cache/sealed-file.ts'
import type { StoryReport } from './story-report.ts'

/** Notes of stories, by slug. */
export type ReportsBySlug = ReadonlyMap<string, StoryReport>

/** What is kept in the file. */
interface Kept {
  readonly state: string
  readonly notes: ReportsBySlug
}

/** The notes that were kept the last time; none if they were made in another state, or are damaged. */
export function cachedReports(file: string, state: string): ReportsBySlug {
  const sealed = readSealed(file)
  if (!sealed) return new Map()
  const kept: Kept = deserialize(sealed)
  return kept.state === state ? kept.notes : new Map()
}

/** Keeps notes for the next time, whole or not at all. Where nothing can be written, nothing is kept. */
export function cacheReports(file: string, state: string, notes: ReportsBySlug): void {
  const kept: Kept = { state, notes }
  try {
    writeSealed(file, [serialize(kept)])
  } catch (error) {
    console.error(`What was read is not kept for the next time: ${error instanceof Error ? error.message : error}`)
  }
}
