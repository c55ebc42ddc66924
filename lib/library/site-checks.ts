import path from 'node:path'
import { didYouMean, suggest } from '../problem/did-you-mean.ts'
import { type Problem, START } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import { patternOf } from '../publication/accept.ts'
import {
  frontAddress,
  LANGUAGE_CHOOSER,
  RESERVED_SLUGS,
  STANDING_PAGES,
  storyAddress,
} from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import type { LinkFacts } from '../story/translations/link-facts.ts'
import type { LoadedStory } from '../story/translations/load-story.ts'

/** Reports standing pages that have the address of a story. */
export function duplicateSlugs(stories: readonly LinkFacts[], pages: readonly LinkFacts[]): Problem[] {
  const taken = firstFiles(stories)
  return pages.flatMap(({ file, slug }): Problem[] => {
    const story = taken.get(slug)
    if (story === undefined) return []
    const message = `The story ${story} has the same address.`
    const hint = 'Rename one of the two folders.'
    return [{ file, ...START, rule: 'slug-duplicate', severity: 'error', message, hint }]
  })
}

/** Returns the first file of each story or page, by slug. */
function firstFiles(files: readonly LinkFacts[]): Map<string, string> {
  const first = new Map<string, string>()
  for (const { slug, file } of files) if (!first.has(slug)) first.set(slug, file)
  return first
}

/** Reports missing standing pages: an error in the default language, because the footer of every page links to them. */
export function missingPages(root: string, publication: Publication, pages: readonly LinkFacts[]): Problem[] {
  const written = new Set(pages.map(({ slug, lang }) => `${slug}/${lang}`))
  return STANDING_PAGES.flatMap((slug) =>
    publication.languages.flatMap(({ tag }): Problem[] => {
      if (written.has(`${slug}/${tag}`)) return []
      const at = { file: `${path.basename(root)}/pages/${slug}/${tag}.md`, ...START, hint: 'Write this file.' }
      if (tag === publication.defaultLanguage) {
        return [{ ...at, rule: 'page-missing', severity: 'error', message: `The standing page “${slug}” is missing.` }]
      }
      const message = `The standing page “${slug}” is not translated into “${tag}”.`
      return [{ ...at, rule: 'page-untranslated', severity: 'warning', message }]
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

/** Reports folders and files under `accept` in site.yaml that do not exist. */
export function unmatchedAccept(
  root: string,
  { accept = {} }: Publication,
  site: YamlValue,
  files: readonly Pick<LinkFacts, 'file'>[],
): Problem[] {
  return Object.entries(accept).flatMap(([rule, paths = []]) =>
    paths.flatMap((given, index): Problem[] => {
      const pattern = patternOf(given)
      if (files.some(({ file }) => pattern.test(file))) return []
      const message = `“${given}” is no folder and no file with a text.`
      const hint = 'Write it from the content folder: stories/2019-* or pages.'
      const place = site.placeOf(['accept', rule, index])
      return [
        {
          file: nameOf(root, path.join(root, 'site.yaml')),
          ...place,
          rule: 'accept-unused',
          severity: 'warning',
          message,
          hint,
        },
      ]
    }),
  )
}

/**
 * Checks the aliases (former names) of stories. Each becomes the address of a page that redirects to the story, so no
 * other page may have it. It applies to every language, so only the original may list it.
 */
export function aliasProblems(stories: readonly LinkFacts[], pages: readonly LinkFacts[]): Problem[] {
  const pageFiles = new Set(pages)
  const files = [...stories, ...pages]
  const taken = firstFiles(files)
  return files.flatMap((file) =>
    file.aliases.flatMap(({ name, place, translated }): Problem[] => {
      const error = (rule: Rule, message: string, hint = 'Delete this alias.'): Problem[] => [
        { file: file.file, ...place, rule, severity: 'error', message, hint },
      ]
      if (pageFiles.has(file)) return error('value-invalid', 'Only a story has aliases.', 'Delete them.')
      if (translated) {
        return error('value-invalid', 'A translation has no aliases of its own.', 'Write them in the original.')
      }
      if (RESERVED_SLUGS.includes(name)) return error('slug-reserved', `“${name}” is an address of the site itself.`)
      const holder = taken.get(name)
      if (holder !== undefined) return error('slug-duplicate', `“${name}” is the address of ${holder} already.`)
      taken.set(name, file.file)
      return []
    }),
  )
}

/**
 * Checks every link within the site. All content must be read before.
 * @param languages the languages that have a front page
 * @param isOther whether an address is that of a page that lists stories, or of a file of the newsroom
 */
export function brokenLinks(
  files: readonly LinkFacts[],
  languages: readonly string[],
  isOther: (address: string) => boolean,
): Problem[] {
  const pages = new Map([[LANGUAGE_CHOOSER, '']])
  for (const language of languages) pages.set(frontAddress(language), '')
  for (const { lang, slug, ids } of files) pages.set(storyAddress(lang, slug), ids)
  const renamed = new Map(
    files.flatMap(({ lang, slug, aliases }) =>
      // Only the original lists aliases; they apply to every language.
      aliases.flatMap(({ name }) =>
        [lang, ...languages].map((tag) => [storyAddress(tag, name), storyAddress(tag, slug)] as const),
      ),
    ),
  )
  /** Returns the address that a link with a wrong one may mean: one of its own language before a more similar one. */
  const nearestTo = (address: string, lang: string) => {
    const own = [...pages.keys()].filter((page) => page.startsWith(frontAddress(lang)))
    const translated = storyAddress(lang, address.replaceAll(/^\/|\/$/g, ''))
    return (
      renamed.get(address) ??
      (own.includes(translated) ? translated : undefined) ??
      didYouMean(address, own) ??
      didYouMean(address, [...pages.keys()])
    )
  }
  const unread = new Set(files.filter(({ hasErrors }) => hasErrors).map(({ lang, slug }) => storyAddress(lang, slug)))
  const drafts = new Set(files.filter(({ draft }) => draft).map(({ lang, slug }) => storyAddress(lang, slug)))
  return files.flatMap(({ file, lang, slug, links }) =>
    links.flatMap(({ address, fragment, href, place }): Problem[] => {
      const report = (what: string, hint: string): Problem[] => [
        {
          file,
          ...place,
          rule: 'link-broken',
          severity: 'error',
          message: `The link “${href}” leads to ${what}`,
          hint,
        },
      ]
      const ids = (pages.get(address) ?? (isOther(address) ? '' : undefined))?.split(' ')
      if (!ids) {
        const nearest = nearestTo(address, lang)
        const hint = nearest ? `Did you mean “${nearest}”?` : 'Write an address such as /en/about/.'
        return report(`nothing: there is no ${address}.`, hint)
      }
      // A draft may refer to other drafts: they may be published together.
      if (drafts.has(address) && !drafts.has(storyAddress(lang, slug))) {
        return report('a draft, which is not published.', 'Publish that story too, or leave the link out.')
      }
      if (!fragment || ids.includes(fragment) || unread.has(address)) return []
      const nearest = didYouMean(fragment, ids)
      const hint = nearest ? `Did you mean “#${nearest}”?` : 'Copy it from the address of the section on its page.'
      return report(`nothing: there is no #${fragment} on ${address}.`, hint)
    }),
  )
}
