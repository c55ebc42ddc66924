import type { z } from 'zod'
import { suggest } from '../problem/did-you-mean.ts'
import type { Place, Problem } from '../problem/problem.ts'
import type { YamlValue } from './parse-yaml.ts'
import type { SourceFile } from './source-file.ts'

type Issue = z.core.$ZodIssue

/**
 * Turns what a schema found wrong into problems with places.
 * @param schema the schema, to know which keys would have been right
 */
export function zodProblems(
  source: SourceFile,
  parsed: YamlValue,
  issues: readonly Issue[],
  knownKeys: (path: readonly PropertyKey[]) => readonly string[],
): Problem[] {
  return issues.flatMap((issue): Problem[] | Problem => {
    const key = issue.path.map(String).join('.')
    const at = (place: Place) => ({ file: source.name, ...place, severity: 'error' as const })
    const value = parsed.placeOf(issue.path)
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((unknown) => ({
          ...at(parsed.placeOf([...issue.path, unknown], 'key')),
          rule: 'key-unknown' as const,
          message: `The key “${[...issue.path.map(String), unknown].join('.')}” is not known.`,
          hint: suggest(unknown, knownKeys(issue.path)),
        }))
      case 'invalid_type': {
        const missing = issue.input === undefined
        const message = missing ? `The key “${key}” is missing.` : `“${key}” must be ${wanted(issue.expected)}.`
        const hint = missing ? `Write \`${key}: …\`.` : typeHint(issue.expected)
        return { ...at(value), rule: missing ? ('key-missing' as const) : ('value-type' as const), message, hint }
      }
      case 'invalid_value': {
        const values = issue.values.map(String)
        const message = `“${key}” cannot be “${String(issue.input)}”.`
        return { ...at(value), rule: 'value-invalid' as const, message, hint: suggest(String(issue.input), values) }
      }
      case 'custom': {
        const rule = issue.params?.rule === 'date-invalid' ? ('date-invalid' as const) : ('value-invalid' as const)
        return { ...at(value), rule, message: issue.message, hint: String(issue.params?.hint ?? '') }
      }
      case 'invalid_union':
        return { ...at(value), rule: 'value-type' as const, message: `“${key}” has a value of the wrong type.` }
      default:
        return { ...at(value), rule: 'value-invalid' as const, message: `“${key}” is wrong: ${issue.message}.` }
    }
  })
}

function wanted(type: string): string {
  switch (type) {
    case 'string':
      return 'a text'
    case 'array':
      return 'a list'
    case 'object':
    case 'record':
      return 'a group of keys'
    case 'boolean':
      return 'true or false'
    default:
      return `a ${type}`
  }
}

function typeHint(type: string): string {
  switch (type) {
    case 'string':
      return 'Put quotation marks around it.'
    case 'array':
      return 'Write each entry on a line of its own after “- ”, or all in square brackets.'
    case 'boolean':
      return 'Write true or false without quotation marks.'
    default:
      return 'Indent the keys that belong to it by two spaces.'
  }
}
