import type { Edition } from '../../../lib/story/stories-in.ts'
import type { Cover, Story, Work } from '../../../lib/story/story.ts'
import { paragraph, picture } from './sections.ts'

/** A picture over a story, with everything that may be said of it. */
export const COVER: Cover = { picture, alt: 'Ships at anchor', caption: 'The harbour at noon', credit: 'Photo: A. Lee' }

/** A story of one paragraph, of which only what it must have is known. */
export function aStory(facts: Partial<Story> = {}): Story {
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

/** A story in several languages, the first being the original. */
export function aWork(story: Story, tags: readonly string[] = ['en', 'zh', 'ar']): Work {
  const editions = tags.map((tag): [string, Story] => [
    tag,
    tag === story.lang ? story : { ...story, lang: tag, title: `${story.title} (${tag})` },
  ])
  const original = tags[0] ?? story.lang
  return { slug: story.slug, original, aliases: [], editions: new Map(editions), withdrawn: new Map() }
}

/** A story and the work it belongs to. */
export function anEdition(facts: Partial<Story> = {}): Edition {
  const story = aStory(facts)
  return { story, work: aWork(story) }
}
