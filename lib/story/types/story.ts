import type { AttachedFile } from '../../attachment/attachment.ts'
import type { Picture } from '../../picture/picture.ts'
import type { Addressed } from '../../publication/addresses.ts'
import type { Publication } from '../../publication/publication.ts'
import type { OFFERS } from '../../publication/site-schema.ts'
import { isPast } from '../../settings/settings.ts'
import type { Section } from './section.ts'

/** The kinds of article that a story can be. */
export const KINDS = ['news', 'analysis', 'opinion', 'feature', 'interview', 'review'] as const

/** How far the work on a text is, before it is published. */
export const REVIEW_STATES = ['draft', 'review', 'approved'] as const

/** The shapes that a cover can have: 3:2, at most 72 % of the window high, or a strip of 40:17. */
export const FRAMES = ['photo', 'wide', 'full'] as const

/** The picture above a story, on its own page and on the front page. */
export interface Cover {
  readonly picture: Picture
  readonly alt: string
  readonly caption: string | undefined
  readonly credit: string | undefined
  /** The licence under which the picture may be shown, as `readLicence` reads it. */
  readonly licence?: string | undefined
  /** The point that stays in sight where the picture is cut, two percentages; the middle if undefined. */
  readonly focus?: string | undefined
  /**
   * Its shape; if undefined, drawings in SVG are wide, pictures higher than wide are beside the head, others are
   * photos.
   */
  readonly frame?: (typeof FRAMES)[number] | undefined
}

/** The reason why one language of a story is not published yet. */
export type UnpublishedReason = 'draft' | 'scheduled'

/** The ways in which a translation can differ from its original; one that states none is complete. */
export const FORMS = ['complete', 'abridged', 'adapted', 'summary'] as const

/** Whether translations of a form need not have the sections of their original. */
export function isFreeForm(form: Translation['form']): boolean {
  return form === 'adapted' || form === 'summary'
}

/** The name of the title, description and cover texts in `Staleness`; no section has this id. */
export const HEADER = 'head'

/** The differences between an original and the version that a translation was made from. */
export interface Staleness {
  /** Sections whose words have changed, by the ids they have now. */
  readonly changed: readonly string[]
  /** Sections that the original did not have then, by the ids they have now. */
  readonly added: readonly string[]
  /** Sections that the original no longer has, by the ids they had. */
  readonly dropped: readonly string[]
}

/** The origin of a translation: its source language, and the person or machine that made it. */
export interface Translation {
  /** The language from which it was translated. */
  readonly of: string
  readonly by: 'human' | 'machine'
  readonly translator: string | undefined
  readonly reviewer: string | undefined
  /** `abridged` if it has only some sections of the original; `adapted` or `summary` if it may have others. */
  readonly form?: (typeof FORMS)[number] | undefined
  /**
   * The section of the original with which the part begins that an abridged translation, which ends before, leaves out.
   */
  readonly rest?: string | undefined
  /** The changes in the original since; undefined if the file does not record the translated version. */
  readonly staleness?: Staleness | undefined
}

/** What is left to do in a language of a story; known only if site.yaml says that readers see it. */
export interface Work {
  /** What a translation needs; undefined if it is complete, and for the original. */
  readonly needs?: 'update' | 'review'
  /**
   * The words, or Chinese and Japanese characters, of the original that are to be translated or compared; for the
   * original all that it has.
   */
  readonly words: number
  /** A digest of the texts of the original. */
  readonly version: string
}

/** A correction that was made to a story after it was published. */
export interface Correction {
  readonly date: string
  readonly text: string
  /** The original’s language, if the text is the original’s because the edition has no translation of it. */
  readonly lang?: string
  /** Whether the story was withdrawn, with the text as the reason. */
  readonly isWithdrawal?: true
}

/** What is added to the front matter of a story after its publication. */
export interface Notes {
  readonly corrections?: readonly Correction[] | undefined
  readonly unpublish?: { readonly date: string; readonly reason: string } | undefined
}

/**
 * Returns what was added to a story after its publication by ids that all languages share: `correction-2026-03-01`, a
 * second one of that day `correction-2026-03-01-2`, and `withdrawal`.
 */
export function notesOf({ corrections = [], unpublish }: Notes): ReadonlyMap<string, Correction> {
  const notes = new Map<string, Correction>()
  for (const one of corrections) {
    const id = `correction-${one.date.slice(0, '2026-03-01'.length)}`
    const count = [...notes.keys()].filter((other) => other.startsWith(id)).length
    notes.set(count === 0 ? id : `${id}-${count + 1}`, one)
  }
  if (unpublish) notes.set('withdrawal', { date: unpublish.date, text: unpublish.reason })
  return notes
}

/** Whether an id is that of a correction or of a withdrawal. */
export function isNote(id: string): boolean {
  return id === 'withdrawal' || id.startsWith('correction-')
}

/** Returns the ids of what an original has and its translation has not. Notes with the same id have the same date. */
export function missingNotes(translation: Notes, original: Notes): string[] {
  if (!original.corrections && !original.unpublish) return []
  const own = notesOf(translation)
  return [...notesOf(original).keys()].filter((id) => !own.has(id))
}

/** A source that a text names. */
export interface Source {
  readonly name: string
  /** The words of the text that name it: the name, or another form of it. */
  readonly text: string
}

/** The title of one language of a story, and its names in addresses. */
export interface EditionNames extends Addressed {
  /** The names that it had in this language alone. */
  readonly formerly?: readonly string[] | undefined
  readonly title: string
}

/** One language of a story that is no longer published: the content of the notice at its address. */
export interface Withdrawal extends EditionNames {
  readonly date: string
  readonly reason: string
  /** The language in which the reason is written. */
  readonly reasonLang: string
}

/** An update of a live story as lists, feeds and search engines show it. */
export interface LiveUpdate {
  /** Its key, the fragment of its address. */
  readonly id: string
  readonly time: string
  /** Its title, or else the beginning of its text. */
  readonly title: string
  readonly isMain?: boolean
  /** The original’s language, if it is not translated. */
  readonly lang?: string
}

/** One story in one language. */
export interface StoryEdition extends EditionNames {
  /** Written by the editor; otherwise taken from the first paragraph. */
  readonly description: string
  /**
   * Whether the description is the beginning of the text. If so, what has the whole text leaves the description out:
   * the story’s page, feeds, the Markdown edition and the search index.
   */
  readonly isExcerpt?: boolean
  /** An ISO 8601 date; a story without a date is left out of everything that needs one. */
  readonly date: string | undefined
  readonly updated: string | undefined
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  /** The section of the publication that the story belongs to, a key of `sections` in site.yaml. */
  readonly section: string | undefined
  readonly kind: (typeof KINDS)[number] | undefined
  readonly cover: Cover | undefined
  readonly translation: Translation | undefined
  readonly work?: Work
  readonly corrections: readonly Correction[]
  /** The sources that the text names; undefined if the front matter lists none. */
  readonly sources?: readonly Source[]
  /** The address of the thread in which readers discuss the story; `off` for no comments. */
  readonly comments?: string | undefined
  /** Why only editors see the story, and for a scheduled one, until when. Undefined if the story is published. */
  readonly unpublished?: { readonly reason: UnpublishedReason; readonly until: string | undefined } | undefined
  readonly sections: readonly Section[]
  /** Whether its live coverage has ended, and its updates, the newest first; undefined if it is no live story. */
  readonly live?: { readonly isOver: boolean; readonly updates: readonly LiveUpdate[] }
  /** The files that it links to or plays; undefined if there are none. */
  readonly files?: readonly AttachedFile[]
  /** The reading time in whole minutes. */
  readonly minutes: number
  /** The same with the quotation marks of its file, if they are not those that its pages show. */
  readonly written?: StoryEdition
}

/** Returns an edition that has nothing but these facts, such as a page that no file contains. */
export function bareEdition(facts: EditionNames & Pick<StoryEdition, 'description' | 'date'>): StoryEdition {
  return { ...NOTHING, ...facts }
}

const NOTHING = {
  isExcerpt: true,
  updated: undefined,
  section: undefined,
  kind: undefined,
  cover: undefined,
  translation: undefined,
  authors: [],
  tags: [],
  corrections: [],
  sections: [],
  minutes: 0,
}

/**
 * Returns the name by which a story’s colours are chosen in lib/publication/palette.ts: `opinion`, or else its
 * section.
 */
export function rubricOf({ section, kind }: Pick<StoryEdition, 'section' | 'kind'>): string | undefined {
  return kind === 'opinion' ? kind : section
}

/** Whether a machine translated a text and nobody has reviewed it. */
export function isUnreviewed({ translation }: Pick<StoryEdition, 'translation'>): boolean {
  return translation?.by === 'machine' && translation.reviewer === undefined
}

/**
 * Whether a language of a story is offered at a place. This function alone decides it, by `unreviewed` in site.yaml;
 * all that lists languages or stories for readers who have not chosen them asks it.
 */
export function isOffered(
  edition: Pick<StoryEdition, 'translation'> | { readonly isUnreviewed: boolean },
  place: (typeof OFFERS)[number],
  { unreviewed }: Pick<Publication, 'unreviewed'>,
): boolean {
  const leftOut = leftOutNow(unreviewed)
  // A page that no search engine may show is in none of their lists.
  if (!leftOut.includes(place) && !(place !== 'fronts' && leftOut.includes('search-engines'))) return true
  return !('isUnreviewed' in edition ? edition.isUnreviewed : isUnreviewed(edition))
}

/** Returns the places where machine translations without a reviewer are left out at the time of the build. */
export function leftOutNow({ leaveOut = [], until }: Partial<NonNullable<Publication['unreviewed']>> = {}) {
  return isPast(until) ? [] : leaveOut
}

/** One story in all its languages. */
export interface Story {
  readonly slug: string
  /** The language in which the story was written. */
  readonly original: string
  /** The story's former names (slugs) in every language, oldest first. */
  readonly aliases: readonly string[]
  /** The published editions by language, in the order of the site's languages. */
  readonly editions: ReadonlyMap<string, StoryEdition>
  /** The editions that are no longer published, by language. */
  readonly withdrawn: ReadonlyMap<string, Withdrawal>
}

/**
 * The date of a story's last change: the latest of `updated`, its corrections and its updates; undefined if it has
 * none.
 */
export function lastChange({ updated, corrections, live }: StoryEdition): string | undefined {
  const dates = [...(updated ? [updated] : []), ...corrections.map(({ date }) => date)]
  if (live?.updates[0]) dates.push(live.updates[0].time)
  return dates.sort((a, b) => Date.parse(b) - Date.parse(a))[0]
}
