import type { Problem } from '../../problem/problem.ts'
import { buildTime } from '../../settings/build-time.ts'
import type { IndexedStory } from './render-context.ts'

/** The facts about stories outside a list of changes that a build with that list needs. */
export interface OtherStories {
  /** The stamp of the folder that contains the stories. */
  readonly stamp: string
  /** How many stories there are. */
  readonly count: number
  /** How many more unwanted files the cache may have before a build tidies it. */
  readonly left: number
  /** The build times at which the schedule of each story is so, in milliseconds since 1970: the first, and the last if there is one. */
  readonly since: number
  readonly until?: number
  /** The warnings about the content. */
  readonly problems: readonly Problem[]
}

/**
 * Returns what the next build must know of stories that are not in its list.
 * @returns undefined if it has to look at all of them: if one names a file in `media`, or if the folder changed just now
 */
export function otherStories(
  stories: ReadonlyMap<string, Pick<IndexedStory, 'reading'>>,
  stamp: string | undefined,
  left: number,
  problems: readonly Problem[],
): OtherStories | undefined {
  const readings = [...stories.values()].map(({ reading }) => reading)
  if (stamp === undefined || readings.some(({ shared }) => shared)) return undefined
  const now = buildTime()
  const times = readings.flatMap(({ schedule }) => schedule.times).filter((time) => time > now)
  const until = times.length > 0 ? { until: Math.min(...times) - 1 } : {}
  return { stamp, count: readings.length, left, since: now, ...until, problems }
}
