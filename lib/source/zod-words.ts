import { z } from 'zod'

/** Lets Zod say in plain words what is wrong with a value, wherever a schema has no words of its own. */
export function speakPlainly(): void {
  z.config({ customError: (issue) => plainWords(issue) })
}

type RawIssue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0]

/** Returns what is wrong, as it goes on after “title is wrong: ”. */
function plainWords(issue: RawIssue): string {
  if (issue.input === undefined) return 'it is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `it must be ${NAMES[issue.expected] ?? `a ${issue.expected}`}`
    case 'invalid_value':
      return `it must be ${issue.values.map(String).join(' or ')}`
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? 'it is empty'
        : `it must have at least ${sizeOf(issue.origin, issue.minimum)}`
    case 'too_big':
      return `it may have at most ${sizeOf(issue.origin, issue.maximum)}`
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'it has another form'
    case 'unrecognized_keys':
      return `it has no key “${issue.keys.join('”, “')}”`
    default:
      return 'it has another form'
  }
}

/** The types of values in words. */
const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  boolean: 'true or false',
  object: 'a group of keys',
  record: 'a group of keys',
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'it is not an e-mail address',
  url: 'it is not a web address',
}

function sizeOf(origin: string, size: number | bigint): string {
  if (origin === 'string') return `${size} characters`
  return origin === 'array' ? `${size} entries` : `a value of ${size}`
}
