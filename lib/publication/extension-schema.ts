import { z } from 'zod'

/** The name of an extension that comes with Masthead. */
export type ExtensionName = (typeof EXTENSIONS)[number]

/** The extensions that come with Masthead. */
const EXTENSIONS = ['code', 'math'] as const

/** The schema of `extensions` in site.yaml. */
export const extensions = z
  .array(z.enum(EXTENSIONS))
  .describe('`code` highlights code, `math` shows formulas.')
  .meta({ examples: [['code', 'math']] })
