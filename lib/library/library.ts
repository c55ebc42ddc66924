import type { Picture } from '../picture/picture.ts'
import type { Addressed } from '../publication/addresses.ts'
import { languagesFor, type Publication } from '../publication/publication.ts'
import type { Story, StoryEdition } from '../story/types/story.ts'
import type { ReadFront } from './front-choice.ts'
import type { Look } from './look.ts'
import type { Menus } from './menus.ts'

/** All content that can be published, in memory. */
export interface Library {
  readonly publication: Publication
  /** The stories by slug, newest first by the dates of their originals, those without a date last. */
  readonly stories: ReadonlyMap<string, Story>
  readonly pages: ReadonlyMap<string, Story>
  /** Answers what lists ask about all stories. */
  readonly index: StoryIndex
  /** The portraits of authors, by the keys of the authors in site.yaml. */
  readonly portraits?: ReadonlyMap<string, Picture>
  /** The publication's logo and icon. */
  readonly look?: Look
  /** The menus by language; empty if site.yaml has none. */
  readonly menus?: ReadonlyMap<string, Menus>
  /** The editors' choice for the front pages: front.yaml, and those of single languages. */
  readonly fronts?: readonly Pick<ReadFront, 'lang' | 'choice'>[]
  /** By language, the sections that show no story; undefined if they have not been found (`emptySections`). */
  readonly emptySections?: ReadonlyMap<string, readonly string[]>
  /** The related stories of each story, by its slug; undefined if they have not been computed. */
  readonly related?: ReadonlyMap<string, readonly RelatedStory[]>
}

/** The name of a topic or an author that stories share, as one edition of a story writes it. */
export interface Term {
  /** The term's name in addresses, the same in every language. */
  readonly slug: string
  readonly label: string
  /** The language of the label. An edition without its own terms shows those of the original. */
  readonly lang: string
  /** The code of the topic in IPTC's Media Topics, `medtop:…`, if site.yaml gives one. */
  readonly code?: string
}

/** One edition of a story, and the story it belongs to. */
export interface ListedEdition {
  readonly edition: StoryEdition
  readonly story: Story
}

/**
 * One edition of a story in a list. A build reads the edition and the story from the database when somebody asks for
 * them.
 */
export interface FoundEdition extends ListedEdition {
  readonly slug: string
  readonly lang: string
  readonly date: string | undefined
  /** The number of newer stories in its language. */
  readonly place: number
}

/** The stories of a language that write a term in one way, newest first. */
export interface SpelledTerm {
  readonly term: Term
  readonly stories: readonly FoundEdition[]
}

/** The facts of a story that files about all stories need: sitemaps, search indexes, related stories. */
export interface StoryOutline {
  readonly slug: string
  readonly original: string
  /** The slugs of its topics. */
  readonly topics: readonly string[]
  /** Its languages, in the order of the site’s, with the date of its last change and the addresses of its pictures. */
  readonly editions: readonly (Pick<Addressed, 'lang' | 'ownSlug'> & {
    readonly modified?: string | undefined
    readonly pictures: readonly string[]
    /** Whether a machine translated it and nobody has reviewed it. */
    readonly isUnreviewed?: boolean
  })[]
}

/** Queries about all stories, from which every list is made. */
export interface StoryIndex {
  /** Returns the stories of a language, newest first by the dates of that language, those without a date last. */
  readonly inLanguage: (lang: string) => readonly FoundEdition[]
  /** Returns the topics or the authors of the stories of a language. */
  readonly terms: (kind: 'topic' | 'author', lang: string) => readonly SpelledTerm[]
  /** Returns all stories, newest first by the dates of their originals. */
  readonly outlines: () => readonly StoryOutline[]
  /** Returns the stories that have had other names, or are withdrawn in a language. */
  readonly moved: () => readonly Story[]
  /** Returns the corrections of the stories of a language, and its withdrawn stories. */
  readonly corrections: (lang: string) => readonly ListedCorrection[]
}

/** An edition with one of its corrections, or with its withdrawal, and nothing else but its headline. */
export interface ListedCorrection extends StoryEdition {
  /** The id of the correction in the story, the same in every language. */
  readonly id: string
}

/** A story that the page of another story recommends, as a list shows it in each of its languages. */
export interface RelatedStory {
  readonly slug: string
  readonly editions: ReadonlyMap<string, ListItem>
}

/** The data of a story that a list shows. If none of it has changed, the list need not be rendered again. */
export type ListItem = Addressed & Pick<StoryEdition, 'title' | 'description' | 'date' | 'section' | 'kind'>

const items = new WeakMap<StoryEdition, ListItem>()

/** Returns the list item of an edition: always the same object for the same edition. */
export function toListItem(edition: StoryEdition): ListItem {
  const { slug, lang, ownSlug, title, description, date, section, kind } = edition
  const own = ownSlug === undefined ? {} : { ownSlug }
  const item = items.get(edition) ?? { slug, lang, ...own, title, description, date, section, kind }
  items.set(edition, item)
  return item
}

/**
 * Caches a function's result for each library and language: the pages of a build ask for the same results many times.
 */
export function memoizeByLanguage<Result>(
  make: (library: Library, lang: string) => Result,
): (library: Library, lang: string) => Result {
  const known = new WeakMap<Library, Map<string, Result>>()
  return (library, lang) => {
    const results = known.get(library) ?? new Map<string, Result>()
    known.set(library, results)
    const result = results.get(lang) ?? make(library, lang)
    results.set(lang, result)
    return result
  }
}

/**
 * The stories that exist in a language, newest first by the dates of that language, those without a date last. A
 * translation that was published later than its original has a later place.
 */
export function storiesIn({ index }: Library, lang: string): readonly FoundEdition[] {
  return index.inLanguage(lang)
}

/** Returns the story that has a name in the addresses of a language: its own one there, or else that of its folder. */
export function storyNamed({ stories }: Library, lang: string, name: string): Story | undefined {
  const ownOf = ({ editions, withdrawn }: Story) => (editions.get(lang) ?? withdrawn.get(lang))?.ownSlug
  const story = stories.get(name)
  return story && ownOf(story) === undefined ? story : [...stories.values()].find((one) => ownOf(one) === name)
}

const slugSetIn = memoizeByLanguage((library, lang) => new Set(slugsOf(storiesIn(library, lang))))

/**
 * Fills a list of a language up with stories that exist only in its fallback languages: each in the first of them that
 * has it, the newest first. Without `fallback` in site.yaml the list stays as it is.
 * @param own the stories of the list in its language
 * @param size the number of stories to fill the list up to
 * @param find returns the stories of another language that the list may show, newest first
 * @param isShown whether the list may show an edition; one that it may not is replaced by that of a fallback language
 */
export function fillUp(
  library: Library,
  lang: string,
  own: readonly FoundEdition[],
  size: number,
  find = storiesIn,
  isShown?: (edition: StoryEdition) => boolean,
): readonly FoundEdition[] {
  const [, ...others] = languagesFor(library.publication, lang)
  if (others.length === 0 || own.length >= size) return own
  const found: FoundEdition[] = []
  for (const [index, tag] of others.entries()) {
    const better = [lang, ...others.slice(0, index)]
    const isInBetter = ({ story }: FoundEdition, tag: string) => {
      const edition = isShown && story.editions.get(tag)
      return !edition || isShown(edition)
    }
    const most = found.length + size - own.length
    for (const one of find(library, tag)) {
      if (found.length === most) break
      if (better.some((other) => slugSetIn(library, other).has(one.slug) && isInBetter(one, other))) continue
      if (!isShown || isShown(one.edition)) found.push(one)
    }
  }
  const timeOf = ({ date }: FoundEdition) => (date ? Date.parse(date) : -8.64e15)
  return [...own, ...found.sort((a, b) => timeOf(b) - timeOf(a))].slice(0, size)
}

/** Stories that were read, by slug. */
export interface ReadStories {
  get(slug: string): { readonly story: Story | undefined } | undefined
  values(): Iterable<{ readonly story: Story | undefined }>
}

/**
 * Returns the stories of a library. They are sorted, and those in a database read, only when somebody needs all of
 * them.
 */
export function storiesByDate(read: ReadStories): ReadonlyMap<string, Story> {
  let sorted: ReadonlyMap<string, Story> | undefined
  const all = () => {
    if (sorted) return sorted
    const stories = [...read.values()].flatMap(({ story }) => story ?? [])
    const byDate = sortByDate(stories, ({ editions, original }) => editions.get(original))
    sorted = new Map(byDate.map((story) => [story.slug, story]))
    return sorted
  }
  const get = (slug: string) => read.get(slug)?.story
  return {
    get,
    has: (slug) => get(slug) !== undefined,
    get size() {
      return all().size
    },
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    [Symbol.iterator]: () => all().entries(),
    forEach: (each) => all().forEach(each),
  }
}

/**
 * Sorts stories: the newest first, of the same time the last updated first, those without a date last.
 * @param editionOf returns the edition whose dates count; an item without one has no date
 */
export function sortByDate<Item extends { readonly slug: string }>(
  items: readonly Item[],
  editionOf: (item: Item) => StoryEdition | undefined,
): readonly Item[] {
  const dated = items.map((item) => ({ item, ...timesOf(editionOf(item)) }))
  const sorted = dated.sort((a, b) => {
    if (a.time !== b.time) return b.time - a.time
    return b.updated - a.updated || (a.item.slug < b.item.slug ? -1 : 1)
  })
  return sorted.map(({ item }) => item)
}

/**
 * Returns the stories that have a date after a time in any of their languages, newest first by the dates of their
 * originals. Only the day is compared, as written: in other time zones it begins up to 14 hours earlier or later.
 */
export function datedAfter(library: Library, time: number): readonly Story[] {
  const first = new Date(time - DAY).toISOString().slice(0, '2026-11-27'.length)
  const recent = library.publication.languages.flatMap(({ tag }) =>
    storiesIn(library, tag).filter(({ date }) => date !== undefined && date >= first),
  )
  const stories = [...new Set(recent.map(({ story }) => story))]
  return sortByDate(stories, ({ editions, original }) => editions.get(original))
}

const DAY = 86_400_000

/** Returns the slugs of listed stories. */
export function slugsOf(listed: readonly { readonly slug: string }[]): string[] {
  return listed.map(({ slug }) => slug)
}

/** Returns the times by which an edition is sorted, in milliseconds since 1970. */
export function timesOf({ date, updated }: Pick<StoryEdition, 'date' | 'updated'> = NO_TIMES) {
  return { time: date ? Date.parse(date) : Number.NEGATIVE_INFINITY, updated: updated ? Date.parse(updated) : 0 }
}

const NO_TIMES = { date: undefined, updated: undefined }
