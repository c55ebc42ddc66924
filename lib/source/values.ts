import { z } from 'zod'
import { isVisible } from '../problem/hidden-characters.ts'

/** A text that a reader can see. What `meta` adds is for editors: it says to a JSON Schema what trimming says here. */
export const text = z
  .string()
  .trim()
  .min(1, { error: 'it is empty', abort: true })
  .refine(isVisible, {
    message: 'This text has no character that a reader can see.',
    params: { hint: 'Write letters, digits or signs.' },
  })
  .meta({ pattern: '\\S' })

/** A full address of the web. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'it is not a web address' })
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', examples: ['https://news.example/'] })
