import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
  YAMLParseError,
} from 'yaml'
import { findHidden } from '../problem/hidden-characters.ts'
import type { Place, Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { LIMITS } from './limits.ts'
import type { SourceFile } from './source-file.ts'

/** A YAML value with the place of each of its parts in the file. */
export interface YamlValue {
  readonly value: unknown
  /** The place where the value under a path begins, or its key; that of the nearest parent if there is none. */
  placeOf(path: readonly PropertyKey[], what?: 'key' | 'value'): Place
}

/** The characters with which parts of YAML begin or end. The parser needs time and memory for each. */
const SIGNS = /[\n,:[\]{}?!&*|>%@`#-]/g

/**
 * Parses YAML 1.2 (the core schema, unique keys).
 * @param yaml the YAML alone
 * @param firstLine the line of the file at which it begins
 * @param repeats what a repeated key is: an error, or a warning, so that its last value counts
 */
export function parseYaml(
  source: SourceFile,
  yaml: string,
  firstLine = 1,
  repeats: 'error' | 'warning' = 'error',
): { parsed: YamlValue | undefined; problems: Problem[] } {
  const signs = yaml.match(SIGNS)?.length ?? 0
  if (signs > LIMITS.yamlSigns) {
    const [has, most] = [signs, LIMITS.yamlSigns].map((count) => count.toLocaleString('en'))
    const message = `This YAML has ${has} lines and signs such as colons, commas and hyphens; at most ${most} are read.`
    const at = { file: source.name, line: firstLine, column: 1, severity: 'error' as const }
    return { parsed: undefined, problems: [{ ...at, rule: 'limit-exceeded', message, hint: 'Shorten it.' }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    logLevel: 'error',
    uniqueKeys: false,
  })
  const repeated = doubledKeyErrors(document)
  const errors = [...(repeats === 'error' ? repeated : []), ...document.errors]
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  const toProblem = ({ offset, ...problem }: YamlProblem, severity: Problem['severity'] = 'error'): Problem => {
    return { file: source.name, ...placeAt(offset), severity, ...problem }
  }
  const fail = (found: readonly YamlProblem[]) => ({
    parsed: undefined,
    problems: found.map((each) => toProblem(each)),
  })
  if (errors.length > 0) return fail(yamlProblemsIn(document, errors, yaml))
  if (hasTooManyAliases(document)) return fail([aliasProblem(document)])
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    const offsetOf = placesIn(document)
    const escaped = yaml.includes('\\') && !findHidden(yaml) ? hiddenByEscapes(document) : []
    const warnings = repeats === 'warning' ? yamlProblemsIn(document, repeated, yaml) : []
    return {
      parsed: { value, placeOf: (path, what) => placeAt(offsetOf(path, what)) },
      problems: [...warnings.map((each) => toProblem(each, 'warning')), ...escaped.map((each) => toProblem(each))],
    }
  } catch {
    return fail([aliasProblem(document)])
  }
}

/** Returns an error for each repeated key that comes before the first error of the parser. */
function doubledKeyErrors(document: Document): YAMLError[] {
  const first = document.errors[0]?.pos[0] ?? Infinity
  const doubled = doubledKeys(document).filter((offset) => offset < first)
  return doubled.map((offset) => new YAMLParseError([offset, offset], 'DUPLICATE_KEY', 'Map keys must be unique'))
}

function hiddenByEscapes(document: Document): YamlProblem[] {
  const found: YamlProblem[] = []
  visit(document, {
    Scalar(_, node) {
      const hidden = typeof node.value === 'string' ? findHidden(node.value) : undefined
      if (!hidden) return
      const message = `This text has the character ${hidden.name}, which is not allowed.`
      const offset = node.range?.[0] ?? 0
      found.push({ rule: 'character-forbidden', offset, message, hint: 'Delete its escape.' })
    },
  })
  return found
}

/**
 * Finds the offsets of the parts of a YAML document. Each map is indexed once, at its first use.
 * @returns a function that gives the offset of the value under a path, or of its key, or else of the nearest parent
 */
export function placesIn(document: Document): (path: readonly PropertyKey[], what?: 'key' | 'value') => number {
  const indexes = new Map<unknown, ReadonlyMap<string, Pair>>()
  const pairOf = (parent: unknown, key: PropertyKey | undefined): Pair | undefined => {
    if (!isMap(parent)) return undefined
    const index = indexes.get(parent) ?? indexOf(parent.items)
    indexes.set(parent, index)
    return index.get(String(key))
  }
  return (path, what = 'value') => {
    const nodes: unknown[] = [document.contents]
    for (const key of path) {
      const parent = nodes.at(-1)
      nodes.push(isSeq(parent) ? parent.items[Number(key)] : pairOf(parent, key)?.value)
    }
    for (let length = path.length; length > 0; length--) {
      const key = pairOf(nodes[length - 1], path[length - 1])?.key
      const atKey = what === 'key' || length < path.length
      const node = (atKey ? key : undefined) ?? nodes[length] ?? key
      if (isRanged(node)) return node.range[0]
    }
    return document.contents?.range?.[0] ?? 0
  }
}

/** Returns the offsets of duplicate keys. The parser's own check takes quadratic time. */
export function doubledKeys(document: Document): number[] {
  const found: number[] = []
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>()
      for (const { key } of items) {
        const value = isScalar(key) ? key.value : key
        if (known.has(value) && isRanged(key)) found.push(key.range[0])
        known.add(value)
      }
    },
  })
  return found
}

function indexOf(pairs: readonly Pair[]): ReadonlyMap<string, Pair> {
  const index = new Map<string, Pair>()
  for (const pair of pairs) {
    const name = String(isScalar(pair.key) ? pair.key.value : pair.key)
    if (!index.has(name)) index.set(name, pair)
  }
  return index
}

function isRanged(node: unknown): node is Node & { range: [number, number, number] } {
  return isNode(node) && Array.isArray(node.range)
}

/** A problem in YAML, with a message and a hint for editors. */
export interface YamlProblem {
  readonly rule: Rule
  readonly offset: number
  readonly message: string
  readonly hint: string
}

/** Returns the problems of YAML that cannot be parsed, each once. */
export function yamlProblemsIn(document: Document, errors: readonly YAMLError[], yaml: string): YamlProblem[] {
  // Each duplicate key is a separate problem. After the first syntax error, the parser's further errors are guesses.
  const syntax = errors.findIndex(({ code }) => code !== 'DUPLICATE_KEY')
  return errors.slice(0, syntax < 0 ? undefined : syntax + 1).map((error) => {
    const [offset] = error.pos
    const isIndentedKey =
      error.code === 'BLOCK_AS_IMPLICIT_KEY' &&
      errors.some(({ code, pos }) => code === 'MULTILINE_IMPLICIT_KEY' && pos[0] === offset)
    if (!isIndentedKey) return { rule: 'yaml-invalid', offset, ...explain(document, error) }
    // YAML reads an indented key under a value as the second line of that value, and so not as a key.
    const next = /\n[ ]*/.exec(yaml.slice(offset))
    return {
      rule: 'yaml-invalid',
      offset: offset + (next ? next.index + next[0].length : 0),
      message: 'This line is indented further than the one above, as if it belonged to it.',
      hint: 'Begin it where other keys begin.',
    }
  })
}

const UNALIGNED = 'This line does not begin where the lines begin that it belongs with.'
const ALIGN = 'Begin them all at the same column.'
const QUOTE = 'A value that contains a colon or begins with a sign needs quotation marks around it.'
const QUOTE_ALL = 'Put quotation marks around the whole; if it contains some, of the other kind: \'So "it" is.\''

/**
 * The meaning of the parser's errors, by code and by the beginning or end of its own message. The first match counts.
 */
const EXPLANATIONS: readonly (readonly [code: RegExp, text: RegExp, message: string, hint: string])[] = [
  [/^DUPLICATE_KEY/, /^/, 'This key is here twice.', 'Keep one of the two lines.'],
  [/^TAB_AS_INDENT/, /^/, 'A tab indents this line.', 'Indent with spaces; YAML does not allow tabs.'],
  [/^MULTIPLE_DOCS/, /^/, 'A second document begins here.', 'Delete the line of hyphens.'],
  [/^RESOURCE_EXHAUSTION/, /^/, 'This is nested too deeply.', 'Nothing here needs more than a few levels.'],
  [/^BLOCK_(AS_IMPLICIT_KEY|IN_FLOW)/, /^A block sequence/, UNALIGNED, ALIGN],
  [/^BLOCK_(AS_IMPLICIT_KEY|IN_FLOW)/, /^/, 'The colon in this value is taken for the end of a key.', QUOTE],
  [/^BAD_(SCALAR_START|ALIAS)/, /^/, 'A value cannot begin with this sign.', QUOTE],
  [/^UNEXPECTED_TOKEN/, /at node end$/, 'The value has ended before this.', QUOTE_ALL],
  [/^UNEXPECTED_TOKEN/, /^/, 'This sign is not allowed here.', QUOTE],
  [/^BAD_DQ_ESCAPE/, /^/, 'This backslash begins no escape that YAML knows.', 'Write two of them, or one /.'],
  [/^BAD_INDENT/, /^Flow/, 'A bracket opens above and does not close.', 'Close it by ] or }.'],
  [/^BAD_INDENT/, /^/, UNALIGNED, ALIGN],
]

function explain(document: Document, error: YAMLError): { offset?: number; message: string; hint: string } {
  const known = EXPLANATIONS.find(([code, text]) => code.test(error.code) && text.test(error.message))
  if (known) return { message: known[2], hint: known[3] }
  if (error.message.startsWith('Missing closing')) {
    const message = 'A quotation mark opens here and never closes.'
    return { offset: lastQuoteIn(document, error.pos[0]), message, hint: 'Put another at the end of the value.' }
  }
  const hint = 'Write `key: value`, a space after the colon, one to a line'
  if (error.message.startsWith('Implicit')) return { message: 'This line is not a key with a value.', hint: `${hint}.` }
  const message =
    error.message
      .split('\n')[0]
      ?.trim()
      .replace(/(?<![.!?])$/, '.') ?? ''
  return { message, hint: `${hint}, and put quotation marks around values with signs in them.` }
}

/** Returns the offset of the last value in quotation marks that begins before another offset. */
function lastQuoteIn(document: Document, before: number): number {
  let offset = 0
  visit(document, {
    Scalar(_, node) {
      const start = node.range?.[0] ?? Infinity
      if (node.type?.startsWith('QUOTE_') && start < before) offset = start
    },
  })
  return offset
}

/**
 * The maximum number of aliases. They repeat a phrase or two; a “YAML bomb” needs many: nine levels of nine make 387
 * million.
 */
export const MAX_ALIASES = 20

// The lookup of each alias searches everything above it, so more aliases would take too long.
const MAX_ALIASES_IN_ALL = 200

/** Whether a document has too many aliases to look them up. */
export function hasTooManyAliases(document: Document): boolean {
  return aliasesIn(document).length > MAX_ALIASES_IN_ALL
}

/** Returns the problem of a document whose aliases cannot be expanded: an unknown alias, or too much text. */
export function aliasProblem(document: Document): YamlProblem {
  const aliases = aliasesIn(document)
  const unknown = aliases.slice(0, MAX_ALIASES_IN_ALL).find((alias) => !alias.resolve(document))
  const offset = (unknown ?? aliases[0])?.range?.[0] ?? 0
  if (unknown) {
    const hint = 'A value that begins with an asterisk needs quotation marks around it.'
    return { rule: 'yaml-invalid', offset, message: `The alias *${unknown.source} is not defined.`, hint }
  }
  const message = 'The aliases in this YAML expand to far more than was written.'
  return { rule: 'yaml-aliases', offset, message, hint: 'Write the values out instead of using & and *.' }
}

function aliasesIn(document: Document): Alias[] {
  const found: Alias[] = []
  visit(document, { Alias: (_, alias) => void found.push(alias) })
  return found
}
