import { type Document, LineCounter, parseDocument, visit, type YAMLError, YAMLParseError } from 'yaml'
import { findHidden } from '../problem/hidden-characters.ts'
import type { Place, Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { LIMITS } from './limits.ts'
import type { SourceFile } from './source-file.ts'
import { doubledKeys, placesIn } from './yaml-places.ts'
import { aliasSlip, hasTooManyAliases, MAX_ALIASES, yamlProblemsIn } from './yaml-problems.ts'

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
 */
export function parseYaml(
  source: SourceFile,
  yaml: string,
  firstLine = 1,
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
  const errors = withDoubledKeys(document)
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: line + firstLine - 1, column: col }
  }
  const problem = (rule: Rule, offset: number, message: string, hint: string): Problem => {
    return { file: source.name, ...placeAt(offset), rule, severity: 'error', message, hint }
  }
  if (errors.length > 0) {
    const problems = yamlProblemsIn(document, errors, yaml).map(({ offset, message, hint }) =>
      problem('yaml-invalid', offset, message, hint),
    )
    return { parsed: undefined, problems }
  }
  const aliasFault = () => {
    const { rule, offset, message, hint } = aliasSlip(document)
    return { parsed: undefined, problems: [problem(rule, offset, message, hint)] }
  }
  if (hasTooManyAliases(document)) return aliasFault()
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES })
    const offsetOf = placesIn(document)
    const placeOf: YamlValue['placeOf'] = (path, what) => placeAt(offsetOf(path, what))
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
    return aliasFault()
  }
}

/** The parser's errors, after errors for duplicate keys that come before the first of them. */
function withDoubledKeys(document: Document): YAMLError[] {
  const first = document.errors[0]?.pos[0] ?? Infinity
  const doubled = doubledKeys(document).filter((offset) => offset < first)
  return [
    ...doubled.map((offset) => new YAMLParseError([offset, offset], 'DUPLICATE_KEY', 'Map keys must be unique')),
    ...document.errors,
  ]
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
