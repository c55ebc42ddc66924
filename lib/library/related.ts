import * as stopword from 'stopword'
import { sectionsText } from '../story/kinds/kinds.ts'
import type { Story } from '../story/types/story.ts'
import { type Library, type ListItem, type RelatedStory, toListItem } from './library.ts'
import { outlinesOf } from './outlines.ts'

/**
 * Finds the related stories of each story, the most similar first; the keys are slugs.
 * @param keywordsOf returns the keywords of a story, the most important first
 */
export function relatedStories(
  library: Library,
  keywordsOf: (story: Story) => readonly string[],
): ReadonlyMap<string, readonly RelatedStory[]> {
  const published = outlinesOf(library).filter(({ editions }) => editions.length > 0)
  const candidates = published.map(({ slug, topics }) => {
    const story = library.stories.get(slug)
    return { slug, topics, terms: story ? keywordsOf(story) : [] }
  })
  const found = relatedOf(candidates, MOST)
  const shown = relatedIn(library, found)
  return new Map([...found.keys()].map((slug) => [slug, shown(slug)]))
}

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
 * Returns a function that returns the related stories of a story: always the same object for the same story.
 * @param slugs the slugs of the related stories of each story
 */
export function relatedIn(
  { stories }: Pick<Library, 'stories'>,
  slugs: Pick<ReadonlyMap<string, readonly string[]>, 'get'>,
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

/** The same with a number for each topic and each keyword. */
export interface NumberedCandidate {
  readonly slug: string
  /** How many of the numbers are those of topics. */
  readonly topics: number
  /** The numbers of the topics, then of the keywords. */
  readonly names: Uint32Array
}

/** Returns what is numbered of a story: its topics, which begin with a sign that no keyword has, then its keywords. */
export function namesOf({ topics, terms }: Pick<Candidate, 'topics' | 'terms'>): readonly string[] {
  return [...topics.map((topic) => `#${topic}`), ...terms]
}

/** Finds the slugs of the related stories of each story, as `findRelated` does. */
export function relatedOf(stories: readonly Candidate[], most: number): ReadonlyMap<string, readonly string[]> {
  const numbers = new Map<string, number>()
  const numberOf = (name: string) => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
  const numbered = stories.map((story) => {
    return { slug: story.slug, topics: story.topics.length, names: Uint32Array.from(namesOf(story), numberOf) }
  })
  return findRelated(numbered, most)
}

/**
 * Finds the most similar stories for each story. Similarity is the cosine of the shared topics and keywords, each
 * weighted by its rarity (TF-IDF). If there are too few, the stories of the rarest topic that are nearest in time are
 * added.
 * @param stories all stories in order of time; the result depends on nothing else
 * @param most the maximum number of related stories for each story
 */
export function findRelated(
  stories: readonly NumberedCandidate[],
  most: number = MOST,
): ReadonlyMap<string, readonly string[]> {
  const byTopic = new Map<number, number[]>()
  for (const [index, { names, topics }] of stories.entries()) {
    for (const name of names.subarray(0, topics)) {
      const ones = byTopic.get(name)
      if (ones) ones.push(index)
      else byTopic.set(name, [index])
    }
  }
  const { starts, groups, weights, firsts, holders, shares } = compare(stories)
  const scores = new Float64Array(stories.length)
  const touched = new Uint32Array(stories.length)
  const related = stories.map(({ slug, topics, names }, index) => {
    let count = 0
    for (let feature = at(starts, index); feature < at(starts, index + 1); feature++) {
      const [weight, group] = [at(weights, feature), at(groups, feature)]
      for (let place = at(firsts, group); place < at(firsts, group + 1); place++) {
        const story = at(holders, place)
        if (scores[story] === 0) touched[count++] = story
        scores[story] = at(scores, story) + weight * at(shares, place)
      }
    }
    const found = touched.subarray(0, count)
    const best = mostSimilar(found, index, scores, most)
    for (const story of found) scores[story] = 0
    const sameTopic = best.length < most ? Array.from(names.subarray(0, topics), (name) => byTopic.get(name) ?? []) : []
    const chosen = [...new Set([...best, ...neighbours(index, sameTopic, most)])].slice(0, most)
    return [slug, chosen.flatMap((story) => stories[story]?.slug ?? [])] as const
  })
  return new Map(related)
}

/**
 * Returns the most similar of the stories that were found for a story, the most similar first; of equal ones the
 * newest.
 */
function mostSimilar(found: Uint32Array, self: number, scores: Float64Array, most: number): number[] {
  const best: number[] = []
  for (const story of found) {
    const score = at(scores, story)
    if (story === self || score < ALIKE) continue
    const isBefore = (other = 0) => score > at(scores, other) || (score === at(scores, other) && story < other)
    if (best.length === most && !isBefore(best.at(-1))) continue
    let place = best.length
    while (place > 0 && isBefore(best[place - 1])) place -= 1
    best.splice(place, 0, story)
    if (best.length > most) best.pop()
  }
  return best
}

/**
 * The topics and keywords that stories share. An archive has millions of them, so they are in arrays of numbers: those
 * of each story one after the other, and for each of them the stories that have it. A list of starts has one number
 * more than there are parts: the end of the last.
 */
interface Compared {
  /** Where the topics and keywords of each story begin. */
  readonly starts: Uint32Array
  /** The number of each topic or keyword. */
  readonly groups: Uint32Array
  /** The weight of each in its story. The squares of a story’s weights add up to 1. */
  readonly weights: Float64Array
  /** Where the stories that have a topic or keyword begin, by its number. */
  readonly firsts: Uint32Array
  /** The numbers of these stories. */
  readonly holders: Uint32Array
  /** The weight of the topic or keyword in each of them. */
  readonly shares: Float64Array
}

/** Finds which stories share topics and keywords. */
function compare(stories: readonly NumberedCandidate[]): Compared {
  const last = stories.reduce((most, { names }) => names.reduce((a, b) => Math.max(a, b), most), -1)
  const counts = new Uint32Array(last + 1)
  for (const { names } of stories) for (const name of names) counts[name] = at(counts, name) + 1
  const isShared = (name: number) => at(counts, name) >= 2 && at(counts, name) <= TOO_MANY
  const firsts = new Uint32Array(counts.length + 1)
  for (const name of counts.keys()) firsts[name + 1] = at(firsts, name) + (isShared(name) ? at(counts, name) : 0)
  const size = at(firsts, counts.length)
  const [groups, weights] = [new Uint32Array(size), new Float64Array(size)]
  const [holders, shares] = [new Uint32Array(size), new Float64Array(size)]
  const starts = new Uint32Array(stories.length + 1)
  const next = firsts.slice()
  let feature = 0
  for (const [index, { topics, names }] of stories.entries()) {
    const first = feature
    const keywords = names.length - topics
    for (const [place, name] of names.entries()) {
      if (!isShared(name)) continue
      const rank = place - topics
      // The first keyword weighs 1, the last about half as much.
      const value = rank < 0 ? TOPIC : 1 - rank / keywords / 2
      groups[feature] = name
      // What few stories have says more.
      weights[feature] = value * Math.log(1 + stories.length / at(counts, name))
      feature += 1
    }
    const length = Math.hypot(...weights.subarray(first, feature))
    for (let place = first; place < feature; place++) {
      const group = at(groups, place)
      const holder = at(next, group)
      next[group] = holder + 1
      weights[place] = at(weights, place) / length
      holders[holder] = index
      shares[holder] = at(weights, place)
    }
    starts[index + 1] = feature
  }
  return { starts, groups, weights, firsts, holders, shares }
}

/** A number of a list at a place that the list has. */
function at(list: ArrayLike<number>, place: number): number {
  return list[place] ?? 0
}

/** Returns the place of a story in a part of all stories in their order. */
function placeOf(story: number, ones: readonly number[]): number {
  let [low, high] = [0, ones.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(ones, middle) < story) low = middle + 1
    else high = middle
  }
  return low
}

/** The stories nearest in time to a story within the smallest of its topics, the nearest first. */
function neighbours(story: number, topics: readonly (readonly number[])[], most: number): number[] {
  const [smallest = []] = topics.filter(({ length }) => length > 1).sort((a, b) => a.length - b.length)
  const own = placeOf(story, smallest)
  const found: number[] = []
  for (let step = 1; step <= most; step++) {
    for (const one of [smallest[own + step], smallest[own - step]]) if (one !== undefined) found.push(one)
  }
  return found
}

/**
 * Returns the keywords of a text: its most frequent words, the most frequent first; of equally frequent words, the
 * first in the text. Stop words, numbers and single letters are left out.
 * @param lang a BCP 47 tag
 */
export function keywordsOf(text: string, lang: string): readonly string[] {
  const common = STOP_WORDS.get(new Intl.Locale(lang).language)
  const counts = new Map<string, number>()
  for (const word of wordsIn(text.slice(0, ENOUGH).toLowerCase(), lang)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([word]) => !common?.has(word) && isTerm(word))
    .sort(([, a], [, b]) => b - a)
    .slice(0, KEYWORDS)
    .map(([word]) => word)
}

/** The stop words of each language, by its BCP 47 code: `eng` in the package is `en` here. */
const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(stopword).flatMap(([code, words]) =>
    /^[a-z]{3}$/.test(code) && Array.isArray(words)
      ? [[Intl.getCanonicalLocales(code)[0] ?? code, new Set(words.map(String))] as const]
      : [],
  ),
)

/** Letters of scripts that have no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u
/** A word. The branch of Latin letters finds most words twice as fast as the other alone. */
const WORD = /(?:[a-z]+|[\p{L}\p{M}\p{N}])+/gu

/** The length of the beginning of a text that is searched for keywords, in UTF-16 units. */
const ENOUGH = 6000
/** The maximum number of keywords of a text. */
const KEYWORDS = 24

/** Returns the keywords of a story, from its edition in the publication’s default language or else in the original. */
export function keywordsOfStory({ editions, original }: Story, defaultLanguage: string): readonly string[] {
  const edition = editions.get(defaultLanguage) ?? editions.get(original)
  if (!edition) return []
  const { title, description, sections, lang } = edition
  return keywordsOf([title, title, title, description, sectionsText(sections)].join('\n'), lang)
}

function wordsIn(text: string, lang: string): Iterable<string> {
  if (!UNSPACED.test(text)) return text.match(WORD) ?? []
  return [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
}

function isTerm(word: string): boolean {
  return (
    word.length > 1 &&
    /\p{L}/u.test(word) &&
    (word.length > 2 || UNSPACED.test(word) || !/^\p{Script=Latin}/u.test(word))
  )
}
