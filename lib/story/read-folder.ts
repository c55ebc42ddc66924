import { type Dirent, readdirSync } from 'node:fs'
import path from 'node:path'
import { isLanguageTag } from '../language/language.ts'
import { suggest } from '../problem/did-you-mean.ts'
import { type Problem, START } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { RESERVED_SLUGS, STANDING_PAGES } from '../publication/addresses.ts'
import { linkFault, nameOf, UNREADABLE } from '../source/source-file.ts'
import { PICTURE_ENDINGS } from './read-picture.ts'
import { type Manuscript, readStory } from './read-story.ts'

/** Where stories and pages are kept. */
export type Shelf = 'stories' | 'pages'

const SLUG = /^[a-z\d]+(-[a-z\d]+)*$/

/**
 * Reads every Markdown file below content/stories or content/pages.
 * @param languages the site's languages; undefined where site.yaml could not be read
 */
export function readShelf(
  root: string,
  shelf: Shelf,
  languages: readonly string[] | undefined,
): { works: Map<string, Manuscript[]>; problems: Problem[] } {
  const problems: Problem[] = []
  const works = new Map<string, Manuscript[]>()
  const report: Report = (file, rule, message, hint) => {
    problems.push({ file: nameOf(root, file), ...START, rule, severity: 'error', message, ...(hint ? { hint } : {}) })
  }
  for (const entry of entriesOf(path.join(root, shelf), report)) {
    const folder = path.join(root, shelf, entry.name)
    if (!isFolder(root, folder, entry, report)) continue
    const slug = entry.name
    if (!SLUG.test(slug)) {
      report(
        folder,
        'slug-invalid',
        `“${slug}” cannot be part of an address.`,
        `Rename the folder, e.g. to “${toSlug(slug)}”.`,
      )
    } else if (RESERVED_SLUGS.includes(slug) && !(shelf === 'pages' && isStanding(slug))) {
      report(
        folder,
        'slug-reserved',
        `“${slug}” is an address of the site itself.`,
        'Give the story’s folder another name.',
      )
    }
    const manuscripts: Manuscript[] = []
    for (const file of entriesOf(folder, report)) {
      const where = path.join(folder, file.name)
      const language = path.basename(file.name, '.md')
      if (PICTURE_ENDINGS.includes(path.extname(file.name).slice(1).toLowerCase()) && !file.isDirectory()) continue
      if (!(file.isFile() || file.isSymbolicLink()) || path.extname(file.name) !== '.md') {
        report(
          where,
          'file-unexpected',
          `“${file.name}” is neither a story’s text nor a picture.`,
          'Delete it or move it out of content.',
        )
      } else if (!isLanguageTag(language) || (languages && !languages.includes(language))) {
        const message = `“${language}” is none of this site’s languages.`
        const hint = `${suggest(language, languages ?? ['en', 'zh', 'pt-BR'])} Or add it to \`languages\` in site.yaml.`
        report(where, 'language-unknown', message, hint)
      } else {
        const { manuscript, problems: found } = readStory(root, where)
        manuscripts.push(manuscript)
        problems.push(...found)
      }
    }
    if (manuscripts.length > 0) works.set(slug, manuscripts)
  }
  return { works, problems }
}

type Report = (file: string, rule: Rule, message: string, hint?: string) => void

/** What a folder holds, apart from hidden files. A folder that is not there holds nothing. */
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

function isFolder(root: string, folder: string, entry: Dirent, report: Report): boolean {
  const fault = linkFault(root, folder)
  if (fault) {
    report(folder, fault.rule, fault.message, fault.hint)
    return false
  }
  if (!entry.isDirectory()) {
    report(
      folder,
      'file-unexpected',
      `“${entry.name}” is not in a story’s folder.`,
      'A story is a folder with one Markdown file per language.',
    )
    return false
  }
  return true
}

function isStanding(slug: string): boolean {
  return STANDING_PAGES.some((page) => page === slug)
}

/** An address made from any name. */
export function toSlug(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'story'
  )
}
