import { z } from 'zod'
import type { Library } from '../library/library.ts'
import type { SiteContext } from '../library/site-file.ts'
import type { StoryText } from '../library/texts-of.ts'
import { suggest } from '../problem/did-you-mean.ts'
import type { Place } from '../problem/problem.ts'
import { serviceSchema } from '../publication/services.ts'
import { KIND_FORMS } from '../settings/declared.ts'
import { SECTION_KINDS } from '../story/kinds/kinds.ts'
import type { OwnKind, OwnKinds } from '../story/kinds/own.ts'
import type { FrontMatter } from '../story/read/front-matter-schema.ts'
import type { Section } from '../story/types/section.ts'
import { type Importer, SYSTEM_NAMES } from './import-source.ts'

/** What importers are written with. */
export type { Importer, ImportSource, SourceText, Tag, TagSystem, XmlNode } from './import-source.ts'

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

/** The schemas that attributes are written with. */
export { z }

const isFunction = (value: unknown) => typeof value === 'function'

/** The names of Masthead’s own blocks, and of what ids of sections begin with. */
const BUILT_IN = new Set([
  ...Object.entries(SECTION_KINDS).flatMap(([name, { blocks = {}, lines = {} }]) => [
    name,
    ...Object.keys(blocks),
    ...Object.keys(lines),
  ]),
  ...['p', 'h', 'notes', 'main'],
])

const isComponent = (value: unknown) => typeof value === 'function' && value.constructor.name !== 'AsyncFunction'

const importerSchema = z.strictObject({
  hosts: z.array(z.string()).optional(),
  pictures: z.array(z.string()).optional(),
  recognises: z.custom<Importer['recognises']>(isFunction, { error: 'write a function' }),
  read: z.custom<Importer['read']>(isFunction, { error: 'write a function' }),
  resolve: z.custom<NonNullable<Importer['resolve']>>(isFunction, { error: 'write a function' }).exactOptional(),
})

const kindName = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, { error: 'write small letters and hyphens' })
  .refine((name) => !BUILT_IN.has(name), { error: 'Masthead itself has such a block' })

const isObjectSchema = (value: unknown) =>
  typeof value === 'object' && value !== null && 'shape' in value && 'safeParse' in value && '_zod' in value

const kindSchema = z
  .strictObject({
    form: z.enum(KIND_FORMS),
    example: z.string(),
    label: z.string().optional(),
    attributes: z
      .custom<NonNullable<OwnKind['attributes']>>(isObjectSchema, { error: 'write z.object({ … })' })
      .optional(),
    texts: z.array(z.string()).optional(),
    varies: z.array(z.string()).optional(),
    link: z.string().optional(),
    plain: z.custom<NonNullable<OwnKind['plain']>>(isFunction, { error: 'write a function' }).exactOptional(),
    component: z.custom<OwnKind['component']>(isComponent, { error: 'write a component that is not async' }),
  })
  .superRefine(({ attributes, texts = [], varies = [], link }, { addIssue }) => {
    const names = Object.keys(attributes?.shape ?? {})
    for (const [key, given] of Object.entries({ texts, varies, link: link === undefined ? [] : [link] })) {
      for (const name of given.filter((one) => !names.includes(one)))
        addIssue({
          code: 'custom',
          path: [key],
          message: `There is no attribute “${name}”.`,
          params: { hint: suggest(name, names) },
        })
    }
  })

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
  sectionKinds: z.record(kindName, kindSchema).default({}),
  importers: z
    .record(
      z.string().refine((name) => !SYSTEM_NAMES.includes(name), { error: 'Masthead itself has such an importer' }),
      importerSchema,
    )
    .default({}),
})

/** The additions of a newsroom to Masthead, as masthead.config.ts exports them. */
export interface NewsroomConfig extends Omit<z.input<typeof configSchema>, 'sectionKinds' | 'importers'> {
  readonly sectionKinds?: OwnKinds
  readonly importers?: Readonly<Record<string, Importer>>
}

/** The additions of a newsroom to Masthead, with every default filled in. */
export type Config = z.output<typeof configSchema>

/** Returns a newsroom’s kind of section as it is. Its types help to write it in masthead.config.ts. */
export function defineSection<Attributes extends z.ZodObject = z.ZodObject>(
  kind: OwnKind<Attributes>,
): OwnKind<Attributes> {
  return kind
}

/** Returns the configuration as it is. Its types help to write it in masthead.config.ts. */
export function defineConfig(config: NewsroomConfig): NewsroomConfig {
  return config
}
