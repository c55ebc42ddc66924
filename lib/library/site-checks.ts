import path from 'node:path'
import { suggest } from '../problem/did-you-mean.ts'
import { type Problem, START } from '../problem/problem.ts'
import { STANDING_PAGES } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import type { LoadedStory } from '../story/translations/load-story.ts'

/** Reports standing pages that have the address of a story. */
export function duplicateSlugs(stories: readonly LoadedStory[], pages: readonly LoadedStory[]): Problem[] {
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

/** Reports missing standing pages: an error in the default language, because the footer of every page links to them. */
export function missingPages(root: string, publication: Publication, pages: readonly LoadedStory[]): Problem[] {
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

/** Reports names under `pages` in site.yaml for which there is no folder, or that occur twice. */
export function unknownPages(
  root: string,
  publication: Publication,
  site: YamlValue,
  pages: readonly LoadedStory[],
): Problem[] {
  const named = publication.pages ?? []
  const known = pages.map(({ slug }) => slug)
  const file = nameOf(root, path.join(root, 'site.yaml'))
  return named.flatMap((name, index): Problem[] => {
    const at = { file, ...site.placeOf(['pages', index]), severity: 'error' as const }
    if (!known.includes(name)) {
      const message = `There is no folder “${name}” in pages.`
      return [{ ...at, rule: 'page-unknown', message, hint: suggest(name, known) }]
    }
    if (named.indexOf(name) === index) return []
    return [{ ...at, rule: 'value-invalid', message: `“${name}” is named twice.`, hint: 'Delete it here.' }]
  })
}
