import type { Library } from '../../library/library.ts'
import { listEditions, listsIn } from '../../library/lists/lists.ts'
import { frontEditions } from '../../library/page-context.ts'
import { assetAddress, LANGUAGE_CHOOSER, storyAddress } from '../../publication/addresses.ts'
import { figuresIn } from '../../story/types/section.ts'
import { lastChange, type Story, type StoryEdition } from '../../story/types/story.ts'

/** A page that search engines may show, with all languages in which it is published. */
export interface SitePage {
  /** The page in each language. */
  readonly editions: ReadonlyMap<string, PageEdition>
  /** The address for readers of other languages (x-default). */
  readonly fallback: string
}

/** A page in one language. */
export interface PageEdition {
  readonly address: string
  /** The date of the last change, if its editors state one. */
  readonly modified: string | undefined
  /** The addresses of its pictures. */
  readonly pictures: readonly string[]
}

/**
 * Returns every page that search engines may show: front pages, standing pages, lists, and the stories. The oldest
 * story is first, so a new one is added at the end. The search page and the list of saved stories are left out, because
 * they do not help visitors from a search engine.
 */
export function sitePages(library: Library): SitePage[] {
  const { publication, stories, pages } = library
  const fronts = { editions: withoutFacts(frontEditions(publication)), fallback: LANGUAGE_CHOOSER }
  const all = [...pages.values(), ...[...stories.values()].reverse()].filter(({ editions }) => editions.size > 0)
  return [fronts, ...listPages(library), ...all.map(workPage)]
}

function listPages(library: Library): SitePage[] {
  const { languages, defaultLanguage } = library.publication
  const lists = languages.flatMap(({ tag }) =>
    [...listsIn(library, tag).keys()].map((address) => ({ tag, address, twins: listEditions(library, tag, address) })),
  )
  // A list is found once under each of its languages; keep one of them.
  return lists
    .filter(({ tag, twins }) => twins.keys().next().value === tag)
    .map(({ address, twins }) => ({ editions: withoutFacts(twins), fallback: twins.get(defaultLanguage) ?? address }))
}

function workPage({ slug, original, editions }: Story): SitePage {
  const pages = [...editions.values()].map((edition) => [edition.lang, editionOf(edition)] as const)
  return { editions: new Map(pages), fallback: storyAddress(original, slug) }
}

function editionOf(edition: StoryEdition): PageEdition {
  const { lang, slug, date, cover, sections } = edition
  const shown = [...(cover ? [cover] : []), ...figuresIn(sections)].map(({ picture }) => assetAddress(picture.asset))
  return { address: storyAddress(lang, slug), modified: lastChange(edition) ?? date, pictures: [...new Set(shown)] }
}

function withoutFacts(addresses: ReadonlyMap<string, string>): ReadonlyMap<string, PageEdition> {
  return new Map([...addresses].map(([tag, address]) => [tag, { address, modified: undefined, pictures: [] }]))
}
