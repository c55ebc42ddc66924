import type { Library } from '../../library/library.ts'
import { listEditions, listsIn } from '../../library/lists/lists.ts'
import { frontEditions } from '../../library/page-context.ts'
import { assetAddress, LANGUAGE_CHOOSER, storyAddress } from '../../publication/addresses.ts'
import { lastChange } from '../../story/translations/last-change.ts'
import { figuresIn } from '../../story/types/pictures-of.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'

/** A page that search engines may show, in all languages in which it is published. */
export interface SitePage {
  /** By language. */
  readonly editions: ReadonlyMap<string, PageEdition>
  /** The address for readers of other languages (x-default). */
  readonly fallback: string
}

/** A page in one language. */
export interface PageEdition {
  readonly address: string
  /** When it was last changed, as far as its editors say. */
  readonly modified: string | undefined
  /** The addresses of its pictures. */
  readonly pictures: readonly string[]
}

/**
 * Every page that search engines may show: fronts, standing pages, lists, and the stories, the oldest first, so that a new
 * one comes last. Search and the list of what is kept offline stay out: who comes from elsewhere is not helped by them.
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
  // A list stands under each of its languages: one of them stands for all.
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
