import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { sha256 } from '../press/manifest.ts'
import type { StoryNote } from './story-note.ts'

/** Notes of stories, by slug. */
export type NotesBySlug = ReadonlyMap<string, StoryNote>

/** What is kept in the file. */
interface Kept {
  readonly state: string
  readonly notes: NotesBySlug
}

/** The file begins with a digest of the rest, so that damage to it is noticed: this many characters. */
const DIGEST = 64

/** The notes that were kept the last time, if they were made in this state. */
export function keptNotes(file: string, state: string): NotesBySlug {
  try {
    const bytes = readFileSync(file)
    const body = bytes.subarray(DIGEST)
    if (sha256(body) !== bytes.toString('latin1', 0, DIGEST)) return new Map()
    const kept: Kept = deserialize(body)
    return kept.state === state ? kept.notes : new Map()
  } catch {
    return new Map() // Never kept, or by another version: every story is read again.
  }
}

/** Keeps notes for the next time, whole or not at all. Where nothing can be written, nothing is kept. */
export function keepNotes(file: string, state: string, notes: NotesBySlug): void {
  const kept: Kept = { state, notes }
  const fresh = `${file}.${process.pid}`
  try {
    const body = serialize(kept)
    writeFileSync(fresh, Buffer.concat([Buffer.from(sha256(body)), body]))
    renameSync(fresh, file)
  } catch (error) {
    console.error(`What was read is not kept for the next time: ${error instanceof Error ? error.message : error}`)
  }
}
