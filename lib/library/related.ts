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
 * @param keywordsOf returns the keywords of a story, the most important first; it is called three times for each
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
    get terms() {
      return keywordsOf(story) // The lists of all stories at once would take 1 kB for each.
    },
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
  const byTopic = Map.groupBy(
    stories.flatMap(({ topics }, story) => topics.map((name) => ({ name, story }))),
    ({ name }) => name,
  )
  const { featuresOf, holders, weights } = compare(stories)
  const scores = new Float64Array(stories.length)
  const scoreOf = (story: number) => scores[story] ?? 0
  const related = stories.map((candidate, index) => {
    const { slug, topics } = candidate
    const touched: number[] = []
    for (const { group, weight } of featuresOf(candidate)) {
      for (let at = group.first; at < group.end; at++) {
        const story = holders[at] ?? 0
        if (scores[story] === 0) touched.push(story)
        scores[story] = scoreOf(story) + weight * (weights[at] ?? 0)
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

/** The stories that have a topic or keyword: their places in the arrays of `compare`. */
interface Group {
  readonly first: number
  end: number
  /** The weight of what few stories have. */
  readonly rarity: number
}

/** A topic or keyword of a story with its weight. The squares of a story’s weights add up to 1. */
interface Feature {
  readonly group: Group
  readonly weight: number
}

/**
 * Finds which stories share topics and keywords. An archive has millions of them, so the stories that have each are in arrays
 * of numbers, one group after the other.
 */
function compare(stories: readonly Candidate[]): {
  /** Returns the topics and keywords of a story that are worth comparing. */
  readonly featuresOf: (story: Candidate) => Feature[]
  /** The numbers of the stories that have each. */
  readonly holders: Uint32Array
  /** The weight of each in these stories. */
  readonly weights: Float64Array
} {
  const counts = new Map<string, number>()
  for (const story of stories) for (const [name] of namesOf(story)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const groups = new Map<string, Group>()
  let size = 0
  for (const [name, count] of counts) {
    if (count < 2 || count > TOO_MANY) continue
    groups.set(name, { first: size, end: size, rarity: Math.log(1 + stories.length / count) })
    size += count
  }
  const featuresOf = (story: Candidate) => {
    const weighed = namesOf(story).flatMap(([name, weight]) => {
      const group = groups.get(name)
      return group ? [{ group, weight: weight * group.rarity }] : []
    })
    const length = Math.hypot(...weighed.map(({ weight }) => weight))
    return weighed.map(({ group, weight }) => ({ group, weight: weight / length }))
  }
  const holders = new Uint32Array(size)
  const weights = new Float64Array(size)
  for (const [index, story] of stories.entries()) {
    for (const { group, weight } of featuresOf(story)) {
      holders[group.end] = index
      weights[group.end] = weight
      group.end += 1
    }
  }
  return { featuresOf, holders, weights }
}

/** The names of the topics and keywords of a story, each with its weight in the story. */
function namesOf({ topics, terms }: Candidate): (readonly [name: string, weight: number])[] {
  return [
    ...topics.map((topic) => [`#${topic}`, TOPIC] as const),
    // The first keyword weighs 1, the last about half as much.
    ...terms.map((term, rank) => [term, 1 - rank / terms.length / 2] as const),
  ]
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
