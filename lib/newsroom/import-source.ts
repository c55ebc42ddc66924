import { z } from 'zod'
import type { Values } from '../settings/read-json.ts'

/** The names of the systems that `@masthead/import` reads by itself, in the order of detection. */
export const SYSTEM_NAMES: readonly string[] = ['hugo', 'jekyll', 'wordpress', 'markdown']

/** A shortcode or tag of a template language in a text. */
export interface Tag {
  readonly start: number
  readonly end: number
  /** Its name; a backslash for an escaped tag, which means its own text, even within code. */
  readonly name: string
  /** The text after the name. */
  readonly rest: string
  /** Whether it closes an earlier tag. */
  readonly closes: boolean
}

/** Finds the tags of one system and converts them to Markdown or HTML. */
export interface TagSystem {
  /** Whether the system reads tags in code too. */
  readonly readsCode?: true
  /** Finds every tag of a text, in order. */
  find(text: string): Tag[]
  /**
   * Converts a tag, or returns the text before and after its content, which is read like any other text. Returns
   * undefined if it cannot be converted; it is then reported.
   * @param inner the text between the tag and its closing tag
   */
  convert(tag: Tag, inner: string | undefined): string | { before: string; after: string } | undefined
}

/** An element of an XML file. */
export interface XmlNode {
  readonly name: string
  /** The place where it begins. */
  readonly place: { readonly line: number; readonly column: number }
  /** Its own text, without that of elements in it. */
  readonly own: string
  /** Returns the text of the first element in it with this name; empty if there is none. */
  text(name: string): string
  /** Returns the place where that text begins. */
  placeOf(name: string): { readonly line: number; readonly column: number }
  all(name: string): XmlNode[]
  attribute(name: string): string
}

/** The files that an importer of the newsroom reads. */
export interface ImportSource {
  /** The paths of its files relative to its folder, with forward slashes, sorted. */
  readonly files: readonly string[]
  /** Those that are texts in Markdown, MDX or HTML, without notes about the repository, such as its README. */
  readonly texts: readonly string[]
  /** The languages of the site that is imported into; none if it has no site.yaml. */
  readonly languages: readonly string[]
  /** The language of texts that do not state one. */
  readonly language: string
  /** Returns the text of a file; undefined if it is not there, or is no valid text, which is then reported. */
  textOf(file: string): string | undefined
  /**
   * Returns the values of a file of settings or data (YAML, TOML or JSON); none if it is missing, or broken and
   * reported.
   */
  dataOf(file: string): unknown
  /** Returns the rows of a table (CSV), each with the line at which it begins. */
  rowsOf(file: string): readonly { readonly line: number; readonly values: Readonly<Record<string, string>> }[]
  /** Returns the outermost element of an XML file; undefined if it is missing, or broken and reported. */
  xmlOf(file: string): XmlNode | undefined
  /** Returns the front matter of a text (YAML, TOML or JSON), or what a page in HTML says about itself. */
  frontMatterOf(file: string): Values
  /**
   * Splits the path of a text. A file named `index` has the name of its folder.
   * @param languages the folders and suffixes that are languages; by default those that the source seems to have
   * @example partsOf('fr/news/2024-01-05-mill.md') // { folders: ['news'], name: 'mill', lang: 'fr', date: '2024-01-05' }
   */
  partsOf(file: string, languages?: readonly string[]): PathParts
  /**
   * Whether the settings of a system leave a file out, by patterns such as `plans/` and `*.todo.md`. It is then listed.
   */
  isLeftOut(file: string, patterns: readonly string[]): boolean
  /** Lists a file that is not imported, with the reason. */
  omit(file: string, reason: string): void
  /** Reports something that could not be imported. */
  report(file: string, line: number, message: string): void
  /** Returns the words in some HTML. */
  wordsOf(html: string): string
}

/** The parts of the path of a text. */
export interface PathParts {
  /** The folders above it, without that of its language. */
  readonly folders: readonly string[]
  /** Its name without its date, its language and its ending. */
  readonly name: string
  readonly lang: string | undefined
  readonly date: string | undefined
}

/** An importer of the newsroom: it reads stories of another system for `masthead import`. */
export interface Importer {
  /**
   * The hosts on which the old site was published, beside those in `address`. Links to them become links between
   * stories.
   */
  readonly hosts?: readonly string[] | undefined
  /** The folders in which addresses of pictures begin: `public`. */
  readonly pictures?: readonly string[] | undefined
  /** Whether a folder looks like one of this system. */
  recognises(source: ImportSource): boolean
  /** Converts an address of a link or a picture that only this system understands: `@/mill.md` to `/mill.md`. */
  resolve?(url: string, source: ImportSource): string
  read(source: ImportSource): Iterable<SourceText>
}

const text = z.string().min(1)
const isTags = (value: unknown) => typeof value === 'object' && value !== null && 'find' in value && 'convert' in value

/** The ending of the name of a text. */
export const TEXTS = /\.(?:md|markdown|mdx|html?)$/i

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
    frontMatter: z
      .record(z.string(), z.unknown())
      .transform((values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)))
      .optional(),
    /** Its date, if front matter has none. */
    date: text.optional(),
    /** The path or the whole address that readers know it by, which then needs a redirect. */
    address: z
      .string()
      .regex(/^(?:\/|https?:\/\/)/)
      .optional(),
    /** Other paths by which links of the source lead to it. */
    paths: z.array(text.startsWith('/')).default([]),
    /** The folder in which its system keeps such stories; perhaps the name of a section of the newspaper. */
    folder: text.optional(),
    /** Why readers may not have seen it. It becomes a draft, and the report says why. */
    doubt: text.optional(),
    /** Its text: either this or `html`. Without both, it is that of the file, if that is Markdown or HTML. */
    markdown: z.string().optional(),
    html: z.string().optional(),
    /** The tags in its text. Those of a file `.mdx` are `mdx`. */
    tags: z
      .union([
        z.enum(['liquid', 'mdx']),
        z.custom<TagSystem>(isTags, { error: 'write an object with find and convert' }),
      ])
      .optional(),
  })
  .refine(
    ({ markdown, html, file }) =>
      markdown === undefined && html === undefined ? TEXTS.test(file) : markdown === undefined || html === undefined,
    { error: 'write either markdown or html' },
  )

/** One language of a story, as an importer of the newsroom gives it. */
export type SourceText = z.input<typeof sourceText>

/** The same with nothing left open. */
export type ReadText = z.output<typeof sourceText>
