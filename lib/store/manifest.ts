import { hash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The file that lists all others. `sha256sum --check` can read it, and Masthead recognises a folder it built by this
 * file.
 */
export const MANIFEST = 'SHA256SUMS'

/** Files that operating systems put into folders that a user opens. */
export const SYSTEM_FILES: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Whether an operating system made a file. */
export function isSystemFile(name: string): boolean {
  return SYSTEM_FILES.has(path.posix.basename(name))
}

/**
 * The name of a file of the site: its path in the site’s folder, with forward slashes. Only `isFileOfSite` makes one
 * from a text, so no file is written or deleted outside that folder.
 */
export type SiteFileName = string & { readonly [CHECKED]: true }

declare const CHECKED: unique symbol

/**
 * Whether a text leads to a file within the site’s folder: it has no backslash, no empty part, and no part `.` or `..`.
 */
export function isFileOfSite(text: unknown): text is SiteFileName {
  if (typeof text !== 'string' || !/^(?!\/)[^\\\0\n]+$/.test(text)) return false
  return !text.split('/').some((part) => part === '..' || part === '.' || part === '')
}

/** Whether a text is the SHA-256 of a file, as 64 hex digits: the cache names its files so. */
export function isDigest(text: unknown): text is string {
  return typeof text === 'string' && /^[\da-f]{64}$/.test(text)
}

/** A file of the site, with its digest if it is known already. */
export interface ManifestEntry {
  readonly name: string
  readonly sha256?: string
}

/** Writes the manifest of a folder: the SHA-256 of every file, sorted by name, in the format of coreutils. */
export function writeManifest(folder: string, files: readonly ManifestEntry[]): void {
  const lines = files
    .map(({ name, sha256: known }) => ({
      name,
      digest: known ?? hash('sha256', readFileSync(path.join(folder, name))),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, digest }) => `${digest}  ${name}\n`)
  writeFileSync(path.join(folder, MANIFEST), lines.join(''))
}

/** Lists the names of all files in a folder and its subfolders, except the manifest, sorted. */
export function filesOf(folder: string): string[] {
  return [...entriesOf(folder)].flatMap(({ name, isFile }) => (isFile && name !== MANIFEST ? [name] : [])).sort()
}

/** An entry of a folder that is not a folder itself. */
interface Entry {
  /** The path in the folder, with forward slashes. */
  readonly name: string
  /** False for a link, a pipe and the like. */
  readonly isFile: boolean
}

/** Finds everything in a folder and its subfolders. Node's own recursive reading takes twice as long. */
export function* entriesOf(folder: string, prefix = ''): Generator<Entry> {
  for (const entry of readdirSync(`${folder}/${prefix}`, { withFileTypes: true })) {
    const name = prefix + entry.name
    if (entry.isDirectory()) yield* entriesOf(folder, `${name}/`)
    else yield { name, isFile: entry.isFile() }
  }
}

/** Reads the digests in a manifest, by file name. */
export function parseManifest(text: string): Map<string, string> {
  return new Map(linesOfManifest(text))
}

/** Reads a manifest line by line. A line has 64 hex digits, two spaces and the name. */
export function* linesOfManifest(text: string): Generator<[name: string, digest: string]> {
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    if (end > start) yield [text.slice(start + 66, end), text.slice(start, start + 64)]
  }
}

/** Whether a file is text, so that compressed copies are worthwhile. Pictures are compressed already. */
export function isText(name: string): boolean {
  return /\.(html|css|js|svg|xml|json|txt|md|webmanifest)$/.test(name)
}
