import {
  existsSync,
  linkSync,
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
import { PublishProblem, publishProblem } from '../plan/publish-problem.ts'
import { bytesToSend } from '../plan/site-to-publish.ts'
import { reasonFor, type Target } from './target.ts'

/** Returns a folder as a target: one that a web server serves, or that another program synchronises. */
export function folderTarget(folder: string): Target {
  const known = new Map<string, string | undefined>()
  const place = (name: string) => path.join(folder, name)
  return {
    where: folder,
    list: async () => explained(() => namesIn(folder)),
    timeOf: async (name) => explained(() => statSync(place(name), { throwIfNoEntry: false })?.mtimeMs),
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
        explained(() => replaceFile(place(file.name), bytesToSend(site, file), TEMPORARY))
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
 * The name of a file before it is whole. It is the same for every publisher: the next one writes or deletes the file that
 * a killed one was writing, and this one with it.
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
    if (Date.now() - statSync(file).mtimeMs > OLD) rmSync(file, { force: true })
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
    writeFileSync(temporary, content)
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

const textIn = (file: string) => ifThere(() => readFileSync(file, 'utf8'))

/** Returns the names in a folder, those of folders with a slash at the end; undefined if there is no such folder. */
function namesIn(folder: string): string[] | undefined {
  const entries = ifThere(() => readdirSync(folder, { withFileTypes: true }))
  return entries?.map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`)
}

/** Returns what a step reads; undefined if there is no such file or folder. */
export function ifThere<Result>(read: () => Result): Result | undefined {
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
