import { z } from 'zod'

/** A text that is not empty. What `meta` adds is for editors: it says to a JSON Schema what trimming says here. */
export const text = z.string().trim().min(1, { error: 'it is empty' }).meta({ pattern: '\\S' })

/** A full address of the web. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'it is not a web address' })
  .meta({ pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', examples: ['https://news.example/'] })
