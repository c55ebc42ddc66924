import type { Language } from '../language/language.ts'
import type { Messages } from '../language/messages.ts'
import { offlineAddress, STANDING_PAGES, searchAddress, storyAddress } from '../publication/addresses.ts'
import { inLanguage, languageIn, type Publication } from '../publication/publication.ts'
import { hasOffline, hasSearch } from '../settings/settings.ts'
import type { Library } from './library.ts'
import type { Logo } from './look.ts'
import type { MenuLink, Menus } from './menus.ts'

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
  return {
    publication: library.publication,
    language: languageIn(library.publication, lang),
    words: inLanguage(library.publication.messages, lang),
    address,
    editions,
    standing: standingLinks(library, lang),
    logo: library.look?.logos.get(lang),
    menus: library.menus?.get(lang),
    search: hasSearch() ? searchAddress(lang) : undefined,
    offline: hasOffline() ? offlineAddress(lang) : undefined,
  }
}

/** Returns the context of a page that every language has, such as the search. */
export function commonPageContext(library: Library, lang: string, addressOf: (tag: string) => string): PageContext {
  return pageContext(library, lang, addressOf(lang), everyEdition(library.publication, addressOf))
}

/** Returns the addresses of a page that every language has, by language. */
export function everyEdition({ languages }: Publication, addressOf: (tag: string) => string): Map<string, string> {
  return new Map(languages.map(({ tag }) => [tag, addressOf(tag)]))
}

/**
 * Links to the standing pages: those that site.yaml names, in its order, then the four of every publication, then the
 * others by name.
 */
function standingLinks({ pages, publication }: Library, lang: string): MenuLink[] {
  const slugs = [...(publication.pages ?? []), ...STANDING_PAGES, ...[...pages.keys()].sort()]
  return [...new Set(slugs)].flatMap((slug) => {
    const editions = pages.get(slug)?.editions
    const page = editions?.get(lang) ?? editions?.get(publication.defaultLanguage)
    return page ? [{ address: storyAddress(page.lang, slug), title: page.title, lang: page.lang }] : []
  })
}
