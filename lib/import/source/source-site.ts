import { lstatSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { findHidden, withoutHidden } from '../../problem/hidden-characters.ts'
import { type Problem, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { LIMITS } from '../../source/limits.ts'
import { linkProblem, nameOf, placeAt, readSource, type SourceFile, UNREADABLE } from '../../source/source-file.ts'
import type { SourceSite, Warn } from '../imported.ts'

// Folders with generated or downloaded files: the first group is skipped at every level, the second only at the root of
// the source, where such a name is not a story’s.
const NOT_WRITTEN = ['node_modules', '_includes', '_layouts']
const NOT_WRITTEN_HERE = ['_site', 'vendor', 'dist', 'themes', 'resources']

/** Lists the files of a folder. Hidden files are left out; links that lead outside the folder are reported. */
export function listFiles(root: string, problems: Problem[]): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const { name } of readdirSync(folder, { withFileTypes: true })) {
      if (name.startsWith('.') || NOT_WRITTEN.includes(name)) continue
      if (folder === root && NOT_WRITTEN_HERE.includes(name)) continue
      const where = path.join(folder, name)
      const isLink = lstatSync(where).isSymbolicLink()
      const broken = isLink ? linkProblem(root, where) : undefined
      if (broken) problems.push({ file: nameOf(root, where), ...START, severity: 'error', ...broken })
      // The target of a link inside the folder is found under its own name.
      else if (statSync(where).isDirectory()) isLink || walk(where)
      else if (statSync(where).isFile()) found.push(path.relative(root, where).split(path.sep).join('/'))
      else problems.push({ file: nameOf(root, where), ...START, severity: 'error', ...UNREADABLE })
    }
  }
  walk(root)
  return found.sort()
}

/**
 * Reads a text file of a source, without invisible characters that Masthead does not allow; undefined if it is not a
 * valid text. Both are reported.
 */
export function readText(site: SourceSite, file: string): SourceFile | undefined {
  const where = path.join(site.root, file)
  const most = file.endsWith('.xml') ? LIMITS.exportBytes : LIMITS.textBytes
  const { source, readable, problems } = readSource(site.root, where, most)
  const broken = problems.find(({ rule }) => !readable || rule === 'encoding-invalid')
  if (broken) {
    site.problems.push({ ...broken, message: `${broken.message} The file is not imported.` })
    return undefined
  }
  const hidden = findHidden(source.text)
  if (!hidden) return source
  const message = `There are invisible characters such as ${hidden.name} here; they are left out.`
  const { line } = placeAt(source.text, hidden.offset)
  noteFor(site, source)({ line, column: 1 }, 'character-forbidden', message)
  return { ...source, text: withoutHidden(source.text) }
}

/** Returns a function that reports problems in one file of a source. */
export function noteFor({ problems }: SourceSite, { name }: SourceFile): Warn {
  return (place, rule: Rule, message, hint, severity = 'warning') => {
    const { line, column } = place
    problems.push({ file: name, line, column, rule, severity, message, ...(hint ? { hint } : {}) })
  }
}
