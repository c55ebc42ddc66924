import type { storyReports } from '../../lib/cli/check/story-reports.ts'
import type { Packages } from '../../lib/library/package-of.ts'
import type { Story } from '../../lib/story/types/story.ts'
import states from './states.json' with { type: 'json' }

/** A story with the state of each language, as the board and the table show it. */
export interface BoardStory {
  readonly slug: string
  /** The headline of the original; the slug if it cannot be read. */
  readonly title: string
  /** The language of the original; undefined if it cannot be read. */
  readonly lang: string | undefined
  readonly date: string | undefined
  /** Whether the editors chose it for the front page. */
  readonly isOnFront: boolean
  /** By language. */
  readonly states: Readonly<Record<string, BoardState>>
}

/** The stories of the newspaper. */
type Library = Parameters<Packages['translate']['publicBoard']>[0]

/** What a check finds out about a story. */
type StoryReport = Awaited<ReturnType<typeof storyReports>>['reports'][number]

/** What it finds out about a language of it. */
type LanguageState = StoryReport['states'][string]

/** A state of a language; `warned` is complete, but with problems. */
export type State = LanguageState['state'] | 'warned'

/** The state of a story in a language, and the work that is left. */
export interface BoardState extends Omit<LanguageState, 'state'> {
  readonly state: State
}

/** The rule by which stories are sorted, in one sentence. */
export const RULE =
  'First comes what readers lack most: the number of languages without the story (half if it is changed there, a quarter if unreviewed), divided by its age in weeks plus one, and doubled if front.yaml names it.'

/** How a state is shown, and how much readers lack in a language with it. */
interface StateFacts {
  /** The label of its filter on the board. */
  readonly label: string
  /** Its sign in a cell of the board, and what it means there. */
  readonly sign: string
  readonly about: string
  /** Its word in the table, and its sign where the window is narrow. */
  readonly cell: string
  readonly short: string
  readonly lack: number
}

/** The states of a language. */
export const STATES: Readonly<Record<State, StateFacts>> = states

/** The states in which there is work, in the order of the board. */
export const WORK = ['missing', 'begun', 'behind', 'misaligned', 'warned', 'unreviewed', 'unreadable'] as const

const WEEK = 7 * 24 * 3600 * 1000

/**
 * Sorts stories by what readers lack most, as `RULE` says.
 * @param now in milliseconds since 1970
 */
export function dueFirst(stories: readonly BoardStory[], now: number): readonly BoardStory[] {
  const all = stories.map((story) => ({ story, due: dueness(story, now), lack: lackOf(story) }))
  const newest = ({ date = '' }: BoardStory, { date: other = '' }: BoardStory) =>
    Number(date < other) - Number(date > other)
  return all.sort((a, b) => b.due - a.due || b.lack - a.lack || newest(a.story, b.story)).map(({ story }) => story)
}

function dueness(story: BoardStory, now: number): number {
  const age = story.date === undefined ? Number.POSITIVE_INFINITY : Math.max(0, now - Date.parse(story.date)) / WEEK
  return (lackOf(story) / (age + 1)) * (story.isOnFront ? 2 : 1)
}

function lackOf({ states, lang = '' }: BoardStory): number {
  if (states[lang]?.held === 'withdrawn') return 0
  return Object.values(states).reduce(
    (sum, { state, held }) => sum + (held === 'withdrawn' ? 0 : STATES[state].lack),
    0,
  )
}

/** Whether there is something to do in a language. */
export function isOpen({ state, held }: BoardState): boolean {
  return STATES[state].lack > 0 && held !== 'withdrawn'
}

/** Returns the words that are to be translated, without those of translations that only wait for a review. */
export function wordsToTranslate({ state, words = 0 }: BoardState): number {
  return state === 'unreviewed' || state === 'warned' ? 0 : words
}

/**
 * Returns stories as their files are, drafts too.
 * @param chosen those that the editors chose for a front page
 */
export function storiesOfReports(reports: readonly StoryReport[], chosen: ReadonlySet<string>): BoardStory[] {
  return reports.map(({ loaded: { slug }, original, states: reported }) => {
    const states = mapValues(reported, withWarning)
    return { slug, title: slug, lang: undefined, date: undefined, ...original, isOnFront: chosen.has(slug), states }
  })
}

function withWarning(reported: LanguageState): BoardState {
  return reported.state === 'complete' && reported.problems ? { ...reported, state: 'warned' } : reported
}

function mapValues<In, Out>(record: Readonly<Record<string, In>>, to: (value: In, key: string) => Out) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value, key)]))
}

/** Returns the slugs of the newest published stories. */
export function newestPublished(library: Library, most: number): string[] {
  const newest = library.index.outlines().slice(0, most)
  return newest.map(({ slug }) => slug)
}

/**
 * Returns published stories. Nobody who works on one is named, and no edition that is not published, because the page
 * of the editor is public.
 * @param reports what their files say
 */
export function publishedStories(
  library: Library,
  reports: readonly StoryReport[],
  chosen: ReadonlySet<string>,
): BoardStory[] {
  const all = storiesOfReports(reports, chosen)
  return all.flatMap((story, index) => {
    const published = library.stories.get(story.slug)
    const { words = 0 } = reports[index] ?? {}
    if (!published) return []
    return [{ ...story, states: mapValues(story.states, (state, tag) => publicState(state, tag, published, words)) }]
  })
}

function publicState(
  { assigned: _, ...state }: BoardState,
  tag: string,
  { editions, withdrawn }: Story,
  words: number,
): BoardState {
  return editions.has(tag) || withdrawn.has(tag) ? state : { state: 'missing', words }
}
