import path from 'node:path'
import { smallness } from '../picture/measure-picture.ts'
import { type Picture, type PublishedPicture, publishedPicture } from '../picture/picture.ts'
import { suggest } from '../problem/did-you-mean.ts'
import type { Place, Problem } from '../problem/problem.ts'
import type { Rule } from '../problem/rules.ts'
import type { Publication } from '../publication/publication.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import { readPicture } from '../story/read/read-picture.ts'
import type { Library } from './library.ts'
import { authorsOf } from './terms.ts'

/** The facts about an author that site.yaml gives, in one language. */
export interface Profile {
  readonly kind: 'person' | 'organization'
  readonly portrait: PublishedPicture | undefined
  /** The point of the portrait that stays in sight: two percentages. */
  readonly focus: string | undefined
  readonly role: string | undefined
  readonly about: string | undefined
  /** The languages that the author works in, as BCP 47 tags. */
  readonly languages: readonly string[]
  readonly email: string | undefined
  readonly url: string | undefined
  readonly sameAs: readonly string[]
}

/** The portraits of the authors of site.yaml, by the keys of the authors. */
export interface ReadPortraits {
  readonly portraits: ReadonlyMap<string, Picture>
  readonly problems: readonly Problem[]
}

/** The folder of portraits in the content folder. */
export const PORTRAITS = 'authors'

/** Returns the facts about an author in a language; undefined if site.yaml has no such author. */
export function profileOf({ publication, portraits }: Library, slug: string, lang: string): Profile | undefined {
  const { authors = {} } = publication
  const author = Object.hasOwn(authors, slug) ? authors[slug] : undefined
  if (!author) return undefined
  const { kind, role, about, focus, languages, email, url, sameAs } = author
  const texts = { role: role?.[lang], about: about?.[lang] }
  const portrait = portraits?.get(slug)
  return { kind, portrait: portrait && publishedPicture(portrait), focus, ...texts, languages, email, url, sameAs }
}

/** Reads the portraits that site.yaml names. */
export function readPortraits(
  root: string,
  publication: Publication | undefined,
  site: YamlValue | undefined,
): ReadPortraits {
  const portraits = new Map<string, Picture>()
  const problems: Problem[] = []
  const folder = path.join(root, PORTRAITS)
  for (const [key, { portrait: src }] of Object.entries(publication?.authors ?? {})) {
    if (src === undefined || !site) continue
    const picture = readPicture(folder, src, 'portrait')
    const problem = 'rule' in picture ? picture : smallness(src, picture, 'portrait')
    if (!('rule' in picture)) portraits.set(key, picture)
    if (!problem) continue
    const severity = problem.rule === 'picture-small' ? 'warning' : 'error'
    problems.push({ ...problem, severity, ...portraitPlace(root, site, key) })
  }
  return { portraits, problems }
}

function portraitPlace(root: string, site: YamlValue, key: string): Place & { readonly file: string } {
  return { file: nameOf(root, path.join(root, 'site.yaml')), ...site.placeOf(['authors', key, 'portrait']) }
}

/**
 * Warns of authors in site.yaml whom no story names, and of texts about an author that are missing in a language in
 * which the author has a page. All stories must be read before.
 * @param isComplete whether no story has an error; one that has may name an author who seems unnamed
 */
export function authorProblems(root: string, library: Library, site: YamlValue, isComplete: boolean): Problem[] {
  const { publication } = library
  const file = nameOf(root, path.join(root, 'site.yaml'))
  const tags = publication.languages.map(({ tag }) => tag)
  const warning = (where: readonly PropertyKey[], rule: Rule, message: string, hint: string): Problem => {
    return { file, ...site.placeOf(where, 'key'), severity: 'warning', rule, message, hint }
  }
  return Object.entries(publication.authors ?? {}).flatMap(([key, author]): Problem[] => {
    const pages = tags.filter((tag) => authorsOf(library, tag).has(key))
    if (pages.length === 0) {
      if (!isComplete) return []
      const names = [...new Set(tags.flatMap((tag) => [...authorsOf(library, tag).keys()]))]
      const message = `No story names “${key}” as its author, translator or reviewer.`
      return [warning(['authors', key], 'author-unnamed', message, suggest(key, names))]
    }
    return (['role', 'about'] as const).flatMap((text) => {
      const missing = author[text] ? pages.filter((tag) => author[text]?.[tag] === undefined) : []
      const message = `“${text}” has no text in ${missing.join(', ')}, where this author has a page.`
      const hint = 'Write it in each of these languages; until then their pages leave it out.'
      return missing.length > 0 ? [warning(['authors', key, text], 'text-missing', message, hint)] : []
    })
  })
}
