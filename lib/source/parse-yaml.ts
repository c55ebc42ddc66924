import { type Document, LineCounter, parseDocument, visit, type YAMLError, YAMLParseError } from 'yaml'
import { findHidden } from '../problem/hidden-characters.ts'
import type { Place, Problem } from '../problem/problem.ts'
import { LIMITS } from './limits.ts'
import type { SourceFile } from './source-file.ts'
import { doubledKeys, placesIn } from './yaml-places.ts'
import { aliasProblem, hasTooManyAliases, MAX_ALIASES, type YamlProblem, yamlProblemsIn } from './yaml-problems.ts'

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
