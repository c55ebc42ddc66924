import { deserialize, serialize } from 'node:v8'
import { readSealed, writeSealed } from '../cache/sealed-file.ts'
import type { StoryNote } from './story-note.ts'

/** Notes of stories, by slug. */
export type NotesBySlug = ReadonlyMap<string, StoryNote>

/** What is kept in the file. */
interface Kept {
  readonly state: string
  readonly notes: NotesBySlug
}

/** The notes that were kept the last time; none if they were made in another state, or are damaged. */
export function keptNotes(file: string, state: string): NotesBySlug {
  const sealed = readSealed(file)
  if (!sealed) return new Map()
  const kept: Kept = deserialize(sealed)
  return kept.state === state ? kept.notes : new Map()
}

/** Keeps notes for the next time, whole or not at all. Where nothing can be written, nothing is kept. */
export function keepNotes(file: string, state: string, notes: NotesBySlug): void {
  const kept: Kept = { state, notes }
  try {
    writeSealed(file, [serialize(kept)])
  } catch (error) {
    console.error(`What was read is not kept for the next time: ${error instanceof Error ? error.message : error}`)
  }
}
