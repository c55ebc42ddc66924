import path from 'node:path'
import { type Problem, START } from '../problem/problem.ts'
import { STANDING_PAGES } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import type { WorkReading } from './read-work.ts'

/** Pages that have a story's address. */
export function duplicateSlugs(stories: readonly WorkReading[], pages: readonly WorkReading[]): Problem[] {
  const taken = new Map(
    stories.flatMap(({ slug, linked }) => linked.slice(0, 1).map(({ file }) => [slug, file] as const)),
  )
  return pages
    .filter((page) => taken.has(page.slug))
    .flatMap((page) => page.linked)
    .map(({ file, slug }) => ({
      file,
      ...START,
      rule: 'slug-duplicate',
      severity: 'error',
      message: `The story ${taken.get(slug)} has the same address.`,
      hint: 'Rename one of the two folders.',
    }))
}

/** Standing pages that are not there: in the default language an error, for the footer of every page leads to them. */
export function missingPages(root: string, publication: Publication, pages: readonly WorkReading[]): Problem[] {
  const written = new Set(pages.flatMap(({ linked }) => linked.map(({ slug, lang }) => `${slug}/${lang}`)))
  return STANDING_PAGES.flatMap((slug) =>
    publication.languages.flatMap(({ tag }): Problem[] => {
      if (written.has(`${slug}/${tag}`)) return []
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
