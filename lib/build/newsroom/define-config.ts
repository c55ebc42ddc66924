import { z } from 'zod'
import type { Library } from '../../library/library.ts'
import type { SiteContext } from '../../library/site-file.ts'
import type { StoryText } from '../../lint/texts-of.ts'
import type { Place } from '../../problem/problem.ts'
import { serviceSchema } from '../../publication/service-schema.ts'
import type { FrontMatter } from '../../story/read/front-matter-schema.ts'
import type { Section } from '../../story/types/section.ts'

/** One language of a story or page, as a check of the newsroom reads it. */
export interface CheckedEdition {
  /** The name of the folder. */
  readonly slug: string
  readonly lang: string
  /** Undefined if it has errors. */
  readonly frontMatter: FrontMatter | undefined
  readonly sections: readonly Section[]
  /** The title, the standfirst and each section as plain text, except code. */
  readonly texts: readonly StoryText[]
}

/** A problem that a check of the newsroom finds. */
export interface CheckProblem {
  readonly place: Place
  /** The reason, in a full sentence. */
  readonly message: string
  /** The way to fix it. */
  readonly hint?: string
}

/** A check of the newsroom. Its problems are warnings, which a file can accept under the name of the rule. */
export interface Check {
  /** What it requires, in one sentence. */
  readonly text: string
  readonly run: (edition: CheckedEdition) => Iterable<CheckProblem>
}

/** Files of the site that a newsroom makes from its stories. */
export interface Output {
  /** The paths of the files in the site: `data/stories.json`. */
  readonly names: readonly string[] | ((library: Library) => readonly string[])
  /** Makes one of them. */
  readonly make: (site: SiteContext, name: string) => string | Uint8Array | Promise<string | Uint8Array>
}

const isFunction = (value: unknown) => typeof value === 'function'

/** The schema of masthead.config.ts. */
export const configSchema = z.strictObject({
  checks: z
    .record(
      z.string().regex(/^own-[a-z\d]+(-[a-z\d]+)*$/, { error: 'write own-, then small letters and hyphens' }),
      z.strictObject({ text: z.string(), run: z.custom<Check['run']>(isFunction, { error: 'write a function' }) }),
    )
    .default({}),
  outputs: z
    .array(
      z.strictObject({
        names: z.custom<Output['names']>(
          (names) => isFunction(names) || (Array.isArray(names) && names.every((name) => typeof name === 'string')),
          { error: 'write a list of paths, or a function that returns one' },
        ),
        make: z.custom<Output['make']>(isFunction, { error: 'write a function' }),
      }),
    )
    .default([]),
  services: z.array(serviceSchema).default([]),
})

/** What a newsroom adds to Masthead. */
export type NewsroomConfig = z.input<typeof configSchema>

/** What a newsroom adds to Masthead, with nothing left open. */
export type Config = z.output<typeof configSchema>

/** Returns the configuration as it is. Its types help to write it in masthead.config.ts. */
export function defineConfig(config: NewsroomConfig): NewsroomConfig {
  return config
}
