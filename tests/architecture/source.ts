import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A file of the project, by its name in it. */
export interface Source {
  readonly name: string
  readonly text: string
}

/** A place at which a rule is broken, as a person looks for it: `lib/a.ts:3 imports "react": the reason`. */
export type Breach = string

/** A rule of the architecture, and a small breach of it with what is then said: the proof that the rule can fail. */
export interface Rule {
  readonly name: string
  check(sources: readonly Source[]): Breach[]
  readonly breach: Readonly<Record<string, string>>
  readonly said: readonly Breach[]
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const FOLDERS = ['app', 'components', 'lib', 'packages', 'tests']
/** The packages that are made from the others’ code. */
const PUBLISHED = /^packages\/(?:create-)?masthead\//
/** The document that lists the modules of the core for packages. */
const CORE_LIST = 'docs/core.md'
const ENDINGS = /\.(tsx?|mjs|css|json)$/

/**
 * Every source of the project: code, styles and words, with package.json and the configuration at its root. Fixtures
 * are not ours.
 */
export function readSources(): Source[] {
  const names = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
  )
  // The code of a newsroom, which may be in a checkout, is not Masthead’s.
  const configuration = readdirSync(ROOT).filter((name) =>
    /^package\.json$|^(?!masthead\.).*\.config\.(ts|mjs)$/.test(name),
  )
  return [...configuration, ...names, CORE_LIST]
    .map((name) => name.split(path.sep).join('/'))
    .filter(
      (name) =>
        (ENDINGS.test(name) || name === CORE_LIST) &&
        !/^tests\/fixtures\/|(?:^|\/)node_modules\/|^packages\/[\w-]+\/dist\//.test(name) &&
        !PUBLISHED.test(name),
    )
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(ROOT, name), 'utf8') }))
}

/** Those of the sources that are code and lie below one of these folders. */
export function codeIn(sources: readonly Source[], ...folders: readonly string[]): Source[] {
  return sources.filter(({ name }) => /\.tsx?$/.test(name) && folders.includes(topOf(name)))
}

/** The top folder of a file. The tests of a package count as tests; the measurements, which use these, as `bench`. */
export function topOf(name: string): string {
  if (/^packages\/[^/]+\/tests\//.test(name)) return 'tests'
  return name.startsWith('packages/bench/') ? 'bench' : (name.split('/')[0] ?? '')
}

/** A breach in words. `index` is a place in the source's text. */
export function breachAt({ name, text }: Source, index: number, what: string): Breach {
  return `${name}:${text.slice(0, index).split('\n').length} ${what}`
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//
const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/
// A slash begins a regular expression where no value stands before it that could be divided.
const EXPRESSION = /(?<=(?:[(,=:[!&|?{};\n]|\breturn)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//
const TOKEN = new RegExp([COMMENT, STRING, EXPRESSION].map(({ source }) => source).join('|'), 'g')

/** A text with its comments blanked out, every other character in its place. */
export function withoutComments(text: string): string {
  return text.replace(TOKEN, (token) => (/^\/[/*]/.test(token) ? blank(token) : token))
}

/** A text with comments, strings and regular expressions blanked out: what is left is code. */
export function codeOnly(text: string): string {
  return blankMatches(text, TOKEN)
}

/** The strings and the regular expressions of a text. */
export function literalsIn(text: string): RegExpExecArray[] {
  return [...text.matchAll(TOKEN)].filter(([token]) => !/^\/[/*]/.test(token))
}

/** A text in which what a pattern finds is blanked out. */
export function blankMatches(text: string, pattern: RegExp): string {
  return text.replace(pattern, blank)
}

function blank(token: string): string {
  return token.replaceAll(/[^\n]/g, ' ')
}
