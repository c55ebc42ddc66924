import { createHash, type Hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'

/** The length of a SHA-256 in bytes, with which a sealed file ends. */
export const SEAL = 32

/** Writes a file that ends in a SHA-256 of its name and content, so that `readSealed` notices any damage. */
export function writeSealed(file: string, parts: Iterable<string | Uint8Array>): void {
  replaceFile(file, (handle) => {
    const hash = hashFor(file)
    for (const part of parts) {
      hash.update(part)
      writeFileSync(handle, part)
    }
    writeFileSync(handle, hash.digest())
  })
}

/** Returns the content of a file that `writeSealed` wrote; undefined if it is missing, unreadable or damaged. */
export function readSealed(file: string): Buffer | undefined {
  const bytes = bytesOf(file)
  if (!bytes || bytes.length < SEAL) return undefined
  const content = bytes.subarray(0, -SEAL)
  return hashFor(file).update(content).digest().equals(bytes.subarray(-SEAL)) ? content : undefined
}

/** Starts a hash with the file's name, so that an undamaged file in the place of another is detected too. */
function hashFor(file: string): Hash {
  return createHash('sha256').update(`${path.basename(file)}\0`)
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/**
 * Writes a file completely or not at all. It is a new file, so hard links to the old file keep the old bytes. Several
 * threads may write the same file at once.
 * @param write called with the handle of the open file
 */
export function replaceFile(file: string, write: (handle: number) => void): void {
  const draft = `${file}.${process.pid}-${threadId}`
  const handle = openDraft(draft)
  try {
    try {
      write(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

function openDraft(draft: string): number {
  try {
    return openSync(draft, 'w')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    mkdirSync(path.dirname(draft), { recursive: true })
    return openSync(draft, 'w')
  }
}
