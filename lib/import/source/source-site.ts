import { lstatSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { findHidden, withoutHidden } from '../../problem/hidden-characters.ts'
import { type Problem, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { LIMITS } from '../../source/limits.ts'
import { UNREADABLE } from '../../source/read-bytes.ts'
import { linkProblem, nameOf, readSource, type SourceFile } from '../../source/source-file.ts'
import type { Warn } from '../imported.ts'

/** A folder that is imported from, and what is to be said of it. */
export interface SourceSite {
  /** Nothing outside of it is read. */
  readonly root: string
  /** Its files by their paths in it, with forward slashes, in order; one alone where a file was named. */
  readonly files: readonly string[]
  /** The languages of the site that is imported into; none where it has no site.yaml. */
  readonly languages: readonly string[]
  /** In which a text is written that does not say so. */
  readonly language: string
  readonly problems: Problem[]
}

// What a machine made or fetched; the first wherever they stand, the others where they are the source’s own, and no story’s.
const NOT_WRITTEN = ['node_modules', '_includes', '_layouts']
const NOT_WRITTEN_HERE = ['_site', 'vendor', 'dist', 'themes', 'resources']

/** The files of a folder. Hidden ones are left out, and what a link leads to outside of it is put on the list. */
export function listFiles(root: string, problems: Problem[]): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const { name } of readdirSync(folder, { withFileTypes: true })) {
      if (name.startsWith('.') || NOT_WRITTEN.includes(name)) continue
      if (folder === root && NOT_WRITTEN_HERE.includes(name)) continue
      const where = path.join(folder, name)
      const isLink = lstatSync(where).isSymbolicLink()
      const fault = isLink ? linkProblem(root, where) : undefined
      if (fault) problems.push({ file: nameOf(root, where), ...START, severity: 'error', ...fault })
      // What a link within the folder leads to is met by its own name.
      else if (statSync(where).isDirectory()) isLink || walk(where)
      else if (statSync(where).isFile()) found.push(path.relative(root, where).split(path.sep).join('/'))
      else problems.push({ file: nameOf(root, where), ...START, severity: 'error', ...UNREADABLE })
    }
  }
  walk(root)
  return found.sort()
}

/** Reads a text of a source; undefined for what is no sound text, which is then on the list. */
export function readText(site: SourceSite, file: string): SourceFile | undefined {
  const where = path.join(site.root, file)
  const most = file.endsWith('.xml') ? LIMITS.exportBytes : LIMITS.textBytes
  const { source, readable, problems } = readSource(site.root, where, most)
  const broken = problems.find(({ rule }) => !readable || rule === 'encoding-invalid')
  if (broken) {
    const message = `${broken.message} The file is not imported.`
    site.problems.push({ ...broken, message })
    return undefined
  }
  return cleaned(source, site.problems)
}

/** A text without the characters that no text of Masthead’s holds; each kind of them is put on the list. */
function cleaned(source: SourceFile, problems: Problem[]): SourceFile {
  const hidden = findHidden(source.text)
  if (!hidden) return source
  const line = source.text.slice(0, hidden.offset).split('\n').length
  const message = `Invisible characters such as ${hidden.name} stand here; they are left out.`
  problems.push({ file: source.name, line, column: 1, rule: 'character-forbidden', severity: 'warning', message })
  return { ...source, text: withoutHidden(source.text) }
}

/** A list for one file of a source. */
export function noteFor({ problems }: SourceSite, { name }: SourceFile): Warn {
  return (place, rule: Rule, message, hint, severity = 'warning') => {
    const { line, column } = place
    problems.push({ file: name, line, column, rule, severity, message, ...(hint ? { hint } : {}) })
  }
}
