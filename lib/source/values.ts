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

/** The schema of a full http or https address. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'it is not a web address', abort: true })
  .refine((address) => !/^[^/]*\/\/[^/?#]*@/.test(address), {
    message: 'This address contains a user name or a password.',
    params: { hint: 'Leave them out: everybody can read them on the site, and browsers do not use them.' },
  })
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', examples: ['https://news.example/'] })

/** The schema of the point of a picture that stays in sight where the picture is cut. */
export const focus = z
  .string()
  .regex(/^(?:100|\d?\d)% (?:100|\d?\d)%$/, {
    error: 'write two percentages, from the left and from the top, such as 50% 20%',
  })
  .meta({ examples: ['50% 20%'] })
