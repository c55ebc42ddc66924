import type { ListedEdition } from '../../../lib/library/library.ts'
import type { Cover, Story, StoryEdition } from '../../../lib/story/types/story.ts'
import { paragraph, picture } from './sections.ts'

/** A picture over a story, with everything that may be said of it. */
export const COVER: Cover = { picture, alt: 'Ships at anchor', caption: 'The harbour at noon', credit: 'Photo: A. Lee' }

/** One language of a story: a paragraph, and only the facts that it must have. */
export function aStoryEdition(facts: Partial<StoryEdition> = {}): StoryEdition {
  return {
    slug: 'ships',
    lang: 'en',
    title: 'Ships come home',
    description: 'All of them, before the storm.',
    date: undefined,
    updated: undefined,
    authors: [],
    tags: [],
    section: undefined,
    kind: undefined,
    cover: undefined,
    translation: undefined,
    corrections: [],
    sections: [paragraph('p1', 'The first came in at dawn.')],
    minutes: 3,
    ...facts,
  }
}

/** A story in several languages. The first is the original. */
export function aStory(edition: StoryEdition, tags: readonly string[] = ['en', 'zh', 'ar']): Story {
  const editions = tags.map((tag): [string, StoryEdition] => [
    tag,
    tag === edition.lang ? edition : { ...edition, lang: tag, title: `${edition.title} (${tag})` },
  ])
  const original = tags[0] ?? edition.lang
  return { slug: edition.slug, original, aliases: [], editions: new Map(editions), withdrawn: new Map() }
}

/** An edition of a story, with the story. */
export function aListedEdition(facts: Partial<StoryEdition> = {}): ListedEdition {
  const edition = aStoryEdition(facts)
  return { edition, story: aStory(edition) }
}
