import type { Library } from '../../library/library.ts'
import { type Redirect, redirectsOf, withdrawnAddresses } from '../../library/redirects-of.ts'
import { type SearchIndex, searchIndexes } from '../../search/search-folders.ts'
import type { ContentCache } from '../../store/content-cache.ts'
import { sha256 } from '../../store/sha256.ts'
import type { FeedList } from '../../syndication/feed/feed.ts'
import { feedLists } from '../../syndication/feed/feed-files.ts'
import { type NewestStories, newestStories } from '../../syndication/llms-file.ts'
import { mailStories } from '../../syndication/mail/mail-edition.ts'

/** Which stories are in the files that belong to no single story, apart from pages. */
export interface ShownStories {
  readonly feeds: readonly FeedList[]
  readonly mail: readonly NewestStories[]
  readonly newest: readonly NewestStories[]
  readonly redirects: readonly Redirect[]
  readonly withdrawn: readonly string[]
  readonly search: readonly SearchIndex[]
}

const RECORD = 'shown-stories'

/**
 * Returns which stories are shown, as the last build recorded it. Otherwise it compares all stories, and records the result.
 * @param known the digest of the record, if no facts of stories have changed since it was written
 */
export function shownStories(
  cache: ContentCache,
  library: Library,
  known: string | undefined,
): { readonly shown: ShownStories; readonly digest: string } {
  const recorded = known === undefined ? undefined : cache.recorded(RECORD)
  if (recorded && known !== undefined && sha256(recorded) === known) {
    return { shown: JSON.parse(recorded.toString()), digest: known }
  }
  const shown: ShownStories = {
    feeds: feedLists(library),
    mail: mailStories(library),
    newest: newestStories(library),
    redirects: redirectsOf(library),
    withdrawn: withdrawnAddresses(library),
    search: searchIndexes(library),
  }
  const text = JSON.stringify(shown)
  cache.record(RECORD, [text])
  return { shown, digest: sha256(text) }
}
