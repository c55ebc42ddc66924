import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { endingOf, fileTypeOf } from '../../attachment/file-types.ts'
import { isLanguageTag } from '../../language/language.ts'
import { AS_JPEG } from '../../picture/measure-picture.ts'
import { type Place, type Problem, START } from '../../problem/problem.ts'
import type { Rule } from '../../problem/rules.ts'
import { CORRECTIONS, RESERVED_SLUGS, SLUG, STANDING_PAGES } from '../../publication/addresses.ts'
import { languageProblem } from '../../publication/language-problem.ts'
import type { ExtensionName } from '../../publication/site-schema.ts'
import { toSlug } from '../../publication/slugs.ts'
import { linkProblem, nameOf, UNREADABLE } from '../../source/source-file.ts'
import { figuresIn } from '../kinds/kinds.ts'
import { type ParsedStoryFile, parseStoryFile } from './parse-story-file.ts'
import { PICTURE_ENDINGS } from './read-picture.ts'

/** The folder in the content folder that contains stories or standing pages. */
export type Collection = 'stories' | 'pages'

/** The names of the folders in a collection, in order. Reports files that are not in one of these folders. */
export function foldersOf(root: string, collection: Collection): { names: string[]; problems: Problem[] } {
  const { problems, report } = reporter(root)
  const entries = entriesOf(path.join(root, collection), report)
  const names = entries
    .filter((entry) => entry.isDirectory() || isFolder(root, path.join(root, collection, entry.name), report))
    .map(({ name }) => name)
  return { names, problems }
}

/** The names of pictures as an iPhone saves them, which browsers do not show. */
const HEIC = /\.hei[cf]$/i

/**
 * Reads every Markdown file of one story or page.
 * @param languages the site's languages; undefined if site.yaml could not be read
 * @param extensions what stories may contain in addition
 */
export function readFolder(
  root: string,
  collection: Collection,
  slug: string,
  languages: readonly string[] | undefined,
  extensions: readonly ExtensionName[] = [],
): { files: ParsedStoryFile[]; problems: Problem[] } {
  const { problems, report } = reporter(root)
  const folder = path.join(root, collection, slug)
  if (!SLUG.test(slug)) {
    const hint = `Rename the folder, e.g. to “${toSlug(slug)}”.`
    report(folder, 'slug-invalid', `“${slug}” cannot be part of an address.`, hint)
  } else if (
    RESERVED_SLUGS.includes(slug) &&
    !(collection === 'pages' && [...STANDING_PAGES, CORRECTIONS].some((page) => page === slug))
  ) {
    const hint = 'Give the story’s folder another name.'
    report(folder, 'slug-reserved', `“${slug}” is an address of the site itself.`, hint)
  }
  const files: ParsedStoryFile[] = []
  const entries = entriesOf(folder, report)
  const [first] = entries
  if (first && entries.every(({ name }) => isPictureOrFile(name))) {
    const message = `“${slug}” has no text, only ${first.name}${entries.length > 1 ? ' and others' : ''}: nothing of it is published.`
    const hint = `Write its text in ${languages?.[0] ?? 'en'}.md beside it, or delete the folder.`
    report(folder, 'text-missing', message, hint, 'warning')
  }
  const attached: string[] = []
  const heic: string[] = []
  for (const file of entries) {
    const where = path.join(folder, file.name)
    const language = path.basename(file.name, '.md')
    const isFile = file.isFile() || file.isSymbolicLink()
    if (isFile && PICTURE_ENDINGS.includes(endingOf(file.name))) continue
    if (isFile && fileTypeOf(file.name)) attached.push(where)
    else if (isFile && HEIC.test(file.name)) heic.push(where)
    else if (!isFile || path.extname(file.name) !== '.md') {
      const message = `“${file.name}” is neither a story’s text nor a picture, nor a file of a type that a story can have.`
      report(where, 'file-unexpected', message, 'Delete it or move it out of content.')
    } else if (!isLanguageTag(language) || (languages && !languages.includes(language))) {
      const { message, hint } = languageProblem(language, languages ?? ['en', 'zh', 'pt-BR'])
      report(where, 'language-unknown', message, hint)
    } else {
      const { parsed, problems: found } = parseStoryFile(root, where, extensions)
      files.push(parsed)
      problems.push(...found)
    }
  }
  for (const where of heic) {
    const name = path.basename(where)
    // A text that shows it has this problem at its place.
    if (files.some(({ source }) => source.text.includes(name))) continue
    report(where, 'picture-type', `“${name}” is HEIC, a format that browsers do not show.`, AS_JPEG)
  }
  const linked = new Set(files.flatMap((parsed) => parsed.files.map((file) => file.path)))
  // A link that has a problem leads nowhere, but its file is not forgotten.
  const hasProblem = problems.some(({ severity }) => severity === 'error')
  for (const where of hasProblem ? [] : attached.filter((one) => !linked.has(one))) {
    const name = path.basename(where)
    const message = `No text links to “${name}”, so it is not published.`
    report(where, 'file-unused', message, `Write [words](${encodeURI(name)}), or delete it.`, 'warning')
  }
  return { files, problems }
}

function isPictureOrFile(name: string): boolean {
  return PICTURE_ENDINGS.includes(endingOf(name)) || fileTypeOf(name) !== undefined || HEIC.test(name)
}

function reporter(root: string): { problems: Problem[]; report: Report } {
  const problems: Problem[] = []
  const report: Report = (file, rule, message, hint, severity = 'error') => {
    problems.push({ file: nameOf(root, file), ...START, rule, severity, message, ...(hint ? { hint } : {}) })
  }
  return { problems, report }
}

type Report = (file: string, rule: Rule, message: string, hint?: string, severity?: Problem['severity']) => void

/** The entries of a folder, without hidden files; none if the folder does not exist. */
function entriesOf(folder: string, report: Report): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    const isThere = !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
    if (isThere) report(folder, UNREADABLE.rule, UNREADABLE.message, UNREADABLE.hint)
    return []
  }
}

function isFolder(root: string, folder: string, report: Report): boolean {
  const problem = linkProblem(root, folder)
  if (problem) {
    report(folder, problem.rule, problem.message, problem.hint)
    return false
  }
  if (!lstatSync(folder).isDirectory()) {
    const hint = 'A story is a folder with one Markdown file per language.'
    report(folder, 'file-unexpected', `“${path.basename(folder)}” is not in a story’s folder.`, hint)
    return false
  }
  return true
}

/** The places where a story's texts show a picture: the file as messages name it, with line and column. */
export function picturePlaces(
  root: string,
  collection: Collection,
  slug: string,
  picture: string,
): (Place & { readonly file: string })[] {
  return readFolder(root, collection, slug, undefined).files.flatMap((parsed) => {
    const { source, yaml, sections, picture: cover } = parsed
    const places = [
      ...(cover?.path === picture ? [yaml?.placeOf(['cover', 'src']) ?? START] : []),
      ...figuresIn(sections).flatMap((figure) => (figure.picture.path === picture ? [figure.place] : [])),
    ]
    return places.map((place) => ({ file: source.name, ...place }))
  })
}
