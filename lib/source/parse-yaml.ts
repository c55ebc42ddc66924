import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { findHidden } from '../problem/hidden-characters.ts'
import type { Place, Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import type { SourceFile } from './source-file.ts'
import { yamlProblemsIn } from './yaml-slips.ts'

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
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    logLevel: 'error',
  })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  const problem = (rule: Rule, offset: number, message: string, hint: string): Problem => {
    return { file: source.name, ...placeAt(offset), rule, severity: 'error', message, hint }
  }
  if (document.errors.length > 0) {
    const problems = yamlProblemsIn(document, yaml).map(({ offset, message, hint }) =>
      problem('yaml-invalid', offset, message, hint),
    )
    return { parsed: undefined, problems }
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    const placeOf: YamlValue['placeOf'] = (path, what) => placeAt(offsetOf(document, path, what))
    const escaped = yaml.includes('\\') && !findHidden(yaml) ? hiddenByEscapes(document) : []
    const problems = escaped.map(({ offset, name }) =>
      problem(
        'character-forbidden',
        offset,
        `This text has the character ${name}, which is not allowed.`,
        'Delete its escape.',
      ),
    )
    return { parsed: { value, placeOf }, problems }
  } catch {
    return { parsed: undefined, problems: [aliasFault(document, problem)] }
  }
}

function aliasFault(
  document: Document,
  problem: (rule: Rule, offset: number, message: string, hint: string) => Problem,
): Problem {
  const aliases: { offset: number; name: string; stands: boolean }[] = []
  visit(document, {
    Alias(_, node) {
      aliases.push({ offset: node.range?.[0] ?? 0, name: node.source, stands: node.resolve(document) !== undefined })
    },
  })
  const unknown = aliases.find(({ stands }) => !stands)
  if (unknown) {
    const message = `The alias *${unknown.name} stands for nothing.`
    const hint = 'A value that begins with an asterisk needs quotation marks around it.'
    return problem('yaml-invalid', unknown.offset, message, hint)
  }
  const message = 'The aliases in this YAML unfold into far more than was written.'
  return problem('yaml-aliases', aliases[0]?.offset ?? 0, message, 'Write the values out instead of using & and *.')
}

function hiddenByEscapes(document: Document): { offset: number; name: string }[] {
  const found: { offset: number; name: string }[] = []
  visit(document, {
    Scalar(_, node) {
      const hidden = typeof node.value === 'string' ? findHidden(node.value) : undefined
      if (hidden) found.push({ offset: node.range?.[0] ?? 0, name: hidden.name })
    },
  })
  return found
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
