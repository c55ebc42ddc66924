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

/** The schema of the point of a picture that stays in sight where the picture is cut. */
export const focus = z
  .string()
  .regex(/^(?:100|\d?\d)% (?:100|\d?\d)%$/, {
    error: 'write two percentages, from the left and from the top, such as 50% 20%',
  })
  .meta({ examples: ['50% 20%'] })
