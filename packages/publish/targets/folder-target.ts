import { hash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { reasonOf } from '../../../lib/problem/problem.ts'
import { foldersAbove } from '../plan/folders-above.ts'
import { PublishProblem, publishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { BEHIND_LINK, NO_FILE, reasonFor, type Target } from './target.ts'

/** Returns a folder as a target: one that a web server serves, or that another program synchronises. */
export function folderTarget(folder: string): Target {
  const known = new Map<string, string | undefined>()
  const place = (name: string) => path.join(folder, name)
  return {
    where: folder,
    list: async () => explained(() => namesIn(folder)),
    timeOf: async (name) => explained(() => statSync(place(name), { throwIfNoEntry: false })?.mtimeMs),
    digests: async (names) =>
      new Map(
        names.flatMap((name) => {
          const digest = explained(() => (linkAbove(name) ? BEHIND_LINK : digestOf(place(name))))
          return digest === undefined ? [] : [[name, digest]]
        }),
      ),
    read: async (name) => {
      const text = explained(() => textIn(place(name)))
      known.set(name, text)
      return text
    },
    write: async (name, text) => {
      const wasThere = known.get(name)
      const isWritten = explained(() => {
        if (wasThere !== undefined && textIn(place(name)) !== wasThere) return false
        return replaceFile(place(name), text, OWN_TEMPORARY, wasThere === undefined)
      })
      if (!isWritten) throw publishProblem('changed-by-other', { name })
      known.set(name, text)
    },
    put: async (site, files, arrived) => {
      for (const file of files) {
        explained(() => {
          const link = linkAbove(file.name)
          if (link !== undefined) throw publishProblem('place-link', { link })
          replaceFile(place(file.name), bytesToSend(site, file), TEMPORARY)
        })
        arrived(file)
      }
    },
    remove: async (names) => {
      for (const name of names) {
        explained(() => {
          rmSync(place(name), { force: true })
          rmSync(path.join(path.dirname(place(name)), TEMPORARY), { force: true })
        })
        removeEmptyFolders(path.dirname(name))
      }
    },
    finish: async () => removeOldTemporaries(folder),
  }

  /** Returns the first path above a file that is a link or a file, and no folder; undefined if none is. */
  function linkAbove(name: string): string | undefined {
    return foldersAbove(name)
      .map(place)
      .find((one) => lstatSync(one, { throwIfNoEntry: false })?.isDirectory() === false)
  }

  function removeEmptyFolders(name: string): void {
    if (name === '.') return
    try {
      rmdirSync(place(name))
    } catch {
      return // It has other files.
    }
    removeEmptyFolders(path.dirname(name))
  }
}

/**
 * The name of a file before it is whole. It is the same for every publisher: the next one writes or deletes the file
 * that a killed one was writing, and this one with it.
 */
const TEMPORARY = '.masthead-publish.tmp'

/** The name for files that several publishers may write at the same time. */
const OWN_TEMPORARY = `.masthead-publish.${process.pid}.tmp`

/** The age in milliseconds at which nobody writes a temporary file any longer. */
const OLD = 3_600_000

function removeOldTemporaries(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((entry) => /^\.masthead-publish\.[\w-]+\.tmp$/.test(entry))) {
    const file = path.join(folder, name)
    if (Date.now() - lstatSync(file).mtimeMs > OLD) rmSync(file, { force: true })
  }
}

/**
 * Writes a file in one step: a reader gets the old or the new one.
 * @param temporaryName the name of the file beside it that is written first
 * @returns whether it was written: not if it had to be new and is not
 */
function replaceFile(file: string, content: string | Buffer, temporaryName: string, mustBeNew = false): boolean {
  const temporary = path.join(path.dirname(file), temporaryName)
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    // Somebody may have put a link there, which would be followed.
    rmSync(temporary, { force: true })
    writeFileSync(temporary, content, { flag: 'wx' })
    if (!mustBeNew) renameSync(temporary, file)
    else linkSync(temporary, file)
    return true
  } catch (error) {
    if (mustBeNew && codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Returns what is in a file; undefined if there is none. */
function textIn(file: string): string | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found && !found.isFile()) throw publishProblem('no-file', { file })
  return ifThere(() => readFileSync(file, 'utf8'))
}

function digestOf(file: string): string | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (!found?.isFile()) return found && NO_FILE
  return ifThere(() => hash('sha256', readFileSync(file)))
}

/** Returns the names in a folder, those of folders with a slash at the end; undefined if there is no such folder. */
function namesIn(folder: string): string[] | undefined {
  const entries = ifThere(() => readdirSync(folder, { withFileTypes: true }))
  return entries?.map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`)
}

/** Returns what a step reads; undefined if there is no such file or folder. */
function ifThere<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** Runs a step, and turns an error of the file system into a problem. */
function explained<Result>(step: () => Result): Result {
  try {
    return step()
  } catch (error) {
    if (error instanceof PublishProblem) throw error
    throw new PublishProblem(
      `The folder cannot be written: ${reasonOf(error)}.`,
      reasonFor('folder', String(codeOf(error)))?.hint ?? 'Fix that, and then publish again.',
    )
  }
}
