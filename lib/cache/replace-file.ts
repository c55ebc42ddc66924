import { closeSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'

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
