import { between, fill, formatMonth, formatNumber, formatYear } from '../language/format.ts'
import { capitalise } from '../language/language.ts'
import type { PublishedPicture } from '../picture/picture.ts'
import { textIn } from '../publication/publication.ts'
import { assertNever } from '../story/types/section.ts'
import type { Cover, StoryEdition } from '../story/types/story.ts'
import type { ListedCorrection, ListItem, Term } from './library.ts'
import type { PageContext } from './page-context.ts'
import type { Profile } from './terms.ts'

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

/** A story as the list of a topic or an author shows it. */
export interface NamedItem extends ListItem, Pick<StoryEdition, 'authors' | 'minutes'> {
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

/** The corrections of a language. Their page is the standing page `corrections`. */
export interface CorrectionsList {
  readonly kind: 'corrections'
  readonly items: readonly ListedCorrection[]
}

/** A page that lists stories: all data of the stories that it shows. */
export type List = TopicsList | NamedList | AuthorsList | ArchiveList | YearList | PartList | CorrectionsList

/** A list of the site, with what tells whether its page has to be made again. */
export type SiteList = List & {
  /** Whether it has no story of its language: search engines and other languages then get no link to it. */
  readonly isEmpty?: boolean
  /** The slugs of the stories that the page shows. A list reads them when somebody asks for its items. */
  readonly shown: readonly string[]
  /** All else that the page depends on, besides site.yaml, as JSON data. */
  readonly outline: unknown
}

/**
 * The title of a list: “Topics”, “November 2026”. The title of a page of older stories ends in its number: “Ships (2)”.
 */
export function listTitle(list: List, page: PageContext): string {
  const title = titleOf(list, page)
  return 'number' in list && list.number !== undefined
    ? fill(page.words.brackets, title, formatNumber(list.number, page.language.tag))
    : title
}

/**
 * The description of a list: the text about its author, or else its first three headlines; if it has none, the
 * publication's description.
 */
export function listDescription(list: List, page: PageContext): string {
  if (list.kind === 'author' && list.profile?.about) return list.profile.about.value
  const headlines = itemsOf(list).map(({ title }) => title)
  return (
    headlines.slice(0, 3).join(between(page.words.dot)) ||
    textIn(page.publication.description, page.language.tag, page.publication)
  )
}

function titleOf(list: List, { words, language }: PageContext): string {
  switch (list.kind) {
    case 'topics':
    case 'authors':
    case 'corrections':
      return words[list.kind]
    case 'topic':
    case 'author':
      return list.name.label
    case 'archive':
      return words.allStories
    case 'year':
      return formatYear(list.year, language.dates)
    case 'month':
      return list.month === undefined
        ? words.undated
        : capitalise(formatMonth(list.month, language.dates), language.tag)
    default:
      return assertNever(list)
  }
}

function itemsOf(list: List): readonly { title: string }[] {
  switch (list.kind) {
    case 'topics':
      return list.sections.flatMap(({ newest }) => newest)
    case 'authors':
      return list.authors.map(({ name }) => ({ title: name.label }))
    case 'year':
      return list.months.flatMap(({ newest }) => newest)
    default:
      return list.items
  }
}
