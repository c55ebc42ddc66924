import type { PublishedPicture } from '../picture/picture.ts'
import type { Cover } from '../story/types/story.ts'
import type { Profile } from './authors.ts'
import type { ListItem, Term } from './library.ts'

/** The addresses of other pages of a list, for the links on one of its pages. */
export interface Neighbours {
  readonly newest?: string
  readonly newer?: string
  readonly older?: string
  readonly oldest?: string
}

/** A term, and the number of stories that have it. */
export interface Counted {
  readonly name: Term
  readonly count: number
}

/** A month (`2026-11`), its number of stories, and the newest of them. */
export interface MonthSummary {
  readonly month: string
  readonly count: number
  readonly newest: readonly ListItem[]
}

/** The picture of a story in a list. */
export interface ListedCover extends Pick<Cover, 'alt' | 'focus'> {
  readonly picture: PublishedPicture
}

/** A story as the list of an author shows it. */
export interface NamedItem extends ListItem {
  /** What the author did for it if not writing it. */
  readonly part?: 'translator' | 'reviewer' | undefined
}

/** The stories of one topic or author. */
export interface NamedList {
  readonly kind: 'topic' | 'author'
  readonly name: Term
  /** The key in `sections` of site.yaml, if the topic is a section of the publication. */
  readonly section: string | undefined
  /** The number of a page of older stories; undefined for the first page. */
  readonly number: number | undefined
  readonly items: readonly NamedItem[]
  /** The picture of the first story; on the first page only. */
  readonly cover?: ListedCover | undefined
  readonly neighbours: Neighbours
  /** The facts about the author, if site.yaml gives any; on the first page only. */
  readonly profile?: Profile | undefined
}

/** The stories of one month, or those without a date. */
export interface PartList {
  readonly kind: 'month'
  /** The month (`2026-11`); undefined for stories without a date. */
  readonly month: string | undefined
  readonly number: number | undefined
  readonly items: readonly ListItem[]
  readonly neighbours: Neighbours
}

/** The topics of a language: the publication's sections with their newest stories, and the tags. */
export interface TopicsList {
  readonly kind: 'topics'
  readonly sections: readonly (Counted & { readonly newest: readonly ListItem[] })[]
  readonly topics: readonly Counted[]
}

/** The authors of a language’s stories. */
export interface AuthorsList {
  readonly kind: 'authors'
  readonly authors: readonly (Counted & { readonly profile?: Profile | undefined })[]
}

/** The whole archive: its newest stories, and all its months. */
export interface ArchiveList {
  readonly kind: 'archive'
  readonly items: readonly ListItem[]
  /** The number of stories in each month, by year, the latest first. */
  readonly years: readonly { readonly year: string; readonly months: readonly Omit<MonthSummary, 'newest'>[] }[]
  readonly undated: number
}

/** One year of the archive. */
export interface YearList {
  readonly kind: 'year'
  readonly year: string
  readonly months: readonly MonthSummary[]
  readonly neighbours: Neighbours
}

/** A page that lists stories: all data of the stories that it shows. */
export type List = TopicsList | NamedList | AuthorsList | ArchiveList | YearList | PartList

/** A list of the site, with what tells whether its page has to be made again. */
export type SiteList = List & {
  /** The slugs of the stories that the page shows. A list reads them when somebody asks for its items. */
  readonly shown: readonly string[]
  /** All else that the page depends on, besides site.yaml, as JSON data. */
  readonly outline: unknown
}

/** A list that grows, divided into pages. */
export interface Pages<Item> {
  /** The items at the list’s own address: the newest ones, at least one full page if there are enough. */
  readonly newest: readonly Item[]
  /** The full pages by number; page 1 has the oldest items. */
  readonly full: ReadonlyMap<number, readonly Item[]>
}

/**
 * Divides a list into pages with permanent addresses. Pages are numbered from the oldest, and a page gets its number
 * when it is full and newer items fill another page. So the list’s own address never shows just a few items, and no
 * item moves from one numbered page to another when the list grows.
 * @param items the items, newest first, as on each page
 * @param size the number of items on a full page; the list’s own address shows fewer than two full pages
 */
export function paginate<Item>(items: readonly Item[], size: number): Pages<Item> {
  const count = Math.max(0, Math.floor(items.length / size) - 1)
  const from = (number: number) => items.length - number * size
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return {
    newest: items.slice(0, from(count)),
    full: new Map(numbers.map((number) => [number, items.slice(from(number), from(number - 1))])),
  }
}
