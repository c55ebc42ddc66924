import { type FoundEdition, type Library, memoizeByLanguage, storiesIn } from '../library/library.ts'
import type { List } from '../library/list.ts'
import { authorsOf, topicsOf } from '../library/terms.ts'
import { authorAddress, frontAddress, topicAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { lastChange, type StoryEdition } from '../story/types/story.ts'

/** A format of feeds. Atom contains only stories that state a time, JSON Feed contains all. */
export type FeedFormat = 'atom' | 'json'

/** A feed that a page names in its head. */
export interface NamedFeed {
  /** The address of the page that lists the same stories. */
  readonly list: string
  readonly title: string
  /** The formats to name. */
  readonly formats: readonly FeedFormat[]
}

/** Returns the formats in which a feed of these stories has an entry, because a page names no empty feed. */
export function formatsWithEntries(stories: readonly FoundEdition[]): readonly FeedFormat[] {
  if (stories.length === 0) return []
  return stories.some((one) => one.date !== undefined || statesTime(one.edition)) ? ['atom', 'json'] : ['json']
}

/** Whether editors wrote a time of a story that Atom can call `updated`: its update, a correction or its date. */
export function statesTime(edition: StoryEdition): boolean {
  return (lastChange(edition) ?? edition.date) !== undefined
}

/** Returns the feed of a language. */
export const languageFeed = memoizeByLanguage((library, lang): NamedFeed => {
  const formats = formatsWithEntries(storiesIn(library, lang))
  return { list: frontAddress(lang), title: library.publication.name, formats }
})

/**
 * Returns the feed that the page of a list names: for a topic and for an author of site.yaml their own feed, for other
 * lists that of the language.
 */
export function listFeed(library: Library, lang: string, list: List): NamedFeed {
  const isAuthor = list.kind === 'author' && hasFeed(library.publication, list.name.slug)
  if (list.kind !== 'topic' && !isAuthor) return languageFeed(library, lang)
  const { slug, label } = list.name
  const terms = isAuthor ? authorsOf(library, lang) : topicsOf(library, lang)
  return {
    list: isAuthor ? authorAddress(lang, slug) : topicAddress(lang, slug),
    title: `${label} | ${library.publication.name}`,
    formats: formatsWithEntries(terms.get(slug)?.stories ?? []),
  }
}

/** Returns the feeds of all languages for the page that offers them, each in one format. */
export function everyLanguageFeed(library: Library): NamedFeed[] {
  return library.publication.languages.map(({ tag, endonym }) => {
    const feed = languageFeed(library, tag)
    return { ...feed, title: endonym, formats: feed.formats.slice(0, 1) }
  })
}

/** Whether an author has a feed: only those that site.yaml describes, because a newsroom may have thousands. */
export function hasFeed({ authors = {} }: Publication, slug: string): boolean {
  return Object.hasOwn(authors, slug)
}
