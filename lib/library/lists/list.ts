import type { ListItem } from '../list-item.ts'
import type { Term } from '../terms-of.ts'

/** Where a reader may go from a page of a list, by addresses. */
export interface Neighbours {
  readonly newest?: string
  readonly newer?: string
  readonly older?: string
  readonly oldest?: string
}

/** A name, and how many stories have it. */
export interface Counted {
  readonly name: Term
  readonly count: number
}

/** A month, `2026-11`, how many stories it has, and the newest of them. */
export interface MonthSummary {
  readonly month: string
  readonly count: number
  readonly newest: readonly ListItem[]
}

/** The stories that have one name. */
export interface NamedList {
  readonly kind: 'topic' | 'author'
  readonly name: Term
  /** The desk that the topic is. */
  readonly desk: string | undefined
  /** Of a page of older stories. */
  readonly number: number | undefined
  readonly items: readonly ListItem[]
  readonly neighbours: Neighbours
}

/** The stories of one month, or those without a date. */
export interface PartList {
  readonly kind: 'month'
  /** `2026-11` */
  readonly month: string | undefined
  readonly number: number | undefined
  readonly items: readonly ListItem[]
  readonly neighbours: Neighbours
}

/** The topics of a language: the desks with their newest stories, and what tags name. */
export interface TopicsList {
  readonly kind: 'topics'
  readonly desks: readonly (Counted & { readonly newest: readonly ListItem[] })[]
  readonly topics: readonly Counted[]
}

/** The authors of a language’s stories. */
export interface AuthorsList {
  readonly kind: 'authors'
  readonly authors: readonly Counted[]
}

/** The whole archive: its newest stories, and all its months. */
export interface ArchiveList {
  readonly kind: 'archive'
  readonly items: readonly ListItem[]
  /** How many stories each month has, by year; the latest first. */
  readonly years: readonly { readonly year: string; readonly months: readonly { month: string; count: number }[] }[]
  readonly undated: number
}

/** One year of the archive. */
export interface YearList {
  readonly kind: 'year'
  readonly year: string
  readonly months: readonly MonthSummary[]
  readonly neighbours: Neighbours
}

/** What a page lists: everything it shows of the stories, as data. */
export type List = TopicsList | NamedList | AuthorsList | ArchiveList | YearList | PartList
