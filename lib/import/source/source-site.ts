import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { findHidden, withoutHidden } from '../../problem/hidden-characters.ts'
import { type Problem, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { LIMITS } from '../../source/limits.ts'
import { linkProblem, nameOf, placeAt, readSource, type SourceFile, UNREADABLE } from '../../source/source-file.ts'
import type { Warn } from '../imported.ts'

/** A folder to import from, and the problems found in it. */
export interface SourceSite {
  /** The folder. Nothing outside it is read. */
  readonly root: string
  /** The paths of its files relative to it, with forward slashes, sorted; only one if a single file was named. */
  readonly files: readonly string[]
  /** The languages of the site that is imported into; none if it has no site.yaml. */
  readonly languages: readonly string[]
  /** The language assumed for files that do not state one. */
  readonly language: string
  readonly problems: Problem[]
}

// Folders with generated or downloaded files: the first group is skipped at every level, the second only at the root of
// the source, where such a name is not a story’s.
const NOT_WRITTEN = ['node_modules', '_includes', '_layouts']
const NOT_WRITTEN_HERE = ['_site', 'vendor', 'dist', 'themes', 'resources']

/** Lists the files of a folder. Hidden files are left out; links that lead outside the folder are reported. */
function listFiles(root: string, problems: Problem[]): string[] {
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

/**
 * Opens a folder to import from, or a single file in it.
 * @param languages the languages of the site that is imported into
 * @param language the language assumed for texts that do not state one
 */
export function openSource(source: string, languages: readonly string[], language: string): SourceSite {
  const where = realpathSync(source)
  const problems: Problem[] = []
  const stat = statSync(where)
  if (stat.isDirectory()) return { root: where, files: listFiles(where, problems), languages, language, problems }
  const root = path.dirname(where)
  if (stat.isFile()) return { root, files: [path.basename(where)], languages, language, problems }
  problems.push({ file: nameOf(root, where), ...START, severity: 'error', ...UNREADABLE })
  return { root, files: [], languages, language, problems }
}
