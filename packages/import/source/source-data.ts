import { parse, TomlDate, TomlError } from 'smol-toml'
import { type Place, type Problem, START } from '../../../lib/problem/problem.ts'
import { anything, isRecord, readJson, toRecord, type Values } from '../../../lib/settings/read-json.ts'
import { parseYaml } from '../../../lib/source/parse-yaml.ts'
import type { SourceFile } from '../../../lib/source/source-file.ts'
import { readCsv } from './read-csv.ts'
import type { SourceSite } from './source-site.ts'
import { readText } from './source-site.ts'

/** The keys and values of a source, and their places. */
export interface Data {
  readonly values: Values
  placeOf(path: readonly PropertyKey[], what?: 'key' | 'value'): Place
}

const FENCED = /^(---|\+\+\+)([^\S\n]*(?:[a-z]+[^\S\n]*)?)\n([\s\S]*?)(?:^|\n)(?:\1|\.\.\.)[^\S\n]*(?:\n|$)/
const JSON_FIRST = /^()()(\{[^\S\n]*\n[\s\S]*?\n\}|\{[^\n]*\})[^\S\n]*(?:\n|$)/

/**
 * Splits a file into its front matter (YAML, TOML or JSON) and its text. Front matter that is code is not run.
 * @param problems collects the problems
 * @returns the front matter, and the text after enough empty lines that every line keeps its number; undefined if the
 * front matter cannot be read: nothing is guessed
 */
export function splitFile(source: SourceFile, problems: Problem[]): { data: Data; body: string } | undefined {
  const { text, name: file } = source
  const fail = ({ line, column }: Place, reason: string, hint: string) => {
    const message = `${reason} The file is not imported.`
    problems.push({ file, line, column, rule: 'import-skipped', severity: 'error', message, hint })
    return undefined
  }
  const match = FENCED.exec(text) ?? JSON_FIRST.exec(text)
  if (!match && /^(?:---|\+\+\+)[^\S\n]*\n[^\n]*[:=]/.test(text))
    return fail(START, 'The front matter has no end.', 'End it with a line like its first.')
  const [whole = '', fence = '', word = '', frontMatter = ''] = match ?? []
  const body = '\n'.repeat(whole.split('\n').length - 1) + text.slice(whole.length)
  const language = word.trim() || (fence === '+++' ? 'toml' : 'yaml')
  if (!['yaml', 'toml', 'json'].includes(language))
    return fail(START, `Front matter in another language (“${language}”) could run as code.`, 'Write it as YAML.')
  if (language !== 'toml') {
    // JSON is a subset of YAML.
    // The other systems take the last value of a repeated key.
    const { parsed, problems: found } = parseYaml(source, withIndents(frontMatter), fence ? 2 : 1, 'warning')
    const resultOf = ({ severity }: Problem) =>
      severity === 'warning' ? ' The last value is imported.' : parsed ? '' : ' The file is not imported.'
    problems.push(...found.map((problem) => ({ ...problem, message: `${problem.message}${resultOf(problem)}` })))
    return parsed && { data: { values: toRecord(parsed.value), placeOf: parsed.placeOf }, body }
  }
  const data = readToml(frontMatter, 2, (place, reason) => fail(place, `${reason}.`, 'Fix it and import again.'))
  return data && { data, body }
}

/** A key whose quoted value goes on at the beginning of the next line, which is not another key. */
const BROKEN_VALUE = /^[\w-]+:[^\S\n]+("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[^\S\n]*$/gm
const CONTINUATION = /\n(?=[^\s#])(?![\w-]+:(?:\s|$))/g

/** Indents the lines on which quoted values go on. Other parsers of YAML read such values without indents, too. */
function withIndents(yaml: string): string {
  return yaml.replaceAll(BROKEN_VALUE, (value) => value.replaceAll(CONTINUATION, '\n '))
}

/**
 * Reads TOML.
 * @param first the line of the file at which it begins
 * @param fail reports why it cannot be read
 */
function readToml(toml: string, first: number, fail: (place: Place, reason: string) => void): Data | undefined {
  const lines = toml.split('\n')
  // The TOML parser gives no places: the line of a key is the first that begins with its name.
  const placeOf: Data['placeOf'] = ([key]) => {
    const line = lines.findIndex((text) => text.replace(/^\s*\[*\s*["']?/, '').startsWith(String(key)))
    return { line: Math.max(line, 0) + first, column: 1 }
  }
  try {
    return { values: toRecord(plain(parse(toml))), placeOf }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const reason = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '')
    fail({ line: error.line + first - 1, column: error.column }, `This is not TOML: ${reason}`)
    return undefined
  }
}

/** Converts the dates in a TOML value to text, as in YAML. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)])) : value
}

/** Returns the values of a configuration file (YAML, JSON or TOML); none if it is missing, or broken and reported. */
export function readConfig(site: SourceSite, file: string): Values {
  return toRecord(readData(site, file))
}

/** Returns the value of a data file (YAML, JSON, TOML or CSV); none if it is missing, or broken and reported. */
export function readData(site: SourceSite, file: string): unknown {
  const source = site.files.includes(file) ? readText(site, file) : undefined
  if (!source) return undefined
  site.settings.add(file)
  if (file.endsWith('.csv')) return readCsv(source.text).map(({ values }) => values)
  // A whole export may be JSON, for which a reader of YAML is slow. It says where an error is.
  const json = file.endsWith('.json') ? readJson(anything, source.text) : undefined
  if (json !== undefined) return json
  if (!file.endsWith('.toml')) {
    const { parsed, problems } = parseYaml(source, source.text, 1)
    site.problems.push(...problems)
    return parsed?.value
  }
  const fail = (place: Place, reason: string) => {
    const message = `${reason}. The file is ignored.`
    site.problems.push({ file: source.name, ...place, rule: 'import-skipped', severity: 'error', message })
  }
  return readToml(source.text, 1, fail)?.values
}

/** Returns the hosts of web addresses; they tell which addresses are the source’s own. */
export function hostsIn(...addresses: readonly unknown[]): string[] {
  return addresses.map((address) => URL.parse(String(address))?.host ?? '').filter(Boolean)
}
