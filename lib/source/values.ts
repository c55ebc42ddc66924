import { stringify } from 'yaml'
import { z } from 'zod'
import { suggest } from '../problem/did-you-mean.ts'
import { isVisible } from '../problem/hidden-characters.ts'
import type { Place, Problem } from '../problem/problem.ts'
import { fieldName, sentence } from '../problem/wording.ts'
import { cutTextAt } from './cut-text.ts'
import type { YamlValue } from './parse-yaml.ts'
import type { SourceFile } from './source-file.ts'
import { speakPlainly, typeInWords } from './zod-words.ts'

/**
 * Converts the issues of a schema to problems with places.
 * @param schema the schema, for hints about misspelt keys
 */
export function zodProblems(
  source: SourceFile,
  parsed: YamlValue,
  issues: readonly Issue[],
  schema: z.ZodType,
): Problem[] {
  return issues.flatMap(nearestIssues).flatMap((issue): Problem[] | Problem => {
    const key = fieldName(nameOfKey(issue.path))
    const at = (place: Place) => ({ file: source.name, ...place, severity: 'error' as const })
    const value = parsed.placeOf(issue.path)
    if (isAbsent(issue) && issue.input === undefined) {
      const parent = nameOfKey(issue.path.slice(0, -1))
      const hint = `Write \`${String(issue.path.at(-1))}: …\`${parent && ` under \`${parent}\``}.`
      return { ...at(value), rule: 'key-missing', message: sentence`The key “${key}” is missing.`, hint }
    }
    if (isAbsent(issue) && issue.input === null && key) {
      const sign = typeof issue.path.at(-1) === 'number' ? sentence`hyphen` : sentence`colon`
      const [, comment] = /[:-]\s+(#\w+)/.exec(source.text.split('\n')[value.line - 1] ?? '') ?? []
      const hint = comment
        ? `# begins a comment in YAML. Put quotation marks around the value: "${comment}".`
        : sentence`Write one after the ${sign}, or delete the line.`
      return { ...at(value), rule: 'value-type', message: sentence`“${key}” has no value.`, hint }
    }
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.flatMap((unknown): Problem[] => {
          const cut = cutTextAt(source, parsed, issue.path, unknown)
          if (cut && !cut.isFirst) return []
          const place = at(parsed.placeOf([...issue.path, unknown], 'key'))
          const message = cut
            ? `The text of “${nameOfKey([...issue.path, cut.key])}” ends at a comma, because it is in braces.`
            : sentence`The key “${fieldName(nameOfKey([...issue.path, unknown]))}” is not known.`
          const hint = cut
            ? `Put the text in quotation marks: ${cut.key}: ${JSON.stringify(cut.text)}`
            : suggest(
                unknown,
                knownKeys(schema, issue.path).filter((known) => known !== unknown),
              )
          return [{ ...place, rule: 'key-unknown', message, hint }]
        })
      case 'invalid_key': {
        const place = at(parsed.placeOf(issue.path, 'key'))
        const known = knownKeys(schema, issue.path.slice(0, -1))
        if (known.length > 0) {
          const hint = suggest(String(issue.path.at(-1)), known)
          return { ...place, rule: 'key-unknown', message: sentence`The key “${key}” is not known.`, hint }
        }
        const message = sentence`The key “${key}” is wrong: ${issue.issues[0]?.message ?? sentence`it has another form`}.`
        return { ...place, rule: 'value-invalid', message, hint: sentence`Give the key another name.` }
      }
      case 'invalid_type': {
        const name = typeInWords(issue.expected)
        const hint = `${typeHint(issue.expected)}${lineHint(schema, issue.path)}`
        const message = key ? sentence`“${key}” must be ${name}.` : sentence`This must be ${name}.`
        return { ...at(value), rule: 'value-type', message, hint }
      }
      case 'invalid_value': {
        const input = typeof issue.input === 'string' ? issue.input : sentence`this`
        const message = sentence`“${key}” cannot be “${input}”.`
        return { ...at(value), rule: 'value-invalid', message, hint: suggest(input, issue.values.map(String)) }
      }
      case 'too_big': {
        const hint = sentence`Make it shorter.`
        return {
          ...at(value),
          rule: 'limit-exceeded',
          message: sentence`“${key}” is too long: ${issue.message}.`,
          hint,
        }
      }
      case 'custom': {
        const own: unknown = issue.params?.rule
        const rule = own === 'date-invalid' || own === 'slug-invalid' ? own : 'value-invalid'
        return {
          ...at(value),
          rule,
          message: issue.message,
          hint: givenHint(issue.params?.hint) ?? exampleHint(schema, issue.path),
        }
      }
      default: {
        const hint = exampleHint(schema, issue.path)
        return { ...at(value), rule: 'value-invalid', message: sentence`“${key}” is wrong: ${issue.message}.`, hint }
      }
    }
  })
}

/** Values by language, and the path of their key. */
export type FoundByLanguage = readonly [where: readonly PropertyKey[], values: Readonly<Record<string, unknown>>]

/** Finds the groups of values by language in a value that a schema has read: see `byLanguage`. */
export function findByLanguage(
  schema: z.ZodType,
  value: unknown,
  where: readonly PropertyKey[] = [],
): FoundByLanguage[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const inner = entries.flatMap(([key, one]) =>
    findByLanguage(schema, one, [...where, Array.isArray(value) ? Number(key) : key]),
  )
  const found = schemaAt(schema, where)
  const forms = found instanceof z.ZodUnion ? found.options.map(bare) : [found]
  const isByLanguage = !Array.isArray(value) && forms.some((form) => form?.meta()?.byLanguage)
  return isByLanguage ? [[where, Object.fromEntries(entries)], ...inner] : inner
}

type Issue = z.core.$ZodIssue

/** Where a value fits no alternative, returns the issues of the one that has the fewest, if it is of the right type. */
function nearestIssues(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [nearest] = issue.errors.toSorted((a, b) => weight(a) - weight(b))
  if (!nearest || weight(nearest) >= OTHER_TYPE) return [issue]
  return nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(nearestIssues)
}

/** More than any number of issues: the value itself is none of what an alternative asks for. */
const OTHER_TYPE = 1000

/** The number of keys that an alternative does not know, and of other issues. */
function weight(issues: readonly Issue[]): number {
  const one = (issue: Issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.length
    return issue.path.length > 0 ? 1 : OTHER_TYPE
  }
  return issues.reduce((sum, issue) => sum + one(issue), 0)
}

/** Whether a missing value may be the cause of an issue. */
function isAbsent(issue: Issue): boolean {
  return ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)
}

/** Returns how a value of a type is written; an empty text for a type that needs no hint. */
function typeHint(type: string): string {
  switch (type) {
    case 'string':
      return sentence`Put quotation marks around it.`
    case 'array':
      return sentence`Write each entry on a line of its own after “- ”, or all in square brackets.`
    case 'boolean':
      return sentence`Write true or false without quotation marks.`
    case 'object':
    case 'record':
      return sentence`Indent the keys that belong to it by two spaces.`
    default:
      return ''
  }
}

/**
 * Returns the keys that a schema allows under a path, for a hint: those of an object, or the names that a record
 * allows.
 */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const found = schemaAt(schema, path)
  const objects = found instanceof z.ZodUnion ? found.options : [found]
  const keys = objects.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []))
  if (keys.length > 0) return [...new Set(keys)]
  const names: unknown = found instanceof z.ZodRecord ? found.keyType : undefined
  const choices: readonly unknown[] = names instanceof z.ZodUnion ? names.options : [names]
  return choices.flatMap((choice) => (choice instanceof z.ZodEnum ? choice.options.map(String) : []))
}

/** Returns the keys on the way to a value, as messages name them: the first entry of a list is 1. */
export function nameOfKey(path: readonly PropertyKey[]): string {
  return path.map((key) => String(typeof key === 'number' ? key + 1 : key)).join('.')
}

/** Returns the hint that a schema has for a value, which may be a function: the language is set after it is defined. */
function givenHint(hint: unknown): string | undefined {
  if (hint === undefined) return undefined
  return String(typeof hint === 'function' ? hint() : hint)
}

/** Returns a hint with an example of the value under a path, if the schema has one. */
function exampleHint(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const example = exampleOf(schema, path)
  return typeof example === 'string'
    ? sentence`An example: ${example.replace(/\.$/, '')}.`
    : sentence`Correct this value.`
}

/** Returns a further sentence of a hint: the line of a list or a group of keys, if the schema has an example. */
function lineHint(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const example = exampleOf(schema, path)
  if (typeof example !== 'object' || example === null) return ''
  const value = stringify(example, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim()
  return ` ${sentence`An example: ${`\`${String(path.at(-1))}: ${value}\``}.`}`
}

function exampleOf(schema: z.ZodType, path: readonly PropertyKey[]): unknown {
  const examples = schemaAt(schema, path)?.meta()?.examples
  return Array.isArray(examples) ? examples[0] : undefined
}

function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let found: z.ZodType | undefined = bare(schema)
  for (const key of path) found = found && bare(childOf(found, key))
  return found
}

function childOf(schema: z.ZodType, key: PropertyKey): unknown {
  if (schema instanceof z.ZodUnion)
    return schema.options.map((one) => childOf(bare(one) ?? z.never(), key)).find(Boolean)
  if (schema instanceof z.ZodObject) return schema.shape[String(key)]
  if (schema instanceof z.ZodRecord) return schema.valueType
  return schema instanceof z.ZodArray && typeof key === 'number' ? schema.element : undefined
}

function bare(schema: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.unwrap())
  if (schema instanceof z.ZodPipe) return bare(schema.in)
  return schema instanceof z.ZodType ? schema : undefined
}

speakPlainly()

/**
 * The schema of a text with at least one visible character. `meta` adds a pattern for JSON Schema, which cannot trim.
 */
export const text = z
  .string()
  .trim()
  .min(1, { error: () => sentence`it is empty`, abort: true })
  .refine(isVisible, {
    error: () => sentence`This text has no character that a reader can see.`,
    params: { hint: () => sentence`Write letters, digits or signs.` },
  })
  .meta({ pattern: '\\S' })

/** The values of a key by language. Under the empty key is one for all languages. */
export type ByLanguage<Value = string> = Readonly<Record<string, Value>>

/** Returns the schema of a group of values, one for each language that has its own: `{en: …, fa: …}`. */
export function eachLanguage<Schema extends z.ZodType>(value: Schema) {
  return z
    .record(z.string(), value)
    .refine((values) => Object.keys(values).length > 0, {
      error: () => 'This has a value in no language.',
    })
    .meta({ byLanguage: true, minProperties: 1 })
}

/** Returns the schema of a value that is the same in all languages, or of a group with one for each. */
export function byLanguage<Schema extends z.ZodType>(value: Schema, error: string) {
  const all = value.transform((given): Record<string, z.output<Schema>> => ({ '': given }))
  return z.union([all, eachLanguage(value)], { error }).meta({ byLanguage: true })
}

/** The schema of a text that readers see: one for all languages, or one for each. */
export const textByLanguage = byLanguage(text, 'write a text, or one for each language: {en: …, fa: …}')

/** Signs of a byline with a link or an element, which is no name. */
const NOT_A_NAME = /\]\(|https?:\/\/|<[a-z/]|<\S+@/i

/** The schema of the name of a person or an organisation, without links and elements: it is also the name of a page. */
export const personName = text
  .refine((value) => !NOT_A_NAME.test(value), {
    error: () => sentence`This is a byline with a link, and not a name.`,
    params: {
      hint: () =>
        sentence`Write the name alone. site.yaml has a place for the address and the role of an author: \`authors\`.`,
    },
  })
  .meta({ pattern: '^(?![\\s\\S]*(?:\\]\\(|[Hh][Tt][Tt][Pp][Ss]?://|<[A-Za-z/]|<\\S+@))[\\s\\S]*\\S' })

/** The schema of a full http or https address. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: () => sentence`it is not a web address`, abort: true })
  .refine((address) => !/^[^/]*\/\/[^/?#]*@/.test(address), {
    error: () => 'This address contains a user name or a password.',
    params: {
      hint: () => 'Leave them out: everybody can read them on the site, and browsers do not use them.',
    },
  })
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', examples: ['https://news.example/'] })

/** The name of an environment variable that has a secret. */
export const secretVariable = z
  .string()
  .regex(/^[A-Z][A-Z\d_]*$/, { error: 'write the name of an environment variable, never the key itself' })

/** The schema of a web address: one for all languages, or one for each. */
export const addressByLanguage = byLanguage(webAddress, 'it is not a web address')

/** The schema of the point of a picture that stays in sight where the picture is cut. */
export const focus = z
  .string()
  .regex(/^(?:100|\d?\d)% (?:100|\d?\d)%$/, {
    error: () => sentence`write two percentages, from the left and from the top, such as 50% 20%`,
  })
  .meta({ examples: ['50% 20%'] })
