import { z } from 'zod'
import { isVisible } from '../problem/hidden-characters.ts'

/**
 * The schema of a text with at least one visible character. `meta` adds a pattern for JSON Schema, which cannot trim.
 */
export const text = z
  .string()
  .trim()
  .min(1, { error: 'it is empty', abort: true })
  .refine(isVisible, {
    message: 'This text has no character that a reader can see.',
    params: { hint: 'Write letters, digits or signs.' },
  })
  .meta({ pattern: '\\S' })

/** The values of a key by language. Under the empty key is one for all languages. */
export type ByLanguage<Value = string> = Readonly<Record<string, Value>>

/** Returns the schema of a group of values, one for each language that has its own: `{en: …, fa: …}`. */
export function eachLanguage<Schema extends z.ZodType>(value: Schema) {
  return z
    .record(z.string(), value)
    .refine((values) => Object.keys(values).length > 0, { message: 'This has a value in no language.' })
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
    message: 'This is a byline with a link, and not a name.',
    params: {
      hint: 'Write the name alone. site.yaml has a place for the address and the role of an author: `authors`.',
    },
  })
  .meta({ pattern: '^(?![\\s\\S]*(?:\\]\\(|[Hh][Tt][Tt][Pp][Ss]?://|<[A-Za-z/]|<\\S+@))[\\s\\S]*\\S' })

/** The schema of a full http or https address. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'it is not a web address', abort: true })
  .refine((address) => !/^[^/]*\/\/[^/?#]*@/.test(address), {
    message: 'This address contains a user name or a password.',
    params: { hint: 'Leave them out: everybody can read them on the site, and browsers do not use them.' },
  })
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', examples: ['https://news.example/'] })

/** The schema of a web address: one for all languages, or one for each. */
export const addressByLanguage = byLanguage(webAddress, 'it is not a web address')

/** The schema of the point of a picture that stays in sight where the picture is cut. */
export const focus = z
  .string()
  .regex(/^(?:100|\d?\d)% (?:100|\d?\d)%$/, {
    error: 'write two percentages, from the left and from the top, such as 50% 20%',
  })
  .meta({ examples: ['50% 20%'] })
