import { accessSync, constants, lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type Problem, START } from '../problem/problem.ts'
import { inMegabytes, LIMITS } from '../source/limits.ts'
import { type FileProblem, nameOf, UNREADABLE } from '../source/source-file.ts'
import { SYSTEM_FILES } from '../store/manifest.ts'
import { STATIC } from './content-names.ts'
import type { Publication } from './publication.ts'

/** The newsroom’s own files, by their names in the site. */
export interface ReadStatic {
  readonly names: readonly string[]
  readonly problems: readonly Problem[]
}

/** Folders of the site in which only Masthead makes files, besides those of the languages. */
const OWN_FOLDERS: readonly string[] = ['assets', 'icons', 'editor', '.hosts']

/** Files that Masthead makes in the root of every site, or of some. */
const OWN_FILES = new RegExp(
  [
    String.raw`^(index\.html|404\.html|robots\.txt|llms\.txt|sw\.js|favicon\.svg|feed\.css|sha256sums`,
    String.raw`|(news-)?sitemap(-[\w-]+)?\.xml|_headers|_redirects|\.htaccess|\.nojekyll)$`,
  ].join(''),
)

/** Finds the newsroom’s own files, and reports those that a site cannot have. */
export function readStatic(root: string, publication: Publication | undefined): ReadStatic {
  const names: string[] = []
  const problems: Problem[] = []
  const taken = new Map<string, string>()
  const folder = path.join(root, STATIC)
  for (const name of namesIn(folder)) {
    const problem = fileProblem(path.join(folder, name)) ?? nameProblem(name, publication, taken)
    taken.set(name.toLowerCase(), name)
    if (!problem) names.push(name)
    else problems.push({ file: nameOf(root, path.join(folder, name)), ...START, severity: 'error', ...problem })
  }
  return { names, problems }
}

/** Whether a file of the site may be one that Masthead makes. */
export function isOwnName(name: string, { languages, security, gpc, icon }: Publication): boolean {
  const file = name.toLowerCase()
  const first = file.split('/')[0] ?? ''
  if ((security && file === '.well-known/security.txt') || (gpc && file === '.well-known/gpc.json')) return true
  if (icon && file === 'favicon.ico') return true
  return OWN_FILES.test(file) || OWN_FOLDERS.includes(first) || languages.some(({ tag }) => tag.toLowerCase() === first)
}

/** Lists everything in a folder and its subfolders that is no folder, in order; nothing if there is no such folder. */
function namesIn(folder: string, prefix = ''): string[] {
  try {
    const entries = readdirSync(path.join(folder, prefix), { withFileTypes: true })
    const names = entries.flatMap((entry) => {
      if (SYSTEM_FILES.has(entry.name)) return []
      return entry.isDirectory() ? namesIn(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]
    })
    return names.sort()
  } catch {
    return prefix ? [prefix] : []
  }
}

function fileProblem(file: string): FileProblem | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (stat?.isSymbolicLink()) {
    return { rule: 'file-link', message: 'This is a symbolic link.', hint: 'Put what it points to here.' }
  }
  if (!stat?.isFile()) return UNREADABLE
  if (stat.size > LIMITS.staticBytes) {
    const message = `This file has ${inMegabytes(stat.size)}; at most ${inMegabytes(LIMITS.staticBytes)} are published.`
    return { rule: 'limit-exceeded', message, hint: 'Make it smaller, or publish it elsewhere.' }
  }
  try {
    accessSync(file, constants.R_OK)
    return undefined
  } catch {
    return UNREADABLE
  }
}

/**
 * Returns why a file of the newsroom cannot have a name in the site.
 * @param taken the names of its other files, by their small letters
 */
export function nameProblem(
  name: string,
  publication: Publication | undefined,
  taken: ReadonlyMap<string, string>,
): FileProblem | undefined {
  const hint = 'Give it another name.'
  if (name.split('/').some((folder) => /^\.{0,2}$/.test(folder))) {
    return {
      rule: 'static-name',
      message: `“${name}” is not a path of a file in the site.`,
      hint: 'Write data/a.json.',
    }
  }
  if (!/^[\w./~@+-]+$/.test(name)) {
    const message = `“${name}” cannot be an address in every host.`
    return { rule: 'static-name', message, hint: 'Use the letters A–Z, digits, and - _ . ~ @ +.' }
  }
  // A build also writes compressed copies.
  const plain = name.replace(/\.(br|gz)$/i, '')
  const other = taken.get(name.toLowerCase()) ?? (plain === name ? undefined : taken.get(plain.toLowerCase()))
  if (other !== undefined) {
    return { rule: 'static-name', message: `On some hosts this is the same file as “${other}”, or its copy.`, hint }
  }
  if (!publication || !isOwnName(plain, publication)) return undefined
  return { rule: 'static-name', message: `Masthead itself makes “${name}”, or the folder that it is in.`, hint }
}
