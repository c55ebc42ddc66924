import { realpathSync } from 'node:fs'
import path from 'node:path'
import { findHidden } from '../problem/hidden-characters.ts'
import { type Problem, START } from '../problem/problem.ts'
import { LIMITS } from './limits.ts'
import { type FileFault, readBytes } from './read-bytes.ts'

/** A text file of the newsroom, read once; everything that is said about it points into this text. */
export interface SourceFile {
  /** How messages name it: from the content folder's own name down, with forward slashes. */
  readonly name: string
  /** Where it is on this machine. */
  readonly path: string
  /** Its text with line ends as \n and without a byte order mark. */
  readonly text: string
}

/**
 * Reads a text file, strictly.
 * @param root the content folder, which no link may lead out of
 * @param most how many bytes it may have
 * @returns the file; `text` is what could be read even where there are problems, and empty where it is not `readable`
 */
export function readSource(
  root: string,
  file: string,
  most: number = LIMITS.textBytes,
): { source: SourceFile; readable: boolean; problems: Problem[] } {
  const name = nameOf(root, file)
  const at = { file: name, ...START, severity: 'error' as const }
  const bytes = linkProblem(root, file) ?? readBytes(file, most)
  if (!(bytes instanceof Uint8Array)) {
    return { source: { name, path: file, text: '' }, readable: false, problems: [{ ...at, ...bytes }] }
  }
  const text = decoder
    .decode(bytes)
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
  const problems: Problem[] = []
  const broken = text.indexOf('\ufffd')
  if (broken >= 0 && !isUtf8(bytes)) {
    const message = 'The bytes here are not UTF-8.'
    const hint = 'Save the file as UTF-8 in your editor.'
    problems.push({ ...at, ...placeAt(text, broken), rule: 'encoding-invalid', message, hint })
  }
  const hidden = findHidden(text)
  if (hidden) {
    const message = `The character ${hidden.name} is not allowed here.`
    const hint = 'Delete it; text direction follows from the language by itself.'
    problems.push({ ...at, ...placeAt(text, hidden.offset), rule: 'character-forbidden', message, hint })
  }
  return { source: { name, path: file, text }, readable: true, problems }
}

/** What is wrong with a symbolic link; undefined for a sound one, and for a file or folder itself. */
export function linkProblem(root: string, file: string): FileFault | undefined {
  const real = realPathOf(file)
  if (real !== undefined && !isOutside(root, real)) return undefined
  const where =
    real === undefined ? 'nowhere' : 'out of the content folder, so whatever it points to would be published'
  return { rule: 'file-link', message: `This symbolic link leads ${where}.`, hint: 'Put what it points to here.' }
}

/** How messages name a file. */
export function nameOf(root: string, file: string): string {
  return path.relative(path.dirname(root), file).split(path.sep).join('/')
}

/** Where a path really leads, by all links on the way; undefined where that is nowhere. */
export function realPathOf(file: string): string | undefined {
  try {
    return realpathSync.native(file)
  } catch {
    return undefined
  }
}

/** Whether a real path lies outside a folder. */
export function isOutside(root: string, real: string): boolean {
  const relative = path.relative(realpathSync.native(root), real)
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative)
}

/** Line and column of an offset in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const starts = lineStarts(text)
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

// Places are asked for by the thousand, one text after the other.
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] }

/** The offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  if (last.text !== text) {
    const starts = [0]
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
    last = { text, starts }
  }
  return last.starts
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const strictDecoder = new TextDecoder('utf-8', { fatal: true })

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes)
    return true
  } catch {
    return false
  }
}
