import path from 'node:path'
import { TEXTS } from '../../../lib/newsroom/import-source.ts'
import { nameOf, realPathOf } from '../../../lib/source/source-file.ts'
import type { SourceSite } from './source-site.ts'

/** A file or folder of a source that is not imported, and the reason. */
export interface OmittedFile {
  readonly file: string
  readonly reason: string
}

/** The names of files that tell about a repository and are no texts of its site. */
export const NOTICE =
  /^(?:readme|licen[cs]e|changelog|contributing|code_of_conduct|security|authors|maintainers)\b[^/]*$/i

/** Descriptions of files, by the endings of their names. */
const KINDS: readonly (readonly [ending: RegExp, kind: string])[] = [
  [NOTICE, 'a note about the repository'],
  [TEXTS, 'a text outside the folders in which this system keeps stories'],
  [/\.(?:njk|liquid|astro|[jt]sx|vue|svelte|hbs|ejs|pug|twig|php|haml|slim|mustache)$/i, 'a template'],
  [/\.(?:css|scss|sass|less|styl)$/i, 'a style sheet'],
  [/\.(?:[cm]?[jt]s|rb|py|sh|go|map|wasm)$/i, 'program code'],
  [/\.(?:json|ya?ml|toml|csv|tsv|xml|bib|lock)$/i, 'data or settings that no story contains'],
  [/\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|epub|zip|gz|ics|txt)$/i, 'a document to which no text links'],
  [/\.(?:mp[34]|m4[av]|og[agv]|webm|mov|avi|wav|flac|vtt|srt)$/i, 'sound or video to which no text links'],
  [/\.(?:woff2?|ttf|otf|eot)$/i, 'a font'],
  [/\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|ico)$/i, 'a picture of the site itself'],
]

/**
 * Returns every file of a source that no story contains and no problem names, so that none is left out in silence.
 * @param taken the paths on this machine of the files that are in a story
 */
export function omittedFiles({ root, files, omitted, settings, problems }: SourceSite, taken: ReadonlySet<string>) {
  const reported = new Set(problems.map(({ file }) => file))
  const left = files.filter((file) => {
    const where = path.join(root, file)
    const isTold = settings.has(file) || omitted.has(file) || reported.has(nameOf(root, where))
    return !isTold && !taken.has(where) && !taken.has(realPathOf(where) ?? where)
  })
  const plain = left.map((file): OmittedFile => {
    return { file, reason: KINDS.find(([ending]) => ending.test(file))?.[1] ?? 'a file of no known kind' }
  })
  const stated = [...omitted].map(([file, reason]): OmittedFile => ({ file, reason }))
  return [...stated, ...plain].sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** The reason for which a page that only lists stories is not imported. */
export const LIST = 'a page that only lists others'

/** The reason for which a file is not imported that the configuration of its site leaves out. */
export const EXCLUDED_BY_SITE = 'left out by the configuration of its site'

/**
 * Whether the system of a source leaves a file out, by patterns of its configuration; it is then listed as omitted. A
 * pattern is a path, a folder, or has the signs `*` and `?` for a whole path or a name: `plans/`, `*.todo.md`.
 */
export function isIgnored({ omitted }: SourceSite, file: string, patterns: readonly string[]): boolean {
  const is = patterns.some((pattern) => {
    const plain = pattern.trim().replaceAll(/^\.?\/|\/$/g, '')
    const isIn = file === plain || file.startsWith(`${plain}/`) || path.posix.matchesGlob(file, plain)
    return plain !== '' && (isIn || path.posix.matchesGlob(path.posix.basename(file), plain))
  })
  if (is) omitted.set(file, EXCLUDED_BY_SITE)
  return is
}
