import { type Language, suitableTags } from '../language/language.ts'
import type { Messages } from '../language/messages.ts'
import {
  CORRECTIONS,
  offlineAddress,
  STANDING_PAGES,
  searchAddress,
  storyAddress,
  topicAddress,
  WANTED,
} from '../publication/addresses.ts'
import { inLanguage, languageIn, type Publication } from '../publication/publication.ts'
import { hasOffline, hasSearch } from '../settings/settings.ts'
import type { Library } from './library.ts'
import type { Logo } from './look.ts'
import type { MenuLink, Menus } from './menus.ts'
import { correctionsFor } from './outlines.ts'
import { emptySections } from './terms.ts'

/** Facts about a page that any component on it may need. */
export interface PageContext {
  readonly publication: Publication
  readonly language: Language
  readonly words: Messages
  /** The page's own address. */
  readonly address: string
  /** The address of this page in each language that has it. */
  readonly editions: ReadonlyMap<string, string>
  /** Links to the standing pages, with their titles; in the default language if they are not translated. */
  readonly standing: readonly MenuLink[]
  /** The logo that is shown in place of the publication's name. */
  readonly logo?: Logo | undefined
  /** The menus that replace the list of sections. */
  readonly menus?: Menus | undefined
  /** The sections that show no story in the language; no menu has them. */
  readonly emptySections: readonly string[]
  /** The address of the search page; undefined if the site has no search. */
  readonly search: string | undefined
  /** The address of the page that lists the stories on a reader’s device; undefined if readers cannot save stories. */
  readonly offline: string | undefined
}

/**
 * Returns the context of a page.
 * @throws if the interface has no messages for the language
 */
export function pageContext(
  library: Library,
  lang: string,
  address: string,
  editions: ReadonlyMap<string, string>,
): PageContext {
  const empty = library.emptySections ? (library.emptySections.get(lang) ?? []) : emptySections(library, lang)
  return {
    publication: library.publication,
    language: languageIn(library.publication, lang),
    words: inLanguage(library.publication.messages, lang),
    address,
    editions,
    standing: standingLinks(library, lang),
    logo: library.look?.logos.get(lang),
    menus: withoutSections(library.menus?.get(lang), lang, empty),
    emptySections: empty,
    search: hasSearch() ? searchAddress(lang) : undefined,
    offline: hasOffline() ? offlineAddress(lang) : undefined,
  }
}

function withoutSections(menus: Menus | undefined, lang: string, empty: readonly string[]): Menus | undefined {
  if (!menus || empty.length === 0) return menus
  const addresses = new Set(empty.map((section) => topicAddress(lang, section)))
  const shown = (links: readonly MenuLink[]) => links.filter(({ address }) => !addresses.has(address))
  const columns = menus.columns?.map((column) => ({ ...column, links: shown(column.links) }))
  return { header: menus.header && shown(menus.header), columns }
}

/**
 * Returns the context in which a page shows a story: that of the page or, for a story of another language, the same
 * page in that language, with the attributes of its element.
 */
export function storyContext(page: PageContext, lang: string) {
  if (lang === page.language.tag) return { shown: page, foreign: undefined }
  const language = languageIn(page.publication, lang)
  return {
    shown: { ...page, language, words: inLanguage(page.publication.messages, lang) },
    foreign: { lang, dir: language.dir, 'data-script': language.script },
  }
}

/** Returns the context of a page that every language has, such as the search. */
export function commonPageContext(library: Library, lang: string, addressOf: (tag: string) => string): PageContext {
  const editions = everyEdition(library.publication, addressOf)
  return withCorrections(library, pageContext(library, lang, addressOf(lang), editions))
}

/**
 * Adds the page of corrections, if there is one, to the standing pages that a page links to. Only pages that every
 * build makes again have this link: a first correction must not change the page of every story.
 */
export function withCorrections(library: Library, page: PageContext): PageContext {
  const { tag: lang } = page.language
  if (library.pages.has(CORRECTIONS) || correctionsFor(library, lang).length === 0) return page
  const link = { address: storyAddress(lang, CORRECTIONS), title: page.words.corrections, lang }
  return { ...page, standing: [...page.standing, link] }
}

/** Returns the addresses of a page that every language has, by language. */
export function everyEdition({ languages }: Publication, addressOf: (tag: string) => string): Map<string, string> {
  return new Map(languages.map(({ tag }) => [tag, addressOf(tag)]))
}

/**
 * Links to the standing pages: those that site.yaml names, in its order, then the four of every publication, then the
 * others by name. Every language has a page of wanted translations, if there is one.
 */
function standingLinks({ pages, publication }: Library, lang: string): MenuLink[] {
  const hasWanted = publication.translation?.wanted === true
  const others = [...pages.keys(), ...(hasWanted ? [WANTED] : [])].sort()
  const slugs = [...(publication.pages ?? []), ...STANDING_PAGES, ...others]
  return [...new Set(slugs)].flatMap((slug) => {
    const editions = pages.get(slug)?.editions
    if (hasWanted && slug === WANTED) {
      const title = editions?.get(lang)?.title ?? inLanguage(publication.messages, lang).wanted
      return [{ address: storyAddress(lang, slug), title, lang }]
    }
    const found = [...suitableTags(lang), publication.defaultLanguage].find((tag) => editions?.has(tag))
    const page = found && editions?.get(found)
    return page ? [{ address: storyAddress(page.lang, slug), title: page.title, lang: page.lang }] : []
  })
}
