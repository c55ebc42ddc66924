import path from 'node:path'

/** A Markdown document of the repository. */
export interface NamedDocument {
  readonly name: string
  readonly text: string
}

/** What documents may name. */
export interface Repository {
  /** Every file, by its path from the root. */
  readonly files: readonly string[]
  /** The scripts of package.json. */
  readonly scripts: readonly string[]
  /** The commands of `npx masthead`. */
  readonly commands: readonly string[]
}

const PATHS =
  /(?<![\w./<-])(?:\.github|\.vscode|app|bench|components|content|docs|lib|public|schemas|tests)\/(?:[\w./*<>-]|\[+[\w.]+\]+|\([\w-]+\))*/g
const CODE_FILES = /`([\w.-]+\.(?:ts|tsx|mjs))`/g
const LINKS = /\]\((?![a-z]+:|#|\/)([^)\s#]+)[^)]*\)/g
const SCRIPTS = /\bnpm\s+(?:run\s+(?:-s\s+)?([a-z][\w:-]*)|(?:test|start)\b)/g
const COMMANDS = /\bnpx\s+masthead\s+([a-z][\w-]*)/g

/** The changelog tells what former paths are called now. */
const HISTORY = 'CHANGELOG.md'

/** Paths, links, scripts and commands that a document names and the repository does not have: `file:line names x`. */
export function unknownThings({ name, text }: NamedDocument, repository: Repository): string[] {
  const { files, scripts, commands } = repository
  const prose = text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1$/gm, blank)
  const bases = new Set(files.map((file) => path.basename(file)))
  const known = foldersAndFiles(files)
  const named = (within: string, pattern: RegExp, isKnown: (thing: string) => boolean) =>
    [...within.matchAll(pattern)].flatMap(({ 0: whole, 1: thing = whole, index }) => {
      const line = within.slice(0, index).split('\n').length
      return isKnown(thing) ? [] : [`${name}:${line} names ${thing}`]
    })
  return [
    ...(name === HISTORY ? [] : named(text, PATHS, (thing) => isPath(thing.replace(/[./]+$/, ''), known))),
    ...named(prose, CODE_FILES, (thing) => bases.has(thing)),
    ...named(prose.replace(/`[^`\n]*`/g, blank), LINKS, (thing) =>
      known.has(path.normalize(path.join(path.dirname(name), thing)).replace(/\/$/, '')),
    ),
    ...named(text, SCRIPTS, (thing) => scripts.includes(thing.replace(/^npm\s+/, ''))),
    ...named(text, COMMANDS, (thing) => commands.includes(thing)),
  ]
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

function foldersAndFiles(files: readonly string[]): Set<string> {
  const known = new Set(files)
  for (const file of files) {
    for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) known.add(folder)
  }
  return known
}

/** Whether a path exists; of one with a placeholder, the folder before that; of one with asterisks, any file. */
function isPath(thing: string, known: ReadonlySet<string>): boolean {
  // A newsroom has its own folders, and examples are about such.
  if (/^content\/(?:stories|pages|brand|authors|static|fonts|media)\b/.test(thing)) return true
  const [before = ''] = thing.split('<')
  const fixed = before === thing ? thing : path.dirname(`${before}x`)
  if (!fixed.includes('*')) return known.has(fixed)
  const pattern = new RegExp(`^${fixed.replace(/[.[\]()]/g, '\\$&').replaceAll('*', '[^/]*')}$`)
  return [...known].some((one) => pattern.test(one))
}
