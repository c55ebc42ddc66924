import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { Place, Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import type { SourceFile } from './source-file.ts'

/** A YAML value that still knows where each of its parts was written. */
export interface YamlValue {
  readonly value: unknown
  /** Where the value under this path begins, or its key; the nearest parent where there is none. */
  placeOf(path: readonly PropertyKey[], what?: 'key' | 'value'): Place
}

// Aliases are for repeating a phrase or two. A bomb needs many: nine levels of nine make 387 million.
const MAX_ALIASES = 20

/**
 * Parses YAML 1.2 (the core schema, unique keys).
 * @param yaml the YAML alone
 * @param firstLine the line of the file at which it begins
 */
export function parseYaml(
  source: SourceFile,
  yaml: string,
  firstLine = 1,
): { parsed: YamlValue | undefined; problems: Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  const problem = (rule: Rule, offset: number, message: string, hint: string): Problem => {
    return { file: source.name, ...placeAt(offset), rule, severity: 'error', message, hint }
  }
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      problem('yaml-invalid', error.pos[0], `${sentence(error.message)}`, yamlHint(error.code)),
    )
    return { parsed: undefined, problems }
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    return { parsed: { value, placeOf: (path, what) => placeAt(offsetOf(document, path, what)) }, problems: [] }
  } catch {
    const message = 'The aliases in this YAML unfold into far more than was written.'
    const at = yaml.search(/[*&]\w/)
    return {
      parsed: undefined,
      problems: [problem('yaml-aliases', Math.max(at, 0), message, 'Write the values out instead of using & and *.')],
    }
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[], what: 'key' | 'value' = 'value'): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true)
    const last = path[length - 1]
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && keyOf(item.key) === String(last))
      : undefined
    const atKey = what === 'key' || length < path.length
    const node = (atKey ? pair?.key : undefined) ?? document.getIn(path.slice(0, length), true) ?? pair?.key
    if (isRanged(node)) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key)
}

function isRanged(node: unknown): node is Node & { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

function sentence(message: string): string {
  const first = message.split('\n')[0]?.trim() ?? message
  return /[.!?]$/.test(first) ? first : `${first}.`
}

function yamlHint(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'Keep one of the two lines.'
    case 'TAB_AS_INDENT':
      return 'Indent with spaces; YAML does not allow tabs.'
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'UNEXPECTED_TOKEN':
      return 'A value that holds a colon or begins with a sign needs quotation marks around it.'
    default:
      return 'Write `key: value`, one to a line, and put quotation marks around values with signs in them.'
  }
}
