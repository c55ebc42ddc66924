import { type Library, memoizeByLanguage, storiesIn } from '../library/library.ts'
import type { List } from '../library/lists/list.ts'
import { topicsOf } from '../library/terms.ts'
import { frontAddress, topicAddress } from '../publication/addresses.ts'
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
export function formatsWithEntries(stories: readonly StoryEdition[]): readonly FeedFormat[] {
  if (stories.length === 0) return []
  return stories.some(statesTime) ? ['atom', 'json'] : ['json']
}

/** Whether editors wrote a time of a story that Atom can call `updated`: its update, a correction or its date. */
export function statesTime(edition: StoryEdition): boolean {
  return (lastChange(edition) ?? edition.date) !== undefined
}

/** Returns the feed of a language. */
export const languageFeed = memoizeByLanguage((library, lang): NamedFeed => {
  const formats = formatsWithEntries(storiesIn(library, lang).map(({ edition }) => edition))
  return { list: frontAddress(lang), title: library.publication.name, formats }
})

/** Returns the feed that the page of a list names: for a topic its own feed, for other lists that of the language. */
export function listFeed(library: Library, lang: string, list: List): NamedFeed {
  if (list.kind !== 'topic') return languageFeed(library, lang)
  const { slug, label } = list.name
  const editions = topicsOf(library, lang).get(slug)?.editions ?? []
  return {
    list: topicAddress(lang, slug),
    title: `${label} | ${library.publication.name}`,
    formats: formatsWithEntries(editions),
  }
}

/** Returns the feeds of all languages for the page that offers them, each in one format. */
export function everyLanguageFeed(library: Library): NamedFeed[] {
  return library.publication.languages.map(({ tag, endonym }) => {
    const feed = languageFeed(library, tag)
    return { ...feed, title: endonym, formats: feed.formats.slice(0, 1) }
  })
}
