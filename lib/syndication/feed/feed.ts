import type { SiteContext } from '../../library/site-file.ts'
import type { Term } from '../../library/terms-of.ts'
import { topicsOfStory } from '../../library/topics.ts'
import { feedAddresses, storyAddress } from '../../publication/addresses.ts'
import type { Publication } from '../../publication/publication.ts'
import { latest, timestamp } from '../../story/read/timestamp.ts'
import { lastChange } from '../../story/translations/last-change.ts'
import type { Story, StoryEdition } from '../../story/types/story.ts'
import { type Enclosure, enclosureOf } from './enclosure.ts'

/** A list of stories that is published as feeds: a language's latest, or a topic's. */
export interface FeedList {
  readonly title: string
  readonly description: string
  readonly lang: string
  /** The page that shows it. */
  readonly address: string
  /** By language, the page that shows the same in it, where its Atom feed has an entry. */
  readonly twins: ReadonlyMap<string, string>
  readonly stories: readonly Story[]
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
  readonly edition: StoryEdition
  readonly story: Story
  readonly id: string
  /** When, where the story says so. */
  readonly published: string | undefined
  readonly updated: string | undefined
  readonly topics: readonly Term[]
  readonly enclosure: Enclosure | undefined
}

/** A feed holds so many stories, the newest. */
export const FEED_LENGTH = 25

/** The stories of a list that its feeds hold; those without a date come last. */
export function worksInFeed({ stories }: FeedList): readonly Story[] {
  return stories.slice(0, FEED_LENGTH)
}

/** What the feeds of a list say. */
export function toFeed(list: FeedList, { library, site, sizeOf }: SiteContext): Feed {
  const { publication } = library
  // What tells a feed or a story from all others for ever (RFC 4287, 4.2.6) is where it was first published. A site that
  // does not know its address is not published yet.
  const identify = (address: string) => new URL(`.${address}`, site ?? 'http://localhost/').href
  const toEntry = (edition: StoryEdition, story: Story): FeedEntry => {
    const { lang, date } = edition
    return {
      edition,
      story,
      id: identify(storyAddress(lang, story.aliases[0] ?? story.slug)),
      published: date && timestamp(date),
      updated: latest([lastChange(edition) ?? date]),
      topics: topicsOfStory(story, lang, publication),
      enclosure: enclosureOf(edition, sizeOf),
    }
  }
  const entries = worksInFeed(list).flatMap((story) => {
    const edition = story.editions.get(list.lang)
    return edition ? [toEntry(edition, story)] : []
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
