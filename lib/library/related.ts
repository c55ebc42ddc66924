/** The data of a story that is compared to find related stories. */
export interface Candidate {
  readonly slug: string
  /** The slugs of its topics. */
  readonly topics: readonly string[]
  /** The keywords of its text, the most important first; see `keywordsOf`. */
  readonly terms: readonly string[]
}

/** The weight of a topic; a keyword weighs at most 1. A shared topic means more, because an editor chose it. */
const TOPIC = 2
/** A topic or keyword that more stories share is ignored: it says little, and comparing them would take long. */
const TOO_MANY = 300
/** The least cosine similarity of two related stories. */
const ALIKE = 0.08

/** A topic or keyword of a story with its weight. The squares of a story’s weights add up to 1. */
interface Feature {
  readonly name: string
  readonly weight: number
}

/**
 * Finds the most similar stories for each story. Similarity is the cosine of the shared topics and keywords, each
 * weighted by its rarity (TF-IDF). If there are too few, the stories of the rarest topic that are nearest in time are
 * added.
 * @param stories all stories in order of time; the result depends on nothing else
 * @param most the maximum number of related stories for each story
 */
export function relatedOf(stories: readonly Candidate[], most: number): ReadonlyMap<string, readonly string[]> {
  const byTopic = holdersOf(stories)
  const features = featuresOf(stories)
  const holders = new Map<string, { story: number; weight: number }[]>()
  for (const [story, ones] of features.entries()) {
    for (const { name, weight } of ones) {
      const others = holders.get(name)
      if (others) others.push({ story, weight })
      else holders.set(name, [{ story, weight }])
    }
  }
  const scores = new Float64Array(stories.length)
  const scoreOf = (story: number) => scores[story] ?? 0
  const related = stories.map(({ slug, topics }, index) => {
    const touched: number[] = []
    for (const { name, weight } of features[index] ?? []) {
      for (const other of holders.get(name) ?? []) {
        if (scores[other.story] === 0) touched.push(other.story)
        scores[other.story] = scoreOf(other.story) + weight * other.weight
      }
    }
    const alike = touched.filter((story) => story !== index && scoreOf(story) >= ALIKE)
    const best = alike.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b).slice(0, most)
    for (const story of touched) scores[story] = 0
    const near =
      best.length < most
        ? neighbours(
            index,
            topics.map((topic) => byTopic.get(topic) ?? []),
            most,
          )
        : []
    const chosen = [...new Set([...best, ...near])].slice(0, most)
    return [slug, chosen.flatMap((story) => stories[story]?.slug ?? [])] as const
  })
  return new Map(related)
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

/** The stories that have each topic, in their order. */
function holdersOf(stories: readonly Candidate[]): Map<string, number[]> {
  const holders = new Map<string, number[]>()
  for (const [index, { topics }] of stories.entries()) {
    for (const topic of topics) {
      const others = holders.get(topic)
      if (others) others.push(index)
      else holders.set(topic, [index])
    }
  }
  return holders
}

/** The stories nearest in time to a story within the smallest of its topics, the nearest first. */
function neighbours(story: number, topics: readonly (readonly number[])[], most: number): number[] {
  const [smallest = []] = topics.filter(({ length }) => length > 1).sort((a, b) => a.length - b.length)
  const at = smallest.indexOf(story)
  const steps = Array.from({ length: most }, (_, step) => [at + step + 1, at - step - 1]).flat()
  return steps.flatMap((step) => smallest[step] ?? [])
}
