import { createHash, type Hash, hash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import { packedCode } from '../settings/installation.ts'

/** Returns the path of the site before the last publication, in the cache of a content folder. */
export function previousSite(folder: string): string {
  return path.join(folder, 'previous-site')
}

/** Returns the folder of everything that builds and checks of a newsroom or checkout cache for the next ones. */
export function cacheFolder(projectDir: string): string {
  return path.join(projectDir, packedCode() ? '.masthead/cache' : '.next/cache/masthead')
}

/**
 * Returns the cache folder of a content folder. Each content folder has its own, because two in one would replace each
 * other's files. Deletes the folders whose content folder no longer exists, and what earlier versions of Masthead
 * cached.
 */
export function contentCacheFolder(projectDir: string, root: string): string {
  const parent = cacheFolder(projectDir)
  const folder = contentCachePath(projectDir, root)
  writeSealed(path.join(folder, ROOT), [root])
  for (const name of readdirSync(parent)) {
    const known = name.startsWith('content-') && readSealed(path.join(parent, name, ROOT))?.toString()
    if (name.startsWith('archive-') || (known && !existsSync(known))) {
      rmSync(path.join(parent, name), { recursive: true, force: true })
    }
  }
  rmSync(path.join(folder, 'records'), { recursive: true, force: true })
  return folder
}

/** The file that names the content folder of a cache. */
const ROOT = 'root'

/** Returns the database of builds in the cache folder of a content folder. */
export function databaseIn(folder: string): string {
  return path.join(folder, 'site.sqlite')
}

/** Returns the path of the cache folder of a content folder, which may not exist. */
export function contentCachePath(projectDir: string, root: string): string {
  return path.join(cacheFolder(projectDir), `content-${hash('sha256', root).slice(0, 8)}`)
}

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
