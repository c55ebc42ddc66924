import { lstatSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { type Place, type Problem, reasonOf, START } from '../../../lib/problem/problem.ts'
import { isOfDisk } from '../../../lib/problem/wording.ts'
import { TimeExceeded, WORTH_A_CLOCK, withinTime } from '../../../lib/settings/process.ts'
import { LIMITS, readingTime } from '../../../lib/source/limits.ts'
import {
  type FileProblem,
  linkProblem,
  nameOf,
  readForeignSource,
  readStart,
  type SourceFile,
  UNREADABLE,
} from '../../../lib/source/source-file.ts'
import { ParseLimit } from '../../../lib/story/read/parse-markdown.ts'
import { asWritten } from '../body/placeholders.ts'
import type { Warn } from '../body/warn.ts'

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
  /** Whether the site that is imported into has the extension `math`. */
  readonly hasFormulas?: boolean | undefined
  readonly problems: Problem[]
  /** Files and folders that are not imported, with the reasons. */
  readonly omitted: Map<string, string>
  /** Files that contain settings or data, which were read. */
  readonly settings: Set<string>
  /** Tells how many files of all have been read. */
  readonly progress?: ((done: number, all: number) => void) | undefined
}

/**
 * Lists the files of a folder. Links that lead outside the folder are reported, and so is what cannot be read.
 * @param omitted collects the folders that are not searched, and hidden files
 */
export function listFiles(root: string, problems: Problem[], omitted: Map<string, string>): string[] {
  const found: string[] = []
  const inside = (where: string) => path.relative(root, where).split(path.sep).join('/')
  const report = (where: string, problem: FileProblem) => {
    problems.push({ file: nameOf(root, where), ...START, severity: 'error', ...problem })
  }
  const walk = (folder: string) => {
    const entries = entriesOf(folder)
    if (!entries) report(folder, UNREADABLE)
    for (const { name } of entries ?? []) {
      const where = path.join(folder, name)
      const isLink = lstatSync(where, { throwIfNoEntry: false })?.isSymbolicLink()
      const broken = isLink ? linkProblem(root, where) : undefined
      const stat = broken ? undefined : statSync(where, { throwIfNoEntry: false })
      const reason = reasonToOmit(name, folder === root)
      if (reason) omitted.set(inside(where) + (stat?.isDirectory() ? '/' : ''), reason)
      else if (broken) report(where, broken)
      else if (stat?.isDirectory() && isLink)
        omitted.set(inside(where), 'a link to a folder, whose files are read there')
      else if (stat?.isDirectory()) walk(where)
      else if (stat?.isFile()) found.push(inside(where))
      else report(where, UNREADABLE)
    }
  }
  walk(root)
  return found.sort()
}

// Folders with generated or downloaded files: the first group is skipped at every level, the second only at the root of
// the source, where such a name is not a story’s.
const NOT_WRITTEN = ['node_modules', '_includes', '_layouts']
const NOT_WRITTEN_HERE = ['_site', 'vendor', 'dist', 'themes', 'resources']

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return undefined
  }
}

function reasonToOmit(name: string, isAtRoot: boolean): string | undefined {
  if (name.startsWith('.')) return 'hidden'
  if (NOT_WRITTEN.includes(name)) return 'a folder of templates or packages'
  return isAtRoot && NOT_WRITTEN_HERE.includes(name) ? 'a folder of generated or downloaded files' : undefined
}

/**
 * Reads a text file of a source, without invisible characters that Masthead does not allow; undefined if it is not a
 * valid text. Both are reported.
 */
export function readText(site: SourceSite, file: string): SourceFile | undefined {
  const where = path.join(site.root, file)
  const most = /\.(?:xml|rss|atom|json|csv)$/i.test(file) ? LIMITS.exportBytes : LIMITS.textBytes
  const { source, readable, problems, removed } = readForeignSource(site.root, where, most)
  const broken = problems.find(({ rule }) => !readable || rule === 'encoding-invalid')
  if (broken) {
    site.problems.push({ ...broken, message: `${broken.message} The file is not imported.` })
    return undefined
  }
  if (removed) {
    const message = `There are invisible characters such as ${removed.name} here; they are left out.`
    warnFor(site, source)({ line: removed.line, column: 1 }, 'character-forbidden', message)
  }
  return source
}

/** Whether a source has a file of this path, which begins as `start` says. */
export function hasFile({ root, files }: SourceSite, file: RegExp, start = /^/): boolean {
  const startOf = (one: string) => new TextDecoder().decode(readStart(path.join(root, one), 50_000))
  return files.some((one) => file.test(one) && start.test(startOf(one)))
}

/** Returns a function that reports problems in one file of a source, by its path there. */
export function warnIn(site: SourceSite, file: string): Warn {
  return warnFor(site, { name: nameOf(site.root, path.join(site.root, file)) })
}

/** Returns a function that reports problems in one file of a source. */
export function warnFor({ problems }: SourceSite, { name }: Pick<SourceFile, 'name'>): Warn {
  return (place, rule: Problem['rule'], message, hint, severity = 'warning') => {
    const { line, column } = place
    problems.push({ file: name, line, column, rule, severity, message: asWritten(message), ...(hint ? { hint } : {}) })
  }
}

/**
 * Reads files one by one, each when it is needed. A file that cannot be read is reported, and the others are read all
 * the same.
 * @param read returns what one file contains
 */
export function* readEach<Edition extends object>(
  site: SourceSite,
  files: readonly string[],
  read: (file: string) => readonly Edition[] | Edition | undefined,
): Generator<Edition> {
  for (const [index, file] of files.entries()) {
    site.progress?.(index, files.length)
    const found = orReport(warnIn(site, file), START, () => {
      const size = statSync(path.join(site.root, file), { throwIfNoEntry: false })?.size ?? 0
      return size < WORTH_A_CLOCK ? read(file) : withinTime(readingTime(size), () => read(file))
    })
    if (found) yield* 'length' in found ? found : [found]
  }
}

/**
 * Returns what `make` makes of a text; undefined, with a problem, if it throws.
 * @throws the error of a disk that is full or may only be read
 */
export function orReport<Result>(warn: Warn, place: Place, make: () => Result): Result | undefined {
  try {
    return make()
  } catch (error) {
    // On a full disk no other story could be imported either.
    if (isOfDisk(error)) throw error
    warn(place, 'import-skipped', `${reasonFor(error)} It is not imported.`, undefined, 'error')
    return undefined
  }
}

// The parsers recurse once for each level of nesting, until no stack is left.
function reasonFor(error: unknown): string {
  if (error instanceof ParseLimit || error instanceof TimeExceeded) return error.message
  if (error instanceof RangeError) return 'This text is nested too deeply to be parsed.'
  return `Masthead cannot read this: ${reasonOf(error).replace(/\.$/, '')}.`
}
