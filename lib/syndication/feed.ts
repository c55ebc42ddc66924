import { feedAddresses, storyAddress } from '../publication/addresses.ts'
import type { Publication } from '../publication/publication.ts'
import { lastChange } from '../story/last-change.ts'
import type { Name } from '../story/names-of.ts'
import type { Story, Work } from '../story/story.ts'
import { latest, timestamp } from '../story/timestamp.ts'
import { topicsOfWork } from '../story/topics.ts'
import { type Enclosure, enclosureOf } from './enclosure.ts'
import type { SiteContext } from './site-file.ts'

/** A list of stories that is published as feeds: a language's latest, or a topic's. */
export interface FeedList {
  readonly title: string
  readonly description: string
  readonly lang: string
  /** The page that shows it. */
  readonly address: string
  /** By language, the page that shows the same in it, where its Atom feed has an entry. */
  readonly twins: ReadonlyMap<string, string>
  readonly works: readonly Work[]
}

/** What a feed says, whatever its format. */
export interface Feed extends FeedList {
  readonly publication: Publication
  readonly id: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

/** A story in a feed. */
export interface FeedEntry {
  readonly story: Story
  readonly work: Work
  readonly id: string
  /** When, where the story says so. */
  readonly published: string | undefined
  readonly updated: string | undefined
  readonly topics: readonly Name[]
  readonly enclosure: Enclosure | undefined
}

/** A feed holds so many stories, the newest. */
export const FEED_LENGTH = 25

/** The stories of a list that its feeds hold; those without a date come last. */
export function worksInFeed({ works }: FeedList): readonly Work[] {
  return works.slice(0, FEED_LENGTH)
}

/** What the feeds of a list say. */
export function toFeed(list: FeedList, { library, site, sizeOf }: SiteContext): Feed {
  const { publication } = library
  // What tells a feed or a story from all others for ever (RFC 4287, 4.2.6) is where it was first published. A site that
  // does not know its address is not published yet.
  const identify = (address: string) => new URL(`.${address}`, site ?? 'http://localhost/').href
  const toEntry = (story: Story, work: Work): FeedEntry => {
    const { lang, date } = story
    return {
      story,
      work,
      id: identify(storyAddress(lang, work.aliases[0] ?? work.slug)),
      published: date && timestamp(date),
      updated: latest([lastChange(story) ?? date]),
      topics: topicsOfWork(work, lang, publication),
      enclosure: enclosureOf(story, sizeOf),
    }
  }
  const entries = worksInFeed(list).flatMap((work) => {
    const story = work.editions.get(list.lang)
    return story ? [toEntry(story, work)] : []
  })
  return {
    ...list,
    publication,
    id: identify(feedAddresses(list.address).atom),
    updated: latest(entries.map((entry) => entry.updated)) ?? NEVER,
    entries,
  }
}

/** Atom wants a date even of a feed in which nothing has been dated yet. It must not be the day of the build. */
const NEVER = '1970-01-01T00:00:00Z'
