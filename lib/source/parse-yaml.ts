import {
  type Document,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { findHidden } from '../problem/hidden-characters.ts'
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
    const problems = untilFirstSlip(document.errors).map((error) => {
      const { offset, message, hint } = explain(document, error)
      return problem('yaml-invalid', offset, message, hint)
    })
    return { parsed: undefined, problems }
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    const placeOf: YamlValue['placeOf'] = (path, what) => placeAt(offsetOf(document, path, what))
    const escaped = findHidden(yaml) ? [] : hiddenByEscapes(document)
    const problems = escaped.map(({ offset, name }) =>
      problem('character-forbidden', offset, `This text holds the invisible character ${name}.`, 'Delete its escape.'),
    )
    return { parsed: { value, placeOf }, problems }
  } catch {
    return { parsed: undefined, problems: [aliasFault(document, problem)] }
  }
}

// Each key that is doubled is a fault of its own; after a slip of syntax, what YAML makes of the rest is guesswork.
function untilFirstSlip(errors: readonly YAMLError[]): readonly YAMLError[] {
  const slip = errors.findIndex((error) => error.code !== 'DUPLICATE_KEY')
  return slip < 0 ? errors : errors.slice(0, slip + 1)
}

function explain(document: Document, error: YAMLError): { offset: number; message: string; hint: string } {
  const [offset] = error.pos
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return { offset, message: 'This key is here twice.', hint: 'Keep one of the two lines.' }
    case 'TAB_AS_INDENT':
      return { offset, message: 'A tab indents this line.', hint: 'Indent with spaces; YAML does not allow tabs.' }
    case 'MULTIPLE_DOCS':
      return { offset, message: 'A second document begins here.', hint: 'Delete the line of hyphens.' }
    case 'RESOURCE_EXHAUSTION':
      return { offset, message: 'This is nested too deeply.', hint: 'Nothing here needs more than a few levels.' }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'UNEXPECTED_TOKEN': {
      const hint = 'A value that holds a colon or begins with a sign needs quotation marks around it.'
      return { offset, message: sentence(error.message), hint }
    }
    default: {
      if (error.message.startsWith('Missing closing')) {
        const message = 'A quotation mark opens here and never closes.'
        return { offset: lastQuoteIn(document), message, hint: 'Put another at the end of the value.' }
      }
      const hint = 'Write `key: value`, one to a line, and put quotation marks around values with signs in them.'
      return { offset, message: sentence(error.message), hint }
    }
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

function lastQuoteIn(document: Document): number {
  let offset = 0
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith('QUOTE_')) offset = node.range?.[0] ?? offset
    },
  })
  return offset
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
