import type { Story } from '../story/types/story.ts'
import { type Library, type ListItem, type RelatedStory, toListItem } from './library.ts'
import { topicsOfStory } from './terms.ts'

/** The number of related stories found for each story. A page shows three, even if some are not in its language. */
const MOST = 6
/** The number of related stories that a page shows. */
const SHOWN = 3
/** The weight of a topic; a keyword weighs at most 1. A shared topic means more, because an editor chose it. */
const TOPIC = 2
/** A topic or keyword that more stories share is ignored: it says little, and comparing them would take long. */
const TOO_MANY = 300
/** The least cosine similarity of two related stories. */
const ALIKE = 0.08

/**
 * Finds the related stories of each story, the most similar first; the keys are slugs.
 * @param keywordsOf returns the keywords of a story, the most important first
 */
export function relatedStories(
  library: Library,
  keywordsOf: (story: Story) => readonly string[],
): ReadonlyMap<string, readonly RelatedStory[]> {
  const found = findRelated(candidatesOf(library, keywordsOf))
  const shown = relatedIn(library, found)
  return new Map([...found.keys()].map((slug) => [slug, shown(slug)]))
}

/** Returns the data of the published stories that are compared to find related stories. */
export function candidatesOf(
  { stories, publication }: Library,
  keywordsOf: (story: Story) => readonly string[],
): readonly Candidate[] {
  const published = [...stories.values()].filter(({ editions }) => editions.size > 0)
  return published.map((story) => ({
    slug: story.slug,
    topics: topicsOfStory(story, story.original, publication).map(({ slug }) => slug),
    terms: keywordsOf(story),
  }))
}

/**
 * Returns a function that returns the related stories of a story: always the same object for the same story.
 * @param slugs the slugs of the related stories of each story
 */
export function relatedIn(
  { stories }: Pick<Library, 'stories'>,
  slugs: ReadonlyMap<string, readonly string[]>,
): (slug: string) => readonly RelatedStory[] {
  const known = new Map<string, RelatedStory>()
  const shown = (slug: string): RelatedStory | readonly [] => {
    const before = known.get(slug)
    if (before) return before
    const story = stories.get(slug)
    if (!story) return []
    const items = [...story.editions].map(([lang, edition]) => [lang, toListItem(edition)] as const)
    const related = { slug, editions: new Map(items) }
    known.set(slug, related)
    return related
  }
  return (slug) => (slugs.get(slug) ?? []).flatMap(shown)
}

/** Returns the related stories that a page in a language shows. */
export function relatedInLanguage(related: readonly RelatedStory[], lang: string): readonly ListItem[] {
  return related.flatMap(({ editions }) => editions.get(lang) ?? []).slice(0, SHOWN)
}

/** Returns those of the related stories of a story that one of its pages shows. */
export function shownRelated(related: readonly RelatedStory[], languages: Iterable<string>): readonly RelatedStory[] {
  const shown = new Set(
    [...languages].flatMap((lang) => related.filter(({ editions }) => editions.has(lang)).slice(0, SHOWN)),
  )
  return related.filter((story) => shown.has(story))
}

/** The data of a story that is compared to find related stories. */
export interface Candidate {
  readonly slug: string
  /** The slugs of its topics. */
  readonly topics: readonly string[]
  /** The keywords of its text, the most important first; see `keywordsOf`. */
  readonly terms: readonly string[]
}

/** Finds the slugs of the related stories of each story. */
export function findRelated(candidates: readonly Candidate[]): ReadonlyMap<string, readonly string[]> {
  return relatedOf(candidates, MOST)
}

/**
 * Finds the most similar stories for each story. Similarity is the cosine of the shared topics and keywords, each
 * weighted by its rarity (TF-IDF). If there are too few, the stories of the rarest topic that are nearest in time are
 * added.
 * @param stories all stories in order of time; the result depends on nothing else
 * @param most the maximum number of related stories for each story
 */
export function relatedOf(stories: readonly Candidate[], most: number): ReadonlyMap<string, readonly string[]> {
  const byTopic = groupByName(stories.map(({ topics }) => topics.map((name) => ({ name, weight: TOPIC }))))
  const features = featuresOf(stories)
  const byFeature = groupByName(features)
  const scores = new Float64Array(stories.length)
  const scoreOf = (story: number) => scores[story] ?? 0
  const related = stories.map(({ slug, topics }, index) => {
    const touched: number[] = []
    for (const { name, weight } of features[index] ?? []) {
      for (const other of byFeature.get(name) ?? []) {
        if (scores[other.story] === 0) touched.push(other.story)
        scores[other.story] = scoreOf(other.story) + weight * other.weight
      }
    }
    const alike = touched.filter((story) => story !== index && scoreOf(story) >= ALIKE)
    const best = alike.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, most)
    for (const story of touched) scores[story] = 0
    const sameTopic = best.length < most ? topics.map((topic) => byTopic.get(topic) ?? []) : []
    const chosen = [...new Set([...best, ...neighbours(index, sameTopic, most)])].slice(0, most)
    return [slug, chosen.flatMap((story) => stories[story]?.slug ?? [])] as const
  })
  return new Map(related)
}

/** A topic or keyword of a story with its weight. The squares of a story’s weights add up to 1. */
interface Feature {
  readonly name: string
  readonly weight: number
}

/** The topics and keywords of each story that are worth comparing, with their weights. */
function featuresOf(stories: readonly Candidate[]): Feature[][] {
  const named = stories.map(({ topics, terms }) => [
    ...topics.map((topic) => ({ name: `#${topic}`, weight: TOPIC })),
    // The first keyword weighs 1, the last about half as much.
    ...terms.map((term, rank) => ({ name: term, weight: 1 - rank / terms.length / 2 })),
  ])
  const counts = new Map<string, number>()
  for (const { name } of named.flat()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return named.map((features) => {
    const weighed = features.flatMap(({ name, weight }) => {
      const count = counts.get(name) ?? 0
      return count > 1 && count <= TOO_MANY ? [{ name, weight: weight * Math.log(1 + stories.length / count) }] : []
    })
    const length = Math.hypot(...weighed.map(({ weight }) => weight))
    return weighed.map(({ name, weight }) => ({ name, weight: weight / length }))
  })
}

/** The stories that have each topic or keyword, in their order. */
function groupByName(features: readonly (readonly Feature[])[]) {
  return Map.groupBy(
    features.flatMap((ones, story) => ones.map(({ name, weight }) => ({ name, story, weight }))),
    ({ name }) => name,
  )
}

/** Returns the place of a story in a part of all stories in their order. */
function placeOf(story: number, ones: readonly { readonly story: number }[]): number {
  let [low, high] = [0, ones.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ones[middle]?.story ?? 0) < story) low = middle + 1
    else high = middle
  }
  return low
}

/** The stories nearest in time to a story within the smallest of its topics, the nearest first. */
function neighbours(story: number, topics: readonly (readonly { readonly story: number }[])[], most: number): number[] {
  const [smallest = []] = topics.filter(({ length }) => length > 1).sort((a, b) => a.length - b.length)
  const at = placeOf(story, smallest)
  const steps = Array.from({ length: most }, (_, step) => [at + step + 1, at - step - 1]).flat()
  return steps.flatMap((step) => smallest[step]?.story ?? [])
}
