import { isUtf8 } from 'node:buffer'
import { closeSync, existsSync, openSync, readFileSync, readSync, realpathSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { findHidden, withoutHidden } from '../problem/hidden-characters.ts'
import { type Problem, START } from '../problem/problem.ts'
import { inMegabytes, LIMITS } from './limits.ts'

/** A text file of the content, read once. The places of all its problems refer to this text. */
export interface SourceFile {
  /** The path in messages: it begins with the name of the content folder and has forward slashes. */
  readonly name: string
  /** The path on this machine. */
  readonly path: string
  /** The text with \n as line ends and without a byte order mark. */
  readonly text: string
}

/**
 * Reads a text file and checks its encoding and characters.
 * @param root the content folder; a symbolic link must not point out of it
 * @param most the maximum size in bytes
 * @returns the file. If there are problems, `text` is what could be read; if it is not `readable`, `text` is empty.
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
  const wide = utf16Of(bytes)
  const text = (wide ? new TextDecoder(wide, { ignoreBOM: true }) : decoder)
    .decode(bytes)
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
  const problems: Problem[] = []
  const broken = wide ? 0 : text.indexOf('\ufffd')
  if (broken >= 0 && !isUtf8(bytes)) {
    const message = wide ? 'This file is UTF-16, not UTF-8.' : 'The bytes here are not UTF-8.'
    const hint = 'Save the file as UTF-8 in your editor.'
    problems.push({ ...at, ...placeAt(text, broken), rule: 'encoding-invalid', message, hint })
  }
  const hidden = findHidden(text)
  if (hidden) {
    const message = `The character ${hidden.name} is not allowed here.`
    const hint = /^U\+20/.test(hidden.name)
      ? 'Delete it; text direction follows from the language by itself.'
      : 'Delete it; it is invisible, and an editor or another program may have left it here.'
    problems.push({ ...at, ...placeAt(text, hidden.offset), rule: 'character-forbidden', message, hint })
  }
  return { source: { name, path: file, text }, readable: true, problems }
}

/**
 * Reads a text file that another program wrote, without the characters that are not allowed.
 * @returns what `readSource` returns, and the first character that was removed, with its place
 */
export function readForeignSource(root: string, file: string, most: number) {
  const read = readSource(root, file, most)
  const { source } = read
  const hidden = findHidden(source.text)
  if (!hidden) return { ...read, removed: undefined }
  const removed = { name: hidden.name, ...placeAt(source.text, hidden.offset) }
  return { ...read, source: { ...source, text: withoutHidden(source.text) }, removed }
}

/**
 * Returns a function that reads a file by its name in messages, for code frames; its result is undefined if it cannot.
 */
export function sourceTextOf(root: string): (file: string) => string | undefined {
  return (file) => {
    const where = path.resolve(path.dirname(root), file)
    // A newsroom’s own code is beside its content.
    const folder = where.startsWith(root + path.sep) ? root : path.dirname(root)
    const isText = /\.(md|yaml|json|css|tsx?)$/.test(file) && existsSync(where)
    return isText ? readSource(folder, where).source.text : undefined
  }
}

/** Returns the encoding of a file that begins with a byte order mark of UTF-16; undefined for any other file. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)
  return mark === 0xff_fe ? 'utf-16le' : mark === 0xfe_ff ? 'utf-16be' : undefined
}

/** Returns the problem of a symbolic link; undefined for a valid one, and for a file or folder that is not a link. */
export function linkProblem(root: string, file: string): FileProblem | undefined {
  const real = realPathOf(file)
  // A path that contains no link is what it says, and so is the content folder in it.
  if (real === file && file.startsWith(root + path.sep)) return undefined
  if (real !== undefined && !isOutside(root, real)) return undefined
  const where =
    real === undefined ? 'nowhere' : 'out of the content folder, so whatever it points to would be published'
  return { rule: 'file-link', message: `This symbolic link points ${where}.`, hint: 'Put what it points to here.' }
}

/**
 * Returns the path of a file as messages show it.
 * @example
 * nameOf('/news/content', '/news/content/site.yaml') // => 'content/site.yaml'
 */
export function nameOf(root: string, file: string): string {
  return path.relative(path.dirname(root), file).split(path.sep).join('/')
}

/** Resolves all symbolic links in a path; undefined if its target does not exist. */
export function realPathOf(file: string): string | undefined {
  try {
    return realpathSync.native(file)
  } catch {
    return undefined
  }
}

/** Whether a real path (without links) is outside a folder. */
export function isOutside(root: string, real: string): boolean {
  const relative = path.relative(realpathSync.native(root), real)
  return relative.split(path.sep)[0] === '..' || path.isAbsolute(relative)
}

/**
 * Returns the line and column of an offset in a text.
 * @example
 * placeAt('one\ntwo', 5) // => { line: 2, column: 2 }
 */
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

// Cached for one text: places are computed by the thousand, text by text.
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] }

/** Returns the offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  if (last.text !== text) {
    const starts = [0]
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
    last = { text, starts }
  }
  return last.starts
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** A problem of a whole file, without the place where it is reported. */
export type FileProblem = Required<Pick<Problem, 'rule' | 'message' | 'hint'>>

/** The problem of a file or folder that exists but cannot be read. */
export const UNREADABLE: FileProblem = {
  rule: 'file-unreadable',
  message: 'This cannot be read.',
  hint: 'Check that it is what its name says, that its name is UTF-8, and that its permissions let you read it.',
}

/**
 * Reads a file of the content or of an import. Does not read a pipe, a socket or a device, which may never end.
 * @param most the maximum size in bytes
 * @returns the bytes, or the reason why the file is not read
 */
export function readBytes(file: string, most: number): Buffer | FileProblem {
  try {
    const stat = statSync(file)
    return reasonNotRead(stat, most) ?? readFileSync(file)
  } catch {
    return UNREADABLE
  }
}

/** Returns the bytes of a content file, or the reason why it cannot be read; reading the story reports that reason. */
export function bytesOrReason(file: string): Uint8Array | string {
  const read = readBytes(file, LIMITS.pictureBytes)
  return read instanceof Uint8Array ? read : read.message
}

/** Reads the first bytes of a file; returns none if it is not a regular file or cannot be read. */
export function readStart(file: string, count: number): Uint8Array {
  const bytes = new Uint8Array(count)
  try {
    if (!statSync(file).isFile()) return bytes.subarray(0, 0)
    const handle = openSync(file, 'r')
    try {
      return bytes.subarray(0, readSync(handle, bytes))
    } finally {
      closeSync(handle)
    }
  } catch {
    return bytes.subarray(0, 0)
  }
}

function reasonNotRead(stat: Stats, most: number): FileProblem | undefined {
  if (!stat.isFile()) {
    const message = `This is ${kindOf(stat)}, not a file.`
    return { rule: 'file-unreadable', message, hint: 'Put a file here, or delete this.' }
  }
  if (stat.size <= most) return undefined
  const message = `This file has ${inMegabytes(stat.size)}; at most ${inMegabytes(most)} are read.`
  return { rule: 'limit-exceeded', message, hint: 'Divide it, or make it smaller.' }
}

function kindOf(stat: Stats): string {
  if (stat.isDirectory()) return 'a folder'
  if (stat.isFIFO()) return 'a pipe'
  return stat.isSocket() ? 'a socket' : 'a device'
}
