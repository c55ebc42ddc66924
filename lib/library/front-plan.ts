import { type Fact, factIn, languagesFor } from '../publication/publication.ts'
import { isOffered, leftOutNow, rubricOf, type Story, type StoryEdition } from '../story/types/story.ts'
import { currentChoice } from './front-choice.ts'
import { type FoundEdition, fillUp, type Library, type ListedEdition, storiesIn, type Term } from './library.ts'
import type { ListedCover } from './list.ts'
import { authorsOfStory, profileOf, topicsOf } from './terms.ts'

/** A block of a front page: some stories of a section of the newspaper, or of a group that editors chose. */
export interface FrontBlock {
  /** The heading, and its language; undefined for a section. */
  readonly label?: Fact | undefined
  /** The section of the newspaper. */
  readonly rubric?: string | undefined
  readonly stories: readonly ListedEdition[]
}

/** The number of stories on a front page besides the editors' groups. It is constant, so the page does not grow. */
const SHOWN = 25
/** The least and the largest number of stories in the column beside the lead. Fewer would leave a hole there. */
const BESIDE = [4, 6] as const
/** The number of stories of a section of the newspaper. */
const OF_SECTION = 4
/** The number of opinions in their band. */
const VOICES = 3
/** The number of topics under the name of a publication without sections. */
const TOPICS = 8

/** An opinion, and the portrait of its first author. */
export interface Voice extends ListedEdition {
  readonly portrait: ListedCover | undefined
}

/** The stories of a front page at their places. */
export interface FrontPlan {
  readonly lead: ListedEdition | undefined
  /** Whether its headline is in columns, from the right to the left. */
  readonly isVertical: boolean
  readonly under: readonly ListedEdition[]
  /** In the order of time, because each begins with its time. */
  readonly beside: readonly ListedEdition[]
  readonly voices: readonly Voice[]
  readonly blocks: readonly FrontBlock[]
  /** The newest of all others. */
  readonly latest: readonly ListedEdition[]
  /** The tags of the most stories, if the publication has no sections that could be under its name. */
  readonly topics: readonly Term[]
  /**
   * The day of the newest story or live update on the page, as written (`2026-03-09`): the date of the front page. That
   * of the build would change the page every day, and would be wrong on the next.
   */
  readonly day: string | undefined
  /** The number of all stories in the language. */
  readonly count: number
}

/** Places the stories of a language on its front page: those that editors chose, then the newest. */
export function planFront(library: Library, lang: string): FrontPlan {
  const { fronts = [], publication } = library
  const isShown = (edition: StoryEdition) => isOffered(edition, 'fronts', publication)
  const isHere = ({ edition }: ListedEdition) => isShown(edition)
  const { choice } = currentChoice(fronts, lang) ?? {}
  const chosen = new Set(
    choice ? [choice.lead, ...choice.order, ...choice.groups.flatMap(({ stories }) => stories)] : [],
  )
  // The first language that has a story is the last here, and so the one that counts.
  const inAny = languagesFor(publication, lang)
    .toReversed()
    .flatMap((tag) => storiesIn(library, tag))
  const bySlug = new Map(inAny.flatMap((one) => (chosen.has(one.slug) && isHere(one) ? [[one.slug, one]] : [])))
  const named = (slugs: readonly string[]) => slugs.flatMap((slug) => bySlug.get(slug) ?? [])
  const groups = (choice?.groups ?? []).map(({ label, stories }) => ({
    label: factIn(label, lang, publication),
    stories: named(stories),
  }))
  const grouped = new Set(groups.flatMap(({ stories }) => stories))
  const first = choice ? named([...(choice.lead === undefined ? [] : [choice.lead]), ...choice.order]) : []
  const most = SHOWN + chosen.size
  const own: FoundEdition[] = []
  for (const one of storiesIn(library, lang)) if (own.length < most && isHere(one)) own.push(one)
  const isAny = !leftOutNow(publication.unreviewed).includes('fronts')
  const newest = fillUp(library, lang, own, most, storiesIn, isAny ? undefined : isShown)
  const rest = [...new Set([...first, ...newest])].filter((listed) => !grouped.has(listed)).slice(0, SHOWN)
  const [lead, ...others] = rest
  const voices = others.filter(({ edition }) => rubricOf(edition) === 'opinion').slice(0, VOICES)
  const news = others.filter((listed) => !voices.includes(listed))
  const { under, beside } = placeTop(lead, news, first.length > 0, lang)
  const top = new Set([...under, ...beside])
  const following = news.filter((listed) => !top.has(listed))
  const byRubric = Map.groupBy(following, ({ edition }) => rubricOf(edition))
  const blocks = Object.keys(publication.sections).flatMap((rubric): FrontBlock[] => {
    const stories = rubric === 'opinion' ? [] : (byRubric.get(rubric)?.slice(0, OF_SECTION) ?? [])
    return stories.length > 0 ? [{ rubric, stories }] : []
  })
  const inBlocks = new Set(blocks.flatMap(({ stories }) => stories))
  const times = [...rest, ...grouped].flatMap(({ edition: { date, live } }) => [date, live?.updates[0]?.time])
  const days = times.flatMap((time) => time?.slice(0, '2026-03-09'.length) ?? [])
  return {
    lead,
    isVertical: choice?.vertical === true && /^(?:zh|ja)\b/.test(lang),
    under,
    beside,
    voices: voices.map(({ edition, story }) => ({ edition, story, portrait: portraitOf(library, story, edition) })),
    blocks: [...groups.filter(({ stories }) => stories.length > 0), ...blocks],
    latest: following.filter((listed) => !inBlocks.has(listed)),
    topics: Object.keys(publication.sections).length < 2 ? mainTopics(library, lang) : [],
    day: days.sort().at(-1),
    count: storiesIn(library, lang).length,
  }
}

/** Returns the stories of a front page from top to bottom. */
export function storiesOnFront({ lead, under, beside, voices, blocks, latest }: FrontPlan): ListedEdition[] {
  const inBlocks = blocks.flatMap(({ stories }) => stories)
  return [...(lead ? [lead] : []), ...under, ...beside, ...voices, ...inBlocks, ...latest]
}

/**
 * Places the stories under the lead and beside it. Pictures are under it, unless editors chose the order; stories of
 * another language only if no others are left.
 */
function placeTop(lead: ListedEdition | undefined, news: readonly FoundEdition[], isOrdered: boolean, lang: string) {
  const [least, largest] = BESIDE
  const hasPicture = ({ edition }: ListedEdition) => edition.cover !== undefined
  const near = news.slice(0, 3 + largest)
  // Beside a lead without a picture, which is low, the column is as high as the stories under the lead too.
  const ofUnder = lead && hasPicture(lead) ? 3 : near.some(hasPicture) ? 2 : 4
  const next = news.slice(0, ofUnder + largest)
  const isSided = next.length >= ofUnder + least
  const isOwn = ({ edition }: ListedEdition) => edition.lang === lang
  const pictured = next.filter(hasPicture)
  const order = isOrdered
    ? next
    : [...new Set([...pictured.filter(isOwn), ...next.filter(isOwn), ...pictured, ...next])]
  const under = isSided ? order.slice(0, ofUnder) : order
  const timeOf = ({ date }: FoundEdition) => (date ? Date.parse(date) : Number.NEGATIVE_INFINITY)
  const beside = next.filter((listed) => !under.includes(listed)).sort((a, b) => timeOf(b) - timeOf(a))
  return { under, beside }
}

function portraitOf(library: Library, story: Story, edition: StoryEdition): Voice['portrait'] {
  const [author] = authorsOfStory(story, edition.lang, library.publication)
  const { portrait, focus } = (author && profileOf(library, author.slug, edition.lang)) || {}
  return portrait && { picture: portrait, alt: '', focus }
}

/** Returns the tags of the most stories, in alphabetical order. */
function mainTopics(library: Library, lang: string): readonly Term[] {
  const topics = [...topicsOf(library, lang).values()].filter(({ isSection }) => !isSection)
  const main = new Set(topics.toSorted((a, b) => b.stories.length - a.stories.length).slice(0, TOPICS))
  return topics.filter((topic) => main.has(topic))
}
