import path from 'node:path'
import { suitableTags } from '../language/language.ts'
import { didYouMean } from '../problem/did-you-mean.ts'
import type { Problem } from '../problem/problem.ts'
import { type Fact, factIn } from '../publication/publication.ts'
import { isPast } from '../settings/settings.ts'
import type { YamlValue } from '../source/parse-yaml.ts'
import { nameOf } from '../source/source-file.ts'
import { currentChoice, frontFile, type ReadFront } from './front-choice.ts'
import type { Library } from './library.ts'
import { linkTo } from './menus.ts'

/** A notice as a page shows it. */
export interface ShownNotice extends Fact {
  /** The address that it links to; undefined without a link. */
  readonly address: string | undefined
}

/**
 * Returns the notice that a page of a language shows at the time of the build; undefined if there is none. That of
 * front.yaml is on front pages alone, in place of that of site.yaml.
 */
export function noticeFor(library: Library, lang: string, isFront = false): ShownNotice | undefined {
  const { publication, fronts = [], pages, stories } = library
  const own = isFront ? currentChoice(fronts, lang)?.choice?.notice : undefined
  const notice = [own, publication.notice].find((one) => one && !isPast(one.until))
  if (!notice) return undefined
  const { link = '', text } = notice
  const named = pages.get(link) ?? stories.get(link)
  const tags = [...suitableTags(lang), publication.defaultLanguage]
  return { ...factIn(text, lang, publication), address: isAddress(link) ? link : named && linkTo(named, tags)?.address }
}

/** Returns the times at which the editors’ choices and the notices end, with the file and the key of each. */
export function endsOf({ fronts = [], publication }: Pick<Library, 'fronts' | 'publication'>) {
  const ends = fronts.flatMap(({ lang, choice }) => [
    { file: frontFile(lang), key: 'until', until: choice?.until },
    { file: frontFile(lang), key: 'notice', until: choice?.notice?.until },
  ])
  const all = [...ends, { file: 'site.yaml', key: 'notice', until: publication.notice?.until }]
  return all.flatMap(({ until, ...end }) => (until === undefined ? [] : { ...end, until }))
}

/**
 * Reports each notice that links to a story which does not exist, or is not published. All stories must be read before.
 * @param slugs the folders of all stories, published or not
 */
export function noticeProblems(
  root: string,
  { fronts, site }: { readonly fronts: readonly ReadFront[]; readonly site: YamlValue | undefined },
  { publication, pages, stories }: Library,
  slugs: readonly string[],
): Problem[] {
  const notices = fronts.map(({ choice, file, parsed }) => ({ link: choice?.notice?.link, file, parsed }))
  const ofSite = { link: publication.notice?.link, file: nameOf(root, path.join(root, 'site.yaml')), parsed: site }
  return [...notices, ofSite].flatMap(({ link, file, parsed }): Problem[] => {
    if (!link || !parsed || isAddress(link) || pages.has(link) || stories.get(link)?.editions.size) return []
    const at = { file, ...parsed.placeOf(['notice', 'link']) }
    if (slugs.includes(link)) {
      const message = `“${link}” is not published, so the notice has no link.`
      return [{ ...at, rule: 'front-language', severity: 'warning', message, hint: 'Publish it, or delete the link.' }]
    }
    const near = didYouMean(link, [...slugs, ...pages.keys()])
    const hint = near ? `Did you mean “${near}”?` : 'Name the folder of a story or page.'
    return [{ ...at, rule: 'front-story', severity: 'error', message: `There is no story or page “${link}”.`, hint }]
  })
}

function isAddress(link: string): boolean {
  return link.includes(':')
}
