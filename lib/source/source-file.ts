import { readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { type Problem, START } from '../problem/problem.ts'

/** A text file of the newsroom, read once; everything that is said about it points into this text. */
export interface SourceFile {
  /** How messages name it: from the content folder's own name down, with forward slashes. */
  readonly name: string
  /** Where it is on this machine. */
  readonly path: string
  /** Its text with line ends as \n and without a byte order mark. */
  readonly text: string
}

// Control characters, and the overrides and isolates by which a text can be made to read other than it is written
// (CVE-2021-42574). Joiners, marks and no-break spaces are left alone: languages need them.
const FORBIDDEN = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u

/**
 * Reads a text file, strictly.
 * @param root the content folder, which no link may lead out of
 * @returns the file; `text` is what could be read even where there are problems
 */
export function readSource(root: string, file: string): { source: SourceFile; problems: Problem[] } {
  const name = nameOf(root, file)
  if (isOutside(root, realpathSync(file))) {
    const message = 'This symbolic link leads out of the content folder, so whatever it points to would be published.'
    const hint = 'Put the file itself here.'
    const problem: Problem = { file: name, ...START, rule: 'file-link', severity: 'error', message, hint }
    return { source: { name, path: file, text: '' }, problems: [problem] }
  }
  const bytes = readFileSync(file)
  const text = decode(bytes)
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
  const source = { name, path: file, text }
  const problems: Problem[] = []
  const broken = text.indexOf('\ufffd')
  if (broken >= 0 && !isUtf8(bytes)) {
    problems.push({
      file: name,
      ...placeAt(text, broken),
      rule: 'encoding-invalid',
      severity: 'error',
      message: 'The bytes here are not UTF-8.',
      hint: 'Save the file as UTF-8 in your editor.',
    })
  }
  const hidden = text.search(FORBIDDEN)
  if (hidden >= 0) {
    const code = text.codePointAt(hidden)?.toString(16).toUpperCase().padStart(4, '0')
    problems.push({
      file: name,
      ...placeAt(text, hidden),
      rule: 'character-forbidden',
      severity: 'error',
      message: `The invisible character U+${code} stands here.`,
      hint: 'Delete it; text direction follows from the language by itself.',
    })
  }
  return { source, problems }
}

/** How messages name a file. */
export function nameOf(root: string, file: string): string {
  return path.relative(path.dirname(root), file).split(path.sep).join('/')
}

/** Whether a real path lies outside a folder. */
export function isOutside(root: string, real: string): boolean {
  const relative = path.relative(realpathSync(root), real)
  return relative.startsWith('..') || path.isAbsolute(relative)
}

/** Line and column of an offset in a text. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
