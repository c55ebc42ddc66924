import { playedAs } from '../attachment/file-types.ts'
import {
  type FoundEdition,
  fillUp,
  type Library,
  type ListedCorrection,
  memoizeByLanguage,
  storiesIn,
  type Term,
} from '../library/library.ts'
import type { List } from '../library/list.ts'
import type { SiteContext } from '../library/site-file.ts'
import { authorsOf, topicsOf, topicsOfStory } from '../library/terms.ts'
import { mediaTypeOf } from '../picture/encode-picture.ts'
import {
  assetAddress,
  authorAddress,
  CORRECTIONS,
  feedAddresses,
  frontAddress,
  storyAddress,
  topicAddress,
} from '../publication/addresses.ts'
import { inLanguage, languagesFor, nameIn, type Publication } from '../publication/publication.ts'
import { latest, timestamp } from '../story/read/date.ts'
import { lastChange, type Story, type StoryEdition } from '../story/types/story.ts'

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

/** Returns the newest stories of a language for its feeds, and by choice those of other languages that it lacks. */
export function feedStories(library: Library, lang: string): readonly FoundEdition[] {
  const newest = storiesIn(library, lang).slice(0, FEED_LENGTH)
  return library.publication.fallbackFeeds ? fillUp(library, lang, newest, FEED_LENGTH) : newest
}

/** Returns the feed of a language. */
export const languageFeed = memoizeByLanguage((library, lang): NamedFeed => {
  const formats = formatsWithEntries(feedStories(library, lang))
  return { list: frontAddress(lang), title: nameIn(library.publication, lang), formats }
})

/**
 * Returns the feed that the page of a list names: for a topic and for an author of site.yaml their own feed, for other
 * lists that of the language.
 */
export function listFeed(library: Library, lang: string, list: List): NamedFeed {
  if (list.kind === 'corrections') return correctionsFeed(library.publication, lang)
  const isAuthor = list.kind === 'author' && hasFeed(library.publication, list.name.slug)
  if (list.kind !== 'topic' && !isAuthor) return languageFeed(library, lang)
  const { slug, label } = list.name
  const terms = isAuthor ? authorsOf(library, lang) : topicsOf(library, lang)
  return {
    list: isAuthor ? authorAddress(lang, slug) : topicAddress(lang, slug),
    title: `${label} | ${nameIn(library.publication, lang)}`,
    formats: formatsWithEntries(terms.get(slug)?.stories ?? []),
  }
}

/** Returns the feed of the corrections of a language. */
export function correctionsFeed(publication: Publication, lang: string): NamedFeed {
  const title = `${inLanguage(publication.messages, lang).corrections} | ${nameIn(publication, lang)}`
  return { list: storyAddress(lang, CORRECTIONS), title, formats: ['atom', 'json'] }
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

/** A list of stories that is published as feeds: the latest of a language, or those of a topic. */
export interface FeedList {
  readonly title: string
  readonly description: string
  readonly lang: string
  /** The address of the page that shows it. */
  readonly address: string
  /** By language, the page that shows the same list, if its Atom feed has an entry. */
  readonly translations: readonly (readonly [lang: string, address: string])[]
  /** The corrections that the feeds contain in place of stories. */
  readonly corrections?: readonly ListedCorrection[]
  /** The slugs of the newest stories, which the feeds contain; those without a date come last. */
  readonly slugs: readonly string[]
}

/** The content of a feed, whatever its format. */
export interface Feed extends FeedList {
  readonly publication: Publication
  readonly id: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

/** A story in a feed, or a correction of one. */
export interface FeedEntry {
  readonly edition: StoryEdition
  readonly story: Story
  /** The language of its text: that of the edition or, of an update that is not translated yet, of the original. */
  readonly lang: string
  readonly id: string
  /** `#` and the key of an update; empty for a story. */
  readonly at: string
  /** The time of publication, if the story states it. */
  readonly published: string | undefined
  /** The time of the last change that editors wrote: an update, a correction, or else the publication. */
  readonly updated: string | undefined
  readonly topics: readonly Term[]
  /** The address of its cover. */
  readonly image: string | undefined
  /** The files that belong to it: films and recordings, the cover, then documents. */
  readonly enclosures: readonly Enclosure[]
}

/** A file of the site that a feed encloses. */
interface Enclosure {
  readonly address: string
  readonly type: string
  /** Its size in bytes, if it is known. */
  readonly length: number | undefined
}

/** The number of stories in a feed; it contains the newest. */
export const FEED_LENGTH = 25

/** Returns the content of the feeds of a list. */
export function toFeed(list: FeedList, { library, site, sizeOf }: SiteContext): Feed {
  const { publication } = library
  // A feed or story is identified for ever (RFC 4287, 4.2.6) by the URL at which it was first published. A site that
  // does not know its URL is not published yet.
  const identify = (address: string) => new URL(`.${address}`, site ?? 'http://localhost/').href
  const tags = languagesFor(publication, list.lang)
  const editionOf = (slug: string) =>
    tags.flatMap((tag) => library.stories.get(slug)?.editions.get(tag) ?? []).slice(0, 1)
  const editions = list.corrections ?? list.slugs.flatMap(editionOf)
  const entries = editions.flatMap((edition): FeedEntry | FeedEntry[] => {
    const { lang, date, slug } = edition
    const story = library.stories.get(slug)
    if (!story) return []
    const part = 'id' in edition ? `#${edition.id}` : ''
    const id = identify(storyAddress(lang, story.aliases[0] ?? slug)) + part
    const topics = topicsOfStory(story, lang, publication)
    const entry = {
      edition,
      story,
      lang,
      id,
      at: '',
      published: date && timestamp(date),
      updated: latest([lastChange(edition) ?? date]),
      topics,
      image: edition.cover && assetAddress(edition.cover.picture.asset),
      enclosures: enclosuresOf(edition, sizeOf),
    }
    if (!edition.live || part) return entry
    const updates = edition.live.updates
      .slice(0, FEED_LENGTH)
      .map(({ id: key, time, title, lang: original }): FeedEntry => {
        const own = { ...edition, title, isExcerpt: true, cover: undefined, sections: [] }
        const times = { published: timestamp(time), updated: timestamp(time) }
        return {
          edition: original ? { ...own, translation: undefined } : own,
          story,
          lang: original ?? lang,
          id: `${id}#${key}`,
          at: `#${key}`,
          ...times,
          topics,
          image: undefined,
          enclosures: [],
        }
      })
    return [...updates, entry]
  })
  return {
    ...list,
    publication,
    id: identify(feedAddresses(list.address).atom),
    updated: latest(entries.map((entry) => entry.updated)) ?? NEVER,
    entries,
  }
}

/**
 * The date of a feed in which no story states a time, because Atom requires one. It must not be the day of the build.
 */
const NEVER = '1970-01-01T00:00:00Z'

/**
 * Returns the files of a story as feeds enclose them. Programs for podcasts take the first, so what is played comes
 * first.
 */
function enclosuresOf({ cover, files = [], slug }: StoryEdition, sizeOf: SiteContext['sizeOf']): Enclosure[] {
  const address = cover && assetAddress(cover.picture.asset)
  const shown = address ? [{ address, type: mediaTypeOf(address), length: sizeOf(slug, address.slice(1)) }] : []
  const enclosed = (some: typeof files) =>
    some.map(({ asset, type, size }) => ({ address: assetAddress(asset), type: type.replace(/;.*/, ''), length: size }))
  const [played, others] = [files.filter(({ asset }) => playedAs(asset)), files.filter(({ asset }) => !playedAs(asset))]
  return [...enclosed(played), ...shown, ...enclosed(others)]
}
