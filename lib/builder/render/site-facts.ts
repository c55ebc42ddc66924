import path from 'node:path'
import { FRONT_FILE } from '../../library/front-choice.ts'
import type { Library } from '../../library/library.ts'
import type { SharedContent } from '../../library/read-library.ts'
import type { Problem } from '../../problem/problem.ts'
import { buildTime } from '../../settings/build-time.ts'
import { bytesOrReason } from '../../store/folder-digest.ts'
import { sha256 } from '../../store/sha256.ts'
import type { LinkFacts } from '../../story/translations/link-facts.ts'
import type { LoadedStory } from '../../story/translations/load-story.ts'
import { newsChangeAfter } from '../../syndication/sitemap/sitemap.ts'
import type { IndexedStory } from './render-context.ts'
import type { ReadyStory } from './render-stories.ts'

/**
 * Facts about the site as a whole that a build found. While no story’s facts change, the next build need not compare all
 * stories again, nor make the pages that list them.
 */
export interface SiteFacts {
  /** A digest of what it depends on besides the stories and the state of the index. */
  readonly from: string
  /** The build times at which it is so, in milliseconds since 1970: the first, and the last if it is known. */
  readonly since: number
  readonly until?: number | undefined
  /** The problems that were found when stories and pages were compared with each other. */
  readonly problems: readonly Problem[]
  /** The digest of what the related stories were found from. */
  readonly related: string
  /** The digest of the record of which stories are in feeds and other files of the whole site. */
  readonly shown: string
}

/** Returns a digest of what the site as a whole depends on besides its stories and the state of the index. */
export function siteFactsFrom(
  root: string,
  { statics, pages }: SharedContent,
  folderProblems: readonly Problem[],
): string {
  const front = sha256(bytesOrReason(path.join(root, FRONT_FILE)))
  const standing = pages.map(({ story, linked, problems }) => [story, linked, problems])
  return sha256(JSON.stringify([front, statics, standing, folderProblems], withMaps))
}

/** Returns the last build time at which a site is as it is now if nobody changes it; undefined if it has no end. */
export function lastTimeOf(library: Library): number | undefined {
  const now = buildTime()
  const end = library.front?.until === undefined ? undefined : Date.parse(library.front.until) - 1
  const times = [newsChangeAfter(library, now), end].flatMap((time) => (time !== undefined && time >= now ? time : []))
  return times.length > 0 ? Math.min(...times) : undefined
}

/**
 * Returns what the last build found out if it is still so: nothing that it depends on has changed, except texts of stories.
 * @param from a digest of what it depends on now besides stories
 */
export function sameFacts(
  { facts, entries }: { readonly facts?: SiteFacts | undefined; readonly entries: ReadonlyMap<string, Read> },
  from: string,
  read: ReadonlyMap<string, { readonly story: Read; readonly before: unknown }>,
): SiteFacts | undefined {
  const now = buildTime()
  if (facts?.from !== from || now < facts.since || now > (facts.until ?? now)) return undefined
  if (entries.size !== read.size) return undefined
  const isSame = [...read].every(
    ([slug, { before, story }]) => before !== undefined || isSameElsewhere(story.reading, entries.get(slug)?.reading),
  )
  return isSame ? facts : undefined
}

type Read = Pick<IndexedStory, 'reading'>

/** Whether the keywords of all stories are the same as in the last build. */
export function haveSameTerms(
  entries: ReadonlyMap<string, IndexedStory>,
  read: ReadonlyMap<string, ReadyStory>,
): boolean {
  return [...read].every(([slug, { before, story }]) => before || entries.get(slug)?.terms === story.terms)
}

/** Whether a story is the same to all pages but its own, and every link to it that was right still is. */
function isSameElsewhere(now: LoadedStory, before: LoadedStory | undefined): boolean {
  return before !== undefined && factsOf(now) === factsOf(before) && haveIdsOf(before.linked, now.linked)
}

/** The facts of a story that other pages show, or that are compared with those of other stories, as a text. */
function factsOf({ story, linked }: LoadedStory): string {
  const links = linked.map(({ ids: _, ...facts }) => facts)
  return JSON.stringify([story, links], (key, value) => (OWN.has(key) ? undefined : withMaps(key, value)))
}

/** Facts that only the story’s own page and its problems use: lines of files, and the staleness of a translation. */
const OWN: ReadonlySet<string> = new Set(['place', 'staleness'])

/** Whether the files of a story have all ids that they had, so that no link to one is broken. */
function haveIdsOf(before: readonly LinkFacts[], now: readonly LinkFacts[]): boolean {
  return before.every(({ ids }, index) => {
    const all = new Set(now[index]?.ids.split(' '))
    return ids.split(' ').every((id) => all.has(id))
  })
}

function withMaps(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value
}
