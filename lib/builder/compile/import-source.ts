import { z } from 'zod'

/** The names of the systems that `@masthead/import` reads, in the order of detection. */
export const SYSTEM_NAMES: readonly string[] = [
  ...['zola', 'docusaurus', 'hugo', 'jekyll', 'astro', 'eleventy'],
  ...['wordpress', 'ghost', 'drupal', 'markdown', 'html', 'feed'],
]

/** The files that an importer of the newsroom reads. */
export interface ImportSource {
  /** The paths of its files relative to its folder, with forward slashes, sorted. */
  readonly files: readonly string[]
  /** The languages of the site that is imported into; none if it has no site.yaml. */
  readonly languages: readonly string[]
  /** Returns the text of a file; undefined if it is not there, or is no valid text, which is then reported. */
  textOf(file: string): string | undefined
}

/** An importer of the newsroom: it reads stories of another system for `masthead import`. */
export interface OwnImporter {
  /** The hosts on which the old site was published. Links to them become links between stories. */
  readonly hosts?: readonly string[] | undefined
  /** The folders in which addresses of pictures begin: `public`. */
  readonly pictures?: readonly string[] | undefined
  /** Whether a folder looks like one of this system. */
  recognises(source: ImportSource): boolean
  read(source: ImportSource): Iterable<SourceText>
}

const text = z.string().min(1)

/** The schema of one language of a story, as an importer of the newsroom gives it. */
export const sourceText = z
  .strictObject({
    /** The file that it is in. */
    file: text,
    /** The line of the file at which it begins. */
    line: z.int().min(1).default(1),
    /** Its name in addresses. */
    name: text,
    lang: text.optional(),
    /** What all languages of one story have in common; without it, the name. */
    key: text.optional(),
    /** Whether it is a standing page. */
    isPage: z.boolean().default(false),
    /** The facts about it, under the keys of Masthead or of any system that it can import from. */
    frontMatter: z.record(z.string(), z.unknown()).default({}),
    /** The path that readers know it by, which then needs a redirect. */
    address: text.startsWith('/').optional(),
    /** Its text: either this or `html`. */
    markdown: z.string().optional(),
    html: z.string().optional(),
  })
  .refine(({ markdown, html }) => (markdown === undefined) !== (html === undefined), {
    error: 'write either markdown or html',
  })

/** One language of a story, as an importer of the newsroom gives it. */
export type SourceText = z.input<typeof sourceText>

/** The same with nothing left open. */
export type ReadText = z.output<typeof sourceText>
