import path from 'node:path'
import { type Problem, START } from '../problem/problem.ts'
import { STANDING_PAGES } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { readPublication } from '../publication/read-publication.ts'
import { acceptWarnings } from './accept.ts'
import { brokenLinks } from './broken-links.ts'
import { readShelf, type Shelf } from './read-folder.ts'
import type { Manuscript } from './read-story.ts'
import type { Work } from './story.ts'
import { toWork } from './to-work.ts'

/** Everything that may be published, in memory. */
export interface Library {
  readonly publication: Publication
  /** By slug; the newest first, undated ones last. */
  readonly stories: ReadonlyMap<string, Work>
  readonly pages: ReadonlyMap<string, Work>
}

/** What reading a content folder comes to. */
export interface Reading {
  /** Undefined where an error stands in the way of publishing. */
  readonly library: Library | undefined
  readonly problems: readonly Problem[]
  /** The text of a file by its name in messages. */
  textOf(file: string): string | undefined
}

/** Reads a whole content folder: every file, every problem. */
export function readLibrary(root: string): Reading {
  const { publication, source, problems: siteProblems } = readPublication(root)
  const problems: Problem[] = [...siteProblems]
  const texts = new Map<string, string>(source ? [[source.name, source.text]] : [])
  const languages = publication?.languages.map((language) => language.tag)
  const shelve = (shelf: Shelf) => {
    const { works: manuscripts, problems: found } = readShelf(root, shelf, languages)
    problems.push(...found)
    const all = [...manuscripts.values()].flat()
    for (const manuscript of all) texts.set(manuscript.source.name, manuscript.source.text)
    const works = new Map<string, Work>()
    for (const [slug, files] of manuscripts) {
      const { work, problems: faults } = toWork(files, publication, shelf === 'stories')
      problems.push(...faults)
      if (work && work.editions.size > 0) works.set(slug, work)
    }
    return { all, works }
  }
  const stories = shelve('stories')
  const pages = shelve('pages')
  const manuscripts = [...stories.all, ...pages.all]
  const fronts = languages ?? manuscripts.map((manuscript) => manuscript.lang)
  problems.push(...duplicates(stories.all, pages.all), ...brokenLinks(manuscripts, fronts))
  if (publication) problems.push(...missingPages(root, publication, pages.all))
  const kept = acceptWarnings(manuscripts, problems)
  const failed = problems.some((problem) => problem.severity === 'error')
  const library =
    publication && !failed ? { publication, stories: sorted(stories.works), pages: pages.works } : undefined
  return { library, problems: kept, textOf: (file) => texts.get(file) }
}

function sorted(works: ReadonlyMap<string, Work>): ReadonlyMap<string, Work> {
  const time = (work: Work) => {
    const date = work.editions.get(work.original)?.date
    return date === undefined ? Number.NEGATIVE_INFINITY : Date.parse(date)
  }
  return new Map([...works].sort(([, a], [, b]) => time(b) - time(a) || (a.slug < b.slug ? -1 : 1)))
}

function duplicates(stories: readonly Manuscript[], pages: readonly Manuscript[]): Problem[] {
  const taken = new Map(stories.map((story) => [story.slug, story.source.name]))
  return pages
    .filter((page) => taken.has(page.slug))
    .map((page) => ({
      file: page.source.name,
      ...START,
      rule: 'slug-duplicate',
      severity: 'error',
      message: `The story ${taken.get(page.slug)} has the same address.`,
      hint: 'Rename one of the two folders.',
    }))
}

function missingPages(root: string, publication: Publication, pages: readonly Manuscript[]): Problem[] {
  return STANDING_PAGES.flatMap((slug) =>
    publication.languages.flatMap(({ tag }): Problem[] => {
      if (pages.some((page) => page.slug === slug && page.lang === tag)) return []
      const file = `${path.basename(root)}/pages/${slug}/${tag}.md`
      const isDefault = tag === publication.defaultLanguage
      const message = isDefault
        ? `The standing page “${slug}” is missing.`
        : `The standing page “${slug}” is not translated into “${tag}”.`
      const rule = isDefault ? 'page-missing' : 'page-untranslated'
      return [{ file, ...START, rule, severity: isDefault ? 'error' : 'warning', message, hint: 'Write this file.' }]
    }),
  )
}
