import { isBuiltin } from 'node:module'
import path from 'node:path'
import { type Source, withoutComments } from './source.ts'

/** One import of a source, static or not; a re-export is one, too. */
export interface Import {
  /** As written: `./a.ts`, `react`. */
  readonly specifier: string
  /** What it leads to: a file's name in the project, else the package or module as written. */
  readonly target: string
  /** Its place in the source's text. */
  readonly index: number
  /** Whether nothing of it is left when the code runs: `import type`. */
  readonly typeOnly: boolean
}

const IMPORT =
  /^(?:import|export)\s+(type\s)?(?:[\w$*{}\s,]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** The imports of a source, from its own text. */
export function importsOf({ name, text }: Source): Import[] {
  return [...withoutComments(text).matchAll(IMPORT)].map(({ 1: type, 2: fixed, 3: dynamic, index }) => {
    const specifier = fixed ?? dynamic ?? ''
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(name), specifier) : specifier
    return { specifier, target, index, typeOnly: type !== undefined }
  })
}

/** Whether an import leads to a module of Node's. */
export function isNodes({ specifier }: Import): boolean {
  return isBuiltin(specifier)
}

/** Whether an import leads to a package or to a part of it. */
export function isOf(packageName: string, { specifier }: Import): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`)
}
