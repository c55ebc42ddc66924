import { hash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Root } from 'mdast'
import { z } from 'zod'
import { isRunning } from '../../../lib/settings/process.ts'
import { readJson } from '../../../lib/settings/read-json.ts'
import type { Collection } from '../../../lib/story/read/read-folder.ts'
import type { PlacedStory } from './place-stories.ts'

/** A story or page that an import wrote. */
export interface WrittenStory {
  readonly collection: Collection
  readonly slug: string
  readonly languages: readonly string[]
}

/**
 * Opens a content folder for an import. Its stories are finished in a staging folder, and then moved into their places:
 * those that are new, and those that have changed in the source and not here.
 * @param into the content folder
 * @param force whether existing files are replaced
 * @param dryRun whether to write nothing and only report
 */
export function openContent(into: string, force: boolean, dryRun: boolean) {
  if (!dryRun) mkdirSync(into, { recursive: true })
  if (!dryRun) clearLeftovers(into)
  const staging = mkdtempSync(path.join(dryRun ? tmpdir() : into, `.import-${process.pid}-`))
  const file = path.join(into, RECORD)
  // An unreadable record counts as none.
  const written = existsSync(file) ? readJson(z.record(z.string(), digests), readFileSync(file)) : undefined
  const record = new Map(Object.entries(written ?? {}))
  let unchanged = 0
  let kept = 0
  return {
    // Problems name files by their future path, so the staging folder ends with the name of the content folder.
    root: path.join(staging, path.basename(into)),
    /** Keeps a text outside of memory, which is too small for all of them. Returns a function that reads it. */
    keep(tree: Root): () => Root {
      const text = path.join(staging, `${kept++}.json`)
      writeFileSync(text, JSON.stringify(tree))
      return () => JSON.parse(readFileSync(text, 'utf8'))
    },
    /** Moves a finished story into its place, unless it is unchanged, or has changed here; the latter is reported. */
    put({ collection, slug, editions: [first, ...others] }: PlacedStory, folder: string): WrittenStory[] {
      const key = `${collection}/${slug}`
      const target = path.join(into, collection, slug)
      const finished = digestsOf(folder)
      const present = existsSync(target) ? digestsOf(target) : undefined
      const known = record.get(key)
      const isSame = present !== undefined && isIn(finished, present)
      if (isSame) record.set(key, finished)
      if (isSame || (present && isIn(finished, known) && !force)) {
        unchanged++
        return []
      }
      // An import that was stopped may have replaced some of the files.
      const names = Object.keys({ ...finished, ...known })
      const isEdited = names.some((name) => ![known?.[name], finished[name]].includes(present?.[name]))
      if (present && (!known || isEdited) && !force) {
        const message = `${path.relative('', target)} exists already and differs from the source; it is not changed.`
        first.warn(first.place, 'import-exists', message, 'Import with --force to replace it.', 'error')
        return []
      }
      record.set(key, finished)
      if (!dryRun) putInPlace(folder, target)
      return [{ collection, slug, languages: [first, ...others].map(({ lang }) => lang) }]
    },
    /**
     * Records what was written for the next import, one story a line, so that versions of the file can be compared.
     * @returns the number of stories that have not changed in the source since the last import
     */
    finish(): number {
      const lines = [...record]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map((pair) => pair.map((part) => JSON.stringify(part)).join(': '))
      if (!dryRun && lines.length > 0) writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
      return unchanged
    },
    close: () => rmSync(staging, { recursive: true, force: true }),
  }
}

/** The file of the content folder that keeps what imports wrote. It is committed with the stories. */
const RECORD = '.import.json'

/** The digests of the files of a folder. */
const digests = z.record(z.string(), z.string())
type Digests = z.infer<typeof digests>

function digestsOf(folder: string): Digests {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  return Object.fromEntries(names.sort().map((name) => [name, hash('sha256', readFileSync(path.join(folder, name)))]))
}

function isIn(some: Digests, others: Digests | undefined): boolean {
  return Object.entries(some).every(([name, digest]) => others?.[name] === digest)
}

/**
 * Moves a finished folder into its place. If there is a folder already, each file replaces that of its name in one
 * step, and the others stay.
 */
function putInPlace(finished: string, target: string): void {
  mkdirSync(path.dirname(target), { recursive: true })
  if (!existsSync(target)) renameSync(finished, target)
  else for (const name of readdirSync(finished)) renameSync(path.join(finished, name), path.join(target, name))
}

/** Deletes what killed imports have left in a content folder. */
function clearLeftovers(into: string): void {
  for (const name of readdirSync(into)) {
    const [, pid] = /^\.import-(\d+)-/.exec(name) ?? []
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(path.join(into, name), { recursive: true, force: true })
  }
}
