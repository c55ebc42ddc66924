import type { Library, RelatedStory } from './library.ts'
import { toListItem } from './list-item.ts'
import { relatedOf } from './related.ts'
import { topicsOfStory } from './topics.ts'

/** The number of related stories found for each story. A page shows three, even if some are not in its language. */
const MOST = 6

/**
 * Finds the related stories of each story, the most similar first; the keys are slugs.
 * @param termsOf returns the keywords of a story by its slug
 */
export function relatedStories(
  { stories, publication }: Library,
  termsOf: (slug: string) => readonly string[],
): ReadonlyMap<string, readonly RelatedStory[]> {
  const published = [...stories.values()].filter(({ editions }) => editions.size > 0)
  const candidates = published.map((story) => ({
    slug: story.slug,
    topics: topicsOfStory(story, story.original, publication).map(({ slug }) => slug),
    terms: termsOf(story.slug),
  }))
  const known = new Map(
    [...stories].map(([slug, { editions }]): [string, RelatedStory] => {
      const items = [...editions].map(([lang, edition]) => [lang, toListItem(edition)] as const)
      return [slug, { slug, editions: new Map(items) }]
    }),
  )
  const related = relatedOf(candidates, MOST)
  return new Map([...related].map(([slug, slugs]) => [slug, slugs.flatMap((one) => known.get(one) ?? [])]))
}
