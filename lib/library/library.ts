import type { Picture } from '../picture/picture.ts'
import type { Publication } from '../publication/publication.ts'
import type { Story, StoryEdition } from '../story/types/story.ts'
import type { FrontChoice } from './front-choice.ts'
import type { Look } from './look.ts'
import type { Menus } from './menus.ts'

/** All content that can be published, in memory. */
export interface Library {
  readonly publication: Publication
  /** The stories by slug, newest first by the dates of their originals, those without a date last. */
  readonly stories: ReadonlyMap<string, Story>
  readonly pages: ReadonlyMap<string, Story>
  /** The portraits of authors, by the keys of the authors in site.yaml. */
  readonly portraits?: ReadonlyMap<string, Picture>
  /** The publication's logo and icon. */
  readonly look?: Look
  /** The menus by language; empty if site.yaml has none. */
  readonly menus?: ReadonlyMap<string, Menus>
  /** The editors' choice for the front pages: front.yaml. */
  readonly front?: FrontChoice | undefined
  /** The related stories of each story, by its slug; undefined if they have not been computed. */
  readonly related?: ReadonlyMap<string, readonly RelatedStory[]>
}

/** A story that the page of another story recommends, as a list shows it in each of its languages. */
export interface RelatedStory {
  readonly slug: string
  readonly editions: ReadonlyMap<string, ListItem>
}

/** The data of a story that a list shows. If none of it has changed, the list need not be rendered again. */
export type ListItem = Pick<StoryEdition, 'slug' | 'lang' | 'title' | 'description' | 'date' | 'section' | 'kind'>

const items = new WeakMap<StoryEdition, ListItem>()

/** Returns the list item of an edition: always the same object for the same edition. */
export function toListItem(edition: StoryEdition): ListItem {
  const { slug, lang, title, description, date, section, kind } = edition
  const item = items.get(edition) ?? { slug, lang, title, description, date, section, kind }
  items.set(edition, item)
  return item
}

/** Caches a function's result for each library and language: the pages of a build ask for the same results many times. */
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

/** One edition of a story, and the story it belongs to. */
export interface ListedEdition {
  readonly edition: StoryEdition
  readonly story: Story
}

/**
 * The stories that exist in a language, newest first by the dates of that language, those without a date last. A
 * translation that was published later than its original has a later place.
 */
export const storiesIn = memoizeByLanguage((library, lang): readonly ListedEdition[] =>
  sortByDate(
    [...library.stories.values()].flatMap((story): ListedEdition[] => {
      const edition = story.editions.get(lang)
      return edition ? [{ edition, story }] : []
    }),
    ({ edition }) => edition,
  ),
)

/**
 * Sorts stories: the newest first, of the same time the last updated first, those without a date last.
 * @param editionOf returns the edition whose dates count; an item without one has no date
 */
export function sortByDate<Item>(
  items: readonly Item[],
  editionOf: (item: Item) => StoryEdition | undefined,
): readonly Item[] {
  const dated = items.map((item) => {
    const { slug = '', date, updated } = editionOf(item) ?? {}
    const time = date ? Date.parse(date) : Number.NEGATIVE_INFINITY
    return { item, slug, time, updated: updated ? Date.parse(updated) : 0 }
  })
  const sorted = dated.sort((a, b) => {
    if (a.time !== b.time) return b.time - a.time
    return b.updated - a.updated || (a.slug < b.slug ? -1 : 1)
  })
  return sorted.map(({ item }) => item)
}
