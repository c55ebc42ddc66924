import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { readLibrary } from '../../lib/index/read-library.ts'
import { compareProblems, type Problem } from '../../lib/problem/problem.ts'
import { GOOD_FILES } from './good-newsroom.ts'

/** A symbolic link, by what it holds. */
export interface LinkTo {
  readonly linkTo: string
}

/** What becomes of one path: new contents, a link, nothing, or what a function makes of the good text. */
export type Change = string | Uint8Array | LinkTo | undefined | ((good: string) => string)

/** Changes to a good newsroom, by path within its content folder. */
export type Changes = Readonly<Record<string, Change>>

/**
 * Writes a good newsroom with changes into a temporary folder, which goes when the test is over.
 * @returns the path of its content folder
 */
export function writeNewsroom(changes: Changes = {}): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'masthead-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const root = path.join(parent, 'content')
  for (const [name, good] of Object.entries(GOOD_FILES)) put(path.join(root, name), good)
  for (const [name, change] of Object.entries(changes)) {
    put(path.join(root, name), typeof change === 'function' ? change(goodText(name)) : change)
  }
  return root
}

/** What is wrong with a good newsroom after changes, from top to bottom. */
export function problemsAfter(changes: Changes): Problem[] {
  return [...readLibrary(writeNewsroom(changes)).problems].sort(compareProblems)
}

/** A problem in one line, as the check prints it. */
export function inOneLine({ file, line, column, rule, severity }: Problem): string {
  return `${file}:${line}:${column} ${rule}${severity === 'warning' ? ' (warning)' : ''}`
}

/** A change that puts one text in the place of another, which must be there once. */
export function replaced(what: string, by: string): (good: string) => string {
  return (good) => {
    const parts = good.split(what)
    if (parts.length !== 2) throw new Error(`“${what}” is there ${parts.length - 1} times.`)
    return parts.join(by)
  }
}

/** A story with a sound front matter of four lines, so that the body begins at line 6. */
export function withBody(body: string): string {
  return `---\ntitle: A second story\ndate: 2025-02-25\n---\n\n${body}\n`
}

/** A story with a sound body, and a front matter that begins at line 2. */
export function withFrontMatter(yaml: string): string {
  return `---\n${yaml}\n---\n\nOne paragraph.\n`
}

function put(file: string, contents: string | Uint8Array | LinkTo | undefined): void {
  rmSync(file, { recursive: true, force: true })
  if (contents === undefined) return
  mkdirSync(path.dirname(file), { recursive: true })
  if (typeof contents === 'string' || contents instanceof Uint8Array) writeFileSync(file, contents)
  else symlinkSync(contents.linkTo, file)
}

function goodText(name: string): string {
  const good = GOOD_FILES[name]
  if (typeof good !== 'string') throw new Error(`The good newsroom has no text ${name}.`)
  return good
}
