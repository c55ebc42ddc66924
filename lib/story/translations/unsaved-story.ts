import type { Root } from 'mdast'
import type { z } from 'zod'
import type { Picture } from '../../picture/picture.ts'
import { type Place, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { frontSchema } from '../../publication/front-schema.ts'
import type { Publication } from '../../publication/publication.ts'
import { siteSchema } from '../../publication/site-schema.ts'
import { zodProblems } from '../../source/values.ts'
import { frontMatterSchema } from '../read/front-matter-schema.ts'
import { parseMarkdown } from '../read/parse-markdown.ts'
import type { ParsedStoryFile } from '../read/parse-story-file.ts'
import { toSections } from '../read/to-sections.ts'
import type { Section } from '../types/section.ts'
import type { Story } from '../types/story.ts'
import { toStoryEdition } from './to-story-edition.ts'

/**
 * Reads a text alone: without the files that it names, such as its pictures.
 * @param report is told the problems of the text
 * @returns its Markdown tree, and its sections; a picture has a size that stands for the real one
 */
export function readTextAlone(
  markdown: string,
  lang: string,
  report: (place: Place, rule: Rule, message: string, hint?: string) => void,
): { root: Root; sections: readonly Section[] } {
  const root = parseMarkdown(markdown)
  const sections = toSections(root, markdown, { lang, report, picture: pictureOf, link: (href) => ({ href }) })
  return { root, sections }
}

/** A language of a story that is in no file yet: the values of its front matter, and its text. */
export interface UnsavedEdition {
  readonly values: unknown
  readonly text: string
}

/** A problem of a language that is in no file yet: at a line of its text, or in its front matter. */
export interface UnsavedProblem {
  readonly line?: number
  readonly rule: string
  readonly message: string
  readonly hint: string
}

/**
 * Reads a story that is in no file yet, with the schema and the Markdown parser of a build. What only files can tell,
 * such as the size of a picture, is left out. A draft, and a story that waits for its time, are as they will be.
 * @param lang the language whose problems are returned
 * @returns the story, with the languages whose front matter can be read
 */
export function readUnsavedStory(
  slug: string,
  lang: string,
  editions: ReadonlyMap<string, UnsavedEdition>,
  publication: Publication,
): { story: Story; problems: readonly UnsavedProblem[] } {
  const read = new Map([...editions].map(([tag, edition]) => [tag, parseUnsaved(slug, tag, edition)]))
  const own = read.get(lang)
  const all = [...read.values()].map(({ parsed }) => parsed)
  const original = all.find(({ frontMatter }) => frontMatter && !frontMatter.translation) ?? own?.parsed
  const shown = original ? all.flatMap((parsed) => toStoryEdition(parsed, original, publication) ?? []) : []
  const story = {
    slug,
    original: original?.lang ?? lang,
    aliases: [],
    editions: new Map(shown.map((edition) => [edition.lang, edition])),
    withdrawn: new Map(),
  }
  return { story, problems: own?.problems ?? [] }
}

/** Parses one language of a story that is in no file yet, without the others, and finds its problems. */
export function parseUnsaved(
  slug: string,
  lang: string,
  { values, text }: UnsavedEdition,
): { readonly parsed: ParsedStoryFile; readonly problems: readonly UnsavedProblem[] } {
  const { data, error } = frontMatterSchema.safeParse(values, { reportInput: true })
  const frontMatter = data && { ...data, draft: undefined, publish: undefined, date: data.date ?? data.publish }
  const problems = problemsOf(values, error?.issues ?? [], frontMatterSchema)
  const { sections } = readTextAlone(text, lang, ({ line }, rule, message, hint = '') => {
    problems.push({ line, rule, message, hint })
  })
  const src = frontMatter?.cover?.src
  const parsed: ParsedStoryFile = {
    source: { name: `${lang}.md`, path: '', text },
    slug,
    lang,
    frontMatter,
    yaml: undefined,
    sections,
    picture: src ? pictureOf(src) : undefined,
    links: [],
    files: [],
    shared: {},
    outside: [],
    end: START,
    hasErrors: problems.length > 0,
    hasTextErrors: problems.length > 0,
  }
  return { parsed, problems }
}

/**
 * Finds the errors of site.yaml or front.yaml before it is saved, with the schema of a build.
 * @param name the file that it is, `front` for that of one language too
 * @param values what the file has
 */
export function unsavedSettingsProblems(name: 'site' | 'front', values: unknown): readonly UnsavedProblem[] {
  const schema = name === 'site' ? siteSchema : frontSchema
  const { error } = schema.safeParse(values ?? {}, { reportInput: true })
  return problemsOf(values, error?.issues ?? [], schema)
}

/** Returns the issues of values that are in no file yet as problems without a place. */
function problemsOf(values: unknown, issues: readonly z.core.$ZodIssue[], schema: z.ZodType): UnsavedProblem[] {
  const nowhere = { name: '', path: '', text: '' }
  return zodProblems(nowhere, { value: values, placeOf: () => START }, issues, schema).map(
    // The hint about a missing key says how to write it in a file.
    ({ rule, message, hint = '' }) => ({ rule, message, hint: rule === 'key-missing' ? '' : hint }),
  )
}

/** Returns a picture whose file is not read. Its size stands for the real one, which only a build measures. */
function pictureOf(src: string): Picture {
  return { path: '', asset: encodeURIComponent(src), width: 3, height: 2, widths: [] }
}
