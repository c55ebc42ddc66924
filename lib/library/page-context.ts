import { type Language, languageOf } from '../language/language.ts'
import { type Messages, messagesFor } from '../language/messages.ts'
import { frontAddress, offlineAddress, STANDING_PAGES, searchAddress, storyAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { hasOffline, hasSearch } from '../settings/settings.ts'
import type { Library } from './library.ts'

/** A page that every page links to, by its title. */
export interface StandingLink {
  readonly address: string
  readonly title: string
  /** Not the page's language where it is not translated. */
  readonly lang: string
}

/** What every part of a page may need to know about the page it stands on. */
export interface PageContext {
  readonly publication: Publication
  readonly language: Language
  readonly words: Messages
  /** The page's own address. */
  readonly address: string
  /** By language, the address at which this same page is found in it. */
  readonly editions: ReadonlyMap<string, string>
  readonly standing: readonly StandingLink[]
  /** The page that searches the stories; undefined where the site has none. */
  readonly search: string | undefined
  /** The page that lists the stories on a reader’s device; undefined where none can be kept. */
  readonly offline: string | undefined
}

/**
 * The context of a page.
 * @throws if the interface has no words for the language
 */
export function pageContext(
  library: Library,
  lang: string,
  address: string,
  editions: ReadonlyMap<string, string>,
): PageContext {
  const { publication } = library
  const standing = standingLinks(library, lang)
  const search = hasSearch() ? searchAddress(lang) : undefined
  const offline = hasOffline() ? offlineAddress(lang) : undefined
  return {
    publication,
    language: languageOf(lang),
    words: messagesFor(lang),
    address,
    editions,
    standing,
    search,
    offline,
  }
}

/** The front pages of a publication, by language. */
export function frontEditions(publication: Publication): ReadonlyMap<string, string> {
  return new Map(publication.languages.map(({ tag }) => [tag, frontAddress(tag)]))
}

/** The standing pages: those that site.yaml names in its order, then the four that every publication has, then the others by name. */
function standingLinks({ pages, publication }: Library, lang: string): StandingLink[] {
  const slugs = [...(publication.pages ?? []), ...STANDING_PAGES, ...[...pages.keys()].sort()]
  return [...new Set(slugs)].flatMap((slug) => {
    const editions = pages.get(slug)?.editions
    const page = editions?.get(lang) ?? editions?.get(publication.defaultLanguage)
    return page ? [{ address: storyAddress(page.lang, slug), title: page.title, lang: page.lang }] : []
  })
}
