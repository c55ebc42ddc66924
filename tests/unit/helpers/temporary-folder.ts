import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** The files of a folder by their names in it. */
export type Files = Readonly<Record<string, string>>

/**
 * A folder with these files, which is deleted after the test. It is deep within a folder of its own, because builds
 * replace folders, and an error of theirs must only reach the files of the test.
 */
export function temporaryFolder(files: Files = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'masthead-test-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const folder = path.join(root, 'a', 'b', 'c', 'folder')
  mkdirSync(folder, { recursive: true })
  writeFiles(folder, files)
  return folder
}

/** Writes files into a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
}

/** The names of a folder's files, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

/** The text of a file in a folder. */
export function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}
