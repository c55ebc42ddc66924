import type { Story } from '../story/types/story.ts'
import { sortByDate } from './library.ts'

/** Stories that were read, by slug. */
export interface ReadStories {
  get(slug: string): { readonly story: Story | undefined } | undefined
  values(): Iterable<{ readonly story: Story | undefined }>
}

/**
 * The stories of a library by slug, newest first by the dates of their originals, those without a date last. They are read
 * and sorted only when somebody needs all of them.
 */
export class StoriesByDate implements ReadonlyMap<string, Story> {
  readonly #read: ReadStories
  #sorted: ReadonlyMap<string, Story> | undefined

  /** @param stories all stories by slug; one without a public page is left out */
  constructor(stories: ReadStories) {
    this.#read = stories
  }

  get(slug: string): Story | undefined {
    return this.#read.get(slug)?.story
  }

  has(slug: string): boolean {
    return this.get(slug) !== undefined
  }

  get size(): number {
    return this.#all().size
  }

  keys(): MapIterator<string> {
    return this.#all().keys()
  }

  values(): MapIterator<Story> {
    return this.#all().values()
  }

  entries(): MapIterator<[string, Story]> {
    return this.#all().entries()
  }

  [Symbol.iterator](): MapIterator<[string, Story]> {
    return this.entries()
  }

  forEach(each: (story: Story, slug: string, stories: ReadonlyMap<string, Story>) => void): void {
    this.#all().forEach(each)
  }

  #all(): ReadonlyMap<string, Story> {
    this.#sorted ??= sorted([...this.#read.values()].flatMap(({ story }) => story ?? []))
    return this.#sorted
  }
}

function sorted(stories: readonly Story[]): ReadonlyMap<string, Story> {
  const byDate = sortByDate(stories, ({ editions, original }) => editions.get(original))
  return new Map(byDate.map((story) => [story.slug, story]))
}
