import { z } from 'zod'
import { sentence } from '../problem/wording.ts'

/** Lets Zod say in plain words what is wrong with a value, wherever a schema has no words of its own. */
export function speakPlainly(): void {
  z.config({ customError: (issue) => plainWords(issue) })
}

type RawIssue = Parameters<NonNullable<z.core.$ZodConfig['customError']>>[0]

/** Returns what is wrong, as it goes on after “title is wrong: ”. */
function plainWords(issue: RawIssue): string {
  if (issue.input === undefined) return sentence`it is missing`
  switch (issue.code) {
    case 'invalid_type':
      return sentence`it must be ${typeInWords(issue.expected)}`
    case 'invalid_value':
      return sentence`it must be ${issue.values.map(String).join(sentence` or `)}`
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? sentence`it is empty`
        : sentence`it must have at least ${sizeOf(issue.origin, issue.minimum)}`
    case 'too_big':
      return sentence`it may have at most ${sizeOf(issue.origin, issue.maximum)}`
    case 'invalid_format':
      return formatInWords(issue.format)
    case 'unrecognized_keys':
      return sentence`it has no key “${issue.keys.join('”, “')}”`
    default:
      return sentence`it has another form`
  }
}

/** Returns the type of a value in words. */
export function typeInWords(type: string): string {
  switch (type) {
    case 'string':
      return sentence`a text`
    case 'number':
      return sentence`a number`
    case 'int':
      return sentence`a whole number`
    case 'array':
      return sentence`a list`
    case 'boolean':
      return sentence`true or false`
    case 'object':
    case 'record':
      return sentence`a group of keys`
    default:
      return sentence`a ${type}`
  }
}

function formatInWords(format: string): string {
  if (format === 'email') return 'it is not an e-mail address'
  return format === 'url' ? sentence`it is not a web address` : sentence`it has another form`
}

function sizeOf(origin: string, size: number | bigint): string {
  if (origin === 'string') return sentence`${size} characters`
  return origin === 'array' ? sentence`${size} entries` : sentence`a value of ${size}`
}
