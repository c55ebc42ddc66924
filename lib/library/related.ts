/** What is known of a story when others like it are looked for. */
export interface Candidate {
  readonly slug: string
  /** The names of its topics in addresses. */
  readonly topics: readonly string[]
  /** What its text is about, the most telling first; see `termsOf`. */
  readonly terms: readonly string[]
}

/** A shared topic tells more than a shared word: an editor chose it. */
const TOPIC = 2
/** What more stories than this share tells little, and would take long to compare. */
const TOO_MANY = 300
/** How alike two stories are at least: a cosine. */
const ALIKE = 0.08

/** Something that a story has, and how much it tells of it; the squares of a story’s weights add up to one. */
interface Feature {
  readonly name: string
  readonly weight: number
}

/**
 * Finds for each story those that are most like it: by the topics and words they share, weighed by how rare these are
 * (TF-IDF) and compared by cosine. Where that is not enough, those of the rarest of its topics that are nearest in time.
 * @param stories in the order of time; the answer follows from them alone
 * @param most how many are wanted of each; there may be fewer, or none
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

/** What each story has that is worth comparing, with its weight. */
function featuresOf(stories: readonly Candidate[]): Feature[][] {
  const named = stories.map(({ topics, terms }) => [
    ...topics.map((topic) => ({ name: `#${topic}`, weight: TOPIC })),
    // The first terms tell most, the last half as much.
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

/** The stories around one of them in the smallest of its topics, the nearest first. */
function neighbours(story: number, topics: readonly (readonly number[])[], most: number): number[] {
  const [smallest = []] = topics.filter(({ length }) => length > 1).sort((a, b) => a.length - b.length)
  const at = smallest.indexOf(story)
  const steps = Array.from({ length: most }, (_, step) => [at + step + 1, at - step - 1]).flat()
  return steps.flatMap((step) => smallest[step] ?? [])
}
