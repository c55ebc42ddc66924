import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { anything, readJson } from '../../../lib/settings/read-json.ts'
import { isRecord, toRecord } from '../../../lib/source/is-record.ts'
import { sha256 } from '../../../lib/store/sha256.ts'

/** Reads what earlier imports wrote; an unreadable record counts as none. */
export function readRecord(into: string): ImportRecord {
  const file = path.join(into, RECORD)
  const record = existsSync(file) ? toRecord(readJson(anything, readFileSync(file))) : {}
  return new Map(Object.entries(record).flatMap(([key, each]) => (isRecord(each) ? [[key, each]] : [])))
}

/** The file of the content folder that keeps what imports wrote. It is committed with the stories. */
const RECORD = '.import.json'

/** The digests of the files that an import wrote, by the folder of the story and the name of the file. */
type ImportRecord = Map<string, Readonly<Record<string, unknown>>>

/** The state of a finished story in the content: not there yet, changed by the source or here, by both, or by neither. */
type StoryState = 'new' | 'same' | 'changed' | 'changed-here' | 'changed-in-both'

/** Writes what imports wrote, one story a line, so that versions of the file can be compared. */
export function writeRecord(into: string, record: ImportRecord): void {
  if (record.size === 0) return
  const lines = [...record]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.map((part) => JSON.stringify(part)).join(': '))
  writeFileSync(path.join(into, RECORD), `{\n${lines.join(',\n')}\n}\n`)
}

/** Returns the digests of the files of a folder. */
export function digestsOf(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  return Object.fromEntries(names.sort().map((name) => [name, sha256(readFileSync(path.join(folder, name)))]))
}

/**
 * Compares a finished story with the one in the content, and both with what the last import wrote.
 * @param finished the digests of the finished story
 * @param target the folder of the story in the content
 * @param known the digests that the last import wrote
 */
export function stateOf(
  finished: Readonly<Record<string, string>>,
  target: string,
  known: Readonly<Record<string, unknown>> | undefined,
): StoryState {
  if (!existsSync(target)) return 'new'
  const present = digestsOf(target)
  const isIn = (some: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>>) =>
    Object.entries(some).every(([name, digest]) => others[name] === digest)
  if (isIn(finished, present)) return 'same'
  if (!known) return 'changed-in-both'
  if (isIn(finished, known)) return 'changed-here'
  return isIn(known, present) ? 'changed' : 'changed-in-both'
}
