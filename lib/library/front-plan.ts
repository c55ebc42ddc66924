import { type Fact, factIn, languagesFor } from '../publication/publication.ts'
import { isOffered, rubricOf } from '../story/types/story.ts'
import { currentChoice } from './front-choice.ts'
import { type FoundEdition, fillUp, type Library, type ListedEdition, storiesIn, type Term } from './library.ts'
import { topicsOf } from './terms.ts'

/** A block of a front page: some stories of a section of the newspaper, or of a group that editors chose. */
export interface FrontBlock {
  /** The heading, and its language; undefined for a section. */
  readonly label?: Fact | undefined
  /** The section of the newspaper, or `opinion`. */
  readonly rubric?: string | undefined
  readonly stories: readonly ListedEdition[]
}

/** The number of stories on a front page besides the editors' groups. It is constant, so the page does not grow. */
const SHOWN = 25
/** The number of stories under the lead and beside it together, and of those under it. */
const TOP = 6
const UNDER = 2
/** The same if none of these stories has a picture, because they are lower then. */
const TOP_PLAIN = 7
const UNDER_PLAIN = 4
/** The number of stories of a section of the newspaper. */
const OF_SECTION = 4
/** The number of topics under the name of a publication without sections. */
const TOPICS = 8

/** The stories of a front page at their places. */
export interface FrontPlan {
  readonly lead: ListedEdition | undefined
  readonly under: readonly ListedEdition[]
  readonly beside: readonly ListedEdition[]
  readonly blocks: readonly FrontBlock[]
  /** The newest of all others. */
  readonly latest: readonly ListedEdition[]
  /** The tags of the most stories, if the publication has no sections that could be under its name. */
  readonly topics: readonly Term[]
}

/** Places the stories of a language on its front page: those that editors chose, then the newest. */
export function planFront(library: Library, lang: string): FrontPlan {
  const { fronts = [], publication } = library
  const isHere = ({ edition }: ListedEdition) => isOffered(edition, 'fronts', publication)
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
  const newest = fillUp(library, lang, own, most).filter(isHere)
  const rest = [...new Set([...first, ...newest])].filter((listed) => !grouped.has(listed)).slice(0, SHOWN)
  const [lead, ...others] = rest
  const pictured = others.slice(0, TOP).filter(({ edition }) => edition.cover)
  const isPlain = !lead?.edition.cover && pictured.length === 0
  const next = others.slice(0, isPlain ? TOP_PLAIN : TOP)
  const following = others.slice(next.length)
  // Fewer stories without pictures would not fill the column beside the lead.
  const mostUnder = next.length < TOP_PLAIN ? TOP_PLAIN : UNDER_PLAIN
  // Pictures are under the lead, unless editors chose the order; stories of another language only if no others are left.
  const isOwn = ({ edition }: ListedEdition) => edition.lang === lang
  const byPicture = [...pictured.filter(isOwn), ...next.filter(isOwn), ...pictured, ...next]
  const under = (first.length > 0 ? next : [...new Set(byPicture)]).slice(0, isPlain ? mostUnder : UNDER)
  const byRubric = Map.groupBy(following, ({ edition }) => rubricOf(edition))
  const names = new Set([...Object.keys(publication.sections), 'opinion'])
  const blocks = [...names].flatMap((rubric): FrontBlock[] => {
    const stories = byRubric.get(rubric)?.slice(0, OF_SECTION) ?? []
    return stories.length > 0 ? [{ rubric, stories }] : []
  })
  const inBlocks = new Set(blocks.flatMap(({ stories }) => stories))
  return {
    lead,
    under,
    beside: next.filter((listed) => !under.includes(listed)),
    blocks: [...groups.filter(({ stories }) => stories.length > 0), ...blocks],
    latest: following.filter((listed) => !inBlocks.has(listed)),
    topics: Object.keys(publication.sections).length < 2 ? mainTopics(library, lang) : [],
  }
}

/** Returns the tags of the most stories, in alphabetical order. */
function mainTopics(library: Library, lang: string): readonly Term[] {
  const topics = [...topicsOf(library, lang).values()].filter(({ isSection }) => !isSection)
  const main = new Set(topics.toSorted((a, b) => b.stories.length - a.stories.length).slice(0, TOPICS))
  return topics.filter((topic) => main.has(topic))
}
