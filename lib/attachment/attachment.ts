import { hash } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import { formatBytes } from '../language/format.ts'
import { LIMITS } from '../source/limits.ts'
import { type FileProblem, readBytes } from '../source/source-file.ts'
import { contentProblem } from './examine-file.ts'
import type { FileFacts } from './file-facts.ts'
import { endingOf, FILE_ENDINGS, fileTypeOf } from './file-types.ts'

/** A file that a story links to or plays, such as a PDF. */
export interface AttachedFile {
  /** The path of the file on this machine. */
  readonly path: string
  /** Its name among the site’s assets, with a digest of its content. */
  readonly asset: string
  /** Its media type. */
  readonly type: string
  /** Its size in bytes. */
  readonly size: number
}

// Caches the last files: the languages of a story link to the same ones and are read one after the other.
const known = new Map<string, AttachedFile | FileProblem>()
const MOST_KNOWN = 1000

/**
 * Reads a file, and checks its size and whether its content is what its name says.
 * @param name the name as written, for messages
 */
export function readAttachment(file: string, name: string): AttachedFile | FileProblem {
  const stat = statSync(file)
  const key = JSON.stringify([file, name, stat.mtimeMs, stat.size])
  const found = known.get(key) ?? examine(file, name)
  if (known.size > MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

function examine(file: string, name: string): AttachedFile | FileProblem {
  const type = fileTypeOf(file)
  if (!type) {
    const message = `“${name}” is of a type that a story cannot have beside it.`
    return { rule: 'file-type', message, hint: `Use one of these: ${FILE_ENDINGS.join(', ')}.` }
  }
  const bytes = readBytes(file, LIMITS.fileBytes)
  if (!(bytes instanceof Uint8Array)) return { ...bytes, message: `“${name}” cannot be published: ${bytes.message}` }
  const problem = contentProblem(bytes, type.content)
  if (problem) {
    const hint = `Export it again as ${labelOf(file)}, or give it the ending that belongs to it.`
    return { rule: 'file-type', message: `“${name}” ${problem}.`, hint }
  }
  return { path: file, asset: assetOf(file, bytes), type: type.media, size: bytes.length }
}

function assetOf(file: string, bytes: Uint8Array): string {
  const stem = path
    .basename(file, path.extname(file))
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return `${stem || 'file'}.${hash('sha256', bytes).slice(0, 12)}.${endingOf(file)}`
}

/** Reads the bytes of a file again, to publish them. Throws if they have changed since the story was read. */
export function bytesOf({ path: file, asset }: AttachedFile): Uint8Array<ArrayBuffer> {
  const bytes = readBytes(file, LIMITS.fileBytes)
  if (!(bytes instanceof Uint8Array)) throw new Error(bytes.message)
  if (assetOf(file, bytes) !== asset) throw new Error('it has changed since the story was read.')
  return new Uint8Array(bytes)
}

/** Returns what a link with some words says of its file. */
export function fileFactsOf({ asset, size, type }: AttachedFile, words: string, lang: string): FileFacts {
  const label = labelOf(asset)
  const isSaid = new RegExp(`(?<![\\p{L}\\p{N}])${label}(?![\\p{L}\\p{N}])`, 'iu').test(words)
  return { label: isSaid ? undefined : label, size: formatBytes(size, lang), type }
}

function labelOf(name: string): string {
  const ending = endingOf(name)
  return ending === 'geojson' ? 'GeoJSON' : ending.toUpperCase()
}
