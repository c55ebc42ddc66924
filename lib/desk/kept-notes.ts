import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { StoryNote } from './story-note.ts'

/** Notes of stories, by slug. */
export type NotesBySlug = ReadonlyMap<string, StoryNote>

/** What is kept in the file. */
interface Kept {
  readonly state: string
  readonly notes: NotesBySlug
}

/** The notes that were kept the last time, if they were made in this state. */
export function keptNotes(file: string, state: string): NotesBySlug {
  try {
    const kept: Kept = deserialize(readFileSync(file))
    return kept.state === state ? kept.notes : new Map()
  } catch {
    return new Map() // Never kept, or cut short: every story is read anew.
  }
}

/** Keeps notes for the next time, whole or not at all. Where nothing can be written, nothing is kept. */
export function keepNotes(file: string, state: string, notes: NotesBySlug): void {
  const kept: Kept = { state, notes }
  const fresh = `${file}.${process.pid}`
  try {
    writeFileSync(fresh, serialize(kept))
    renameSync(fresh, file)
  } catch (error) {
    console.error(`What was read is not kept for the next time: ${error instanceof Error ? error.message : error}`)
  }
}
