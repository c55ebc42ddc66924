import { parse, TomlDate, TomlError } from 'smol-toml'
import { type Place, type Problem, START } from '../../problem/problem.ts'
import { isRecord } from '../../source/is-record.ts'
import { parseYaml } from '../../source/parse-yaml.ts'
import type { SourceFile } from '../../source/source-file.ts'
import type { SourceSite } from '../imported.ts'
import { readText } from './source-site.ts'

/** Values by their keys. */
export type Values = Readonly<Record<string, unknown>>

/** The keys and values of a source, and their places. */
export interface Data {
  readonly values: Values
  placeOf(path: readonly PropertyKey[], what?: 'key' | 'value'): Place
}

/** A file of a source, split into front matter and text. */
export interface SplitSource {
  readonly data: Data
  /** The text, after enough empty lines that every line keeps its number. */
  readonly body: string
}

const FENCED = /^(---|\+\+\+)([^\S\n]*[a-z]*[^\S\n]*)\n([\s\S]*?)(?:^|\n)(?:\1|\.\.\.)[^\S\n]*(?:\n|$)/
const JSON_FIRST = /^()()(\{\s*\n[\s\S]*?\n\}|\{[^\n]*\})[^\S\n]*(?:\n|$)/

/**
 * Splits a file into its front matter (YAML, TOML or JSON) and its text. Front matter that is code is not run.
 * @returns undefined and the problems if the front matter cannot be read: nothing is guessed
 */
export function splitFile(source: SourceFile): { split: SplitSource | undefined; problems: Problem[] } {
  const { text, name: file } = source
  const match = FENCED.exec(text) ?? JSON_FIRST.exec(text)
  const fail = (line: number, column: number, message: string, hint: string) => {
    const problem = { file, line, column, rule: 'import-skipped', severity: 'error', message, hint } as const
    return { split: undefined, problems: [problem] }
  }
  if (!match) {
    const message = 'The front matter has no end; the file is not imported.'
    if (/^(?:---|\+\+\+)[^\S\n]*\n[^\n]*[:=]/.test(text))
      return fail(1, 1, message, 'End it with a line like its first.')
    const { data } = readYaml(source, '')
    return { split: data && { data, body: text }, problems: [] }
  }
  const [whole, fence = '', word = '', written = ''] = match
  const body = '\n'.repeat(whole.split('\n').length - 1) + text.slice(whole.length)
  const language = word.trim() || (fence === '+++' ? 'toml' : 'yaml')
  if (!['yaml', 'toml', 'json'].includes(language)) {
    const message = `Front matter in another language (“${language}”) could run as code; the file is not imported.`
    return fail(1, 1, message, 'Write it as YAML.')
  }
  if (language !== 'toml') {
    const { data, problems } = readYaml(source, written, fence ? 2 : 1)
    const skipped = problems.map((problem) => ({ ...problem, message: `${problem.message} The file is not imported.` }))
    return { split: data && { data, body }, problems: skipped }
  }
  try {
    return { split: { data: readToml(written, 2), body }, problems: [] }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const reason = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '')
    return fail(
      error.line + 1,
      error.column,
      `This is not TOML: ${reason}. The file is not imported.`,
      'Fix it and import again.',
    )
  }
}

/** Reads YAML or JSON, which is a subset of YAML. */
function readYaml(source: SourceFile, yaml: string, line = 1): { data: Data | undefined; problems: Problem[] } {
  const { parsed, problems } = parseYaml(source, yaml, line)
  return { data: parsed && { values: toRecord(parsed.value), placeOf: parsed.placeOf }, problems }
}

/**
 * Reads TOML.
 * @param first the line of the file at which it begins
 * @throws TomlError if it cannot be parsed
 */
function readToml(toml: string, first = 1): Data {
  const lines = toml.split('\n')
  // The TOML parser gives no places: the line of a key is the first that begins with its name.
  const placeOf: Data['placeOf'] = ([key]) => {
    const line = lines.findIndex((text) => text.replace(/^\s*\[*\s*["']?/, '').startsWith(String(key)))
    return { line: Math.max(line, 0) + first, column: 1 }
  }
  return { values: toRecord(plain(parse(toml))), placeOf }
}

/** Converts the dates in a TOML value to text, as in YAML. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)])) : value
}

/** Returns a value if it is a record; otherwise an empty record. */
export function toRecord(value: unknown): Values {
  return isRecord(value) ? value : {}
}

/**
 * Returns the values of a configuration file (YAML, JSON or TOML); none if it is missing or cannot be read, which is
 * then reported.
 */
export function readConfig(site: SourceSite, file: string): Values {
  const source = site.files.includes(file) ? readText(site, file) : undefined
  if (!source) return {}
  if (!file.endsWith('.toml')) {
    const { data, problems } = readYaml(source, source.text)
    site.problems.push(...problems)
    return data?.values ?? {}
  }
  try {
    return readToml(source.text).values
  } catch (error) {
    const message = `This is not TOML; the file is ignored: ${String(error).split('\n')[0]}`
    site.problems.push({ file: source.name, ...START, rule: 'import-skipped', severity: 'error', message })
    return {}
  }
}

/** Returns the hosts of web addresses; they tell which addresses are the source’s own. */
export function hostsIn(...addresses: readonly unknown[]): string[] {
  return addresses.map((address) => URL.parse(String(address))?.host ?? '').filter(Boolean)
}
