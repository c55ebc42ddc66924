import type { Picture } from '../../picture/picture.ts'
import type { Staleness } from '../translations/staleness.ts'
import type { Section } from './section.ts'

/** What kind of article a story is. */
export const KINDS = ['news', 'analysis', 'opinion', 'feature', 'interview', 'review'] as const

/** The picture over a story, as its page and its place on the front page show it. */
export interface Cover {
  readonly picture: Picture
  readonly alt: string
  readonly caption: string | undefined
  readonly credit: string | undefined
  /** Where the licence stands under which the picture may be shown: a full address. */
  readonly licence?: string | undefined
}

/** Why a language of a story is not published. */
export type UnpublishedReason = 'draft' | 'scheduled'

/** Who or what made a translation. */
export interface Translation {
  /** The language it was made from. */
  readonly of: string
  readonly by: 'human' | 'machine'
  readonly translator: string | undefined
  readonly reviewer: string | undefined
  /** How the original has changed since; undefined where it was not recorded what the translation was made from. */
  readonly behind?: Staleness | undefined
}

/** A correction that was made to a story after it was published. */
export interface Correction {
  readonly date: string
  readonly text: string
}

/** One language of a story that is no longer published: what its address says instead. */
export interface Withdrawal {
  readonly slug: string
  readonly lang: string
  readonly title: string
  readonly date: string
  readonly reason: string
  /** The language in which the reason is written. */
  readonly reasonLang: string
}

/** One story in one language. */
export interface StoryEdition {
  /** Its name in addresses, the same in every language. */
  readonly slug: string
  /** BCP 47. */
  readonly lang: string
  readonly title: string
  /** Written by the editor, else drawn from the first paragraph. */
  readonly description: string
  /** Whether the description is the beginning of the text, which the story’s own page then does not show twice. */
  readonly isExcerpt?: boolean
  /** ISO 8601; an undated story stays out of whatever needs a date. */
  readonly date: string | undefined
  readonly updated: string | undefined
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  /** The desk it belongs to, a key of `sections` in site.yaml. */
  readonly section: string | undefined
  readonly kind: (typeof KINDS)[number] | undefined
  readonly cover: Cover | undefined
  readonly translation: Translation | undefined
  readonly corrections: readonly Correction[]
  /** Why it is shown only to who writes it, and, of what is scheduled, when that ends; undefined in all that is published. */
  readonly held?: { readonly why: UnpublishedReason; readonly until: string | undefined } | undefined
  readonly sections: readonly Section[]
  /** In whole minutes. */
  readonly minutes: number
}

/** One story in all its languages. */
export interface Story {
  readonly slug: string
  /** The language it was written in. */
  readonly original: string
  /** Names that it had before, the first first. */
  readonly aliases: readonly string[]
  /** By language, in the order of the site's languages. */
  readonly editions: ReadonlyMap<string, StoryEdition>
  /** By language, what is no longer published. */
  readonly withdrawn: ReadonlyMap<string, Withdrawal>
}
